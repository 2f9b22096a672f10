"""The XML of a feed, made safe before any other parser sees it: no entities of its own, bounded, whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from xml.parsers import expat

from rashomon.ingest.limits import Limits
from rashomon.model.errors import InputTooLarge, UnreadableInput

ENTRIES = frozenset({"item", "entry", "atom:entry"})
MAX_DEPTH = 100
MAX_ELEMENTS = 200_000

_SEPARATOR = "\x1f"
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_STRAY = re.compile(r"&(?!#?\w{1,32};)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Feed:
    """A feed as well-formed UTF-8 with whole entries only, at most as many as allowed.

    ``spans`` are the entries' places in ``xml``, in bytes. ``broken`` says where it broke off, ``mended`` that it was not well-formed as it
    came, ``more`` that it holds further entries.
    """

    xml: bytes
    spans: tuple[tuple[int, int], ...]
    broken: str | None = None
    mended: bool = False
    more: bool = False


def safe_feed(text: str, name: str, limits: Limits) -> Feed:
    """Return the feed in ``text``; what is whole of it where it breaks off.

    Raises `UnreadableInput` where it declares entities or nothing in it is whole, `InputTooLarge` where it is built to exhaust a parser.
    """
    found = _Scan(name, limits).feed(text)
    if not found.broken:
        return found
    mended = _Scan(name, limits).feed(_mended(text))
    return Feed(mended.xml, mended.spans, mended.broken, mended=True, more=mended.more) if len(mended.spans) > len(found.spans) else found


def _mended(text: str) -> str:
    """Return ``text`` with what most often keeps feeds from being XML put right: HTML's entities, lone ampersands, control characters."""
    text = _CONTROLS.sub("\ufffd", text)
    text = _ENTITY.sub(lambda found: found[0] if found[1] in _XML_ENTITIES else html5.get(f"{found[1]};", f"&amp;{found[1]};"), text)
    return _STRAY.sub("&amp;", text)


class _Enough(Exception):
    """As many entries as allowed were seen."""


class _Scan:
    """One pass over a feed with a parser that expands nothing."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._most = name, limits.max_feed_entries
        self._open: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._start = 0
        self._entry_depth = 0
        self._elements = 0
        self._closing = ""
        self._data = b""
        self._parser = expat.ParserCreate("utf-8", _SEPARATOR)
        self._parser.namespace_prefixes = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def feed(self, text: str) -> Feed:
        """Return the feed in ``text``."""
        self._data = _DECLARATION.sub("", text, count=1).encode("utf-8")
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            return Feed(self._so_far(), tuple(self._spans), broken=f"{expat.ErrorString(error.code)} (line {error.lineno:,})")
        except _Enough:
            return Feed(self._so_far(), tuple(self._spans), more=True)
        return Feed(self._data, tuple(self._spans))

    def _so_far(self) -> bytes:
        """Return the feed up to the end of its last whole entry, with what is open there closed."""
        return self._data[: self._spans[-1][1]] + self._closing.encode("utf-8") if self._spans else b""

    def _doctype(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if has_subset:
            raise UnreadableInput(f"{self._name} declares entities of its own, which no feed needs and bombs are built of; not read")

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            limits = f"more than {MAX_ELEMENTS:,} elements, or elements nested more than {MAX_DEPTH} deep"
            raise InputTooLarge(f"{self._name} holds {limits}; no feed needs that")
        name = _name(tag)
        self._open.append(name)
        if name in ENTRIES and not self._entry_depth:
            if len(self._spans) >= self._most:
                raise _Enough
            self._entry_depth, self._start = len(self._open), self._parser.CurrentByteIndex

    def _end(self, tag: str) -> None:
        if len(self._open) == self._entry_depth:
            end = _TAG.match(self._data, self._parser.CurrentByteIndex)
            self._spans.append((self._start, end.end() if end else len(self._data)))
            self._entry_depth = 0
            self._closing = "".join(f"</{name}>" for name in reversed(self._open[:-1]))
        self._open.pop()


def _name(tag: str) -> str:
    """Return an element's name as written, from "namespace, name, prefix" as the parser gives it."""
    parts = tag.split(_SEPARATOR)
    return f"{parts[2]}:{parts[1]}" if len(parts) == 3 else parts[-1]
