"""Zones: which stretches of a text are its title, its body and page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.model.base import Span
from rashomon.model.reading import Zone, ZoneKind

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LONGEST_TITLE = 180
_LONGEST_OPENING = 320
_LONGEST_ANYWHERE = 700
_LONGEST_LINK = 220
_LONGEST_BYLINE = 90
_EDGE = r"[\W\d_]*"
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]?\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    whole: re.Pattern[str]
    headings: re.Pattern[str]
    openings: re.Pattern[str]
    links: re.Pattern[str]
    inline: re.Pattern[str]
    resuming: re.Pattern[str]
    anywhere: re.Pattern[str]
    bylines: re.Pattern[str]
    reporting: re.Pattern[str]


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return the zones of ``text`` in order, without overlap; white space between paragraphs of unlike kinds lies in none of them."""
    lines = list(_lines(text))
    kinds = _kinds([text[start:end] for start, end in lines])
    pieces = [piece for line, kind in zip(lines, kinds, strict=True) for piece in _pieces(text, line, kind)]
    return tuple(_joined([span for span, _ in pieces], [kind for _, kind in pieces]))


def _pieces(text: str, line: Span, kind: ZoneKind) -> Iterator[tuple[Span, ZoneKind]]:
    """Yield a line with its kind; a long one, into which a whole page ran together, in its sentences, each judged by itself, and without
    the links to other reports that stand in it."""
    if kind == "body":
        asides = list(_links_within(text, line))
        for start, end in asides:
            yield from _pieces_between(text, (line[0], start), kind)
            yield (start, end), "boilerplate"
            line = (end, line[1])
    yield from _pieces_between(text, line, kind)


def _links_within(text: str, line: Span) -> Iterator[Span]:
    """Yield the links to other reports within a line: "… said. RELATED: Man charged with murder The victim …", "… said. More: Two dead"."""
    patterns, reached = _patterns(), line[0]
    for match in patterns.inline.finditer(text, *line):
        if match.start() <= line[0] or match.start() < reached:
            continue
        last = min(line[1], match.end() + _LONGEST_LINK)
        ends = (patterns.inline.search(text, match.end(), last), patterns.resuming.search(text, match.end(), last))
        reached = min([last, *(found.start() for found in ends if found)])
        yield match.start(), match.start() + len(text[match.start() : reached].rstrip())


def _pieces_between(text: str, line: Span, kind: ZoneKind) -> Iterator[tuple[Span, ZoneKind]]:
    line = line[0] + len(text[slice(*line)]) - len(text[slice(*line)].lstrip()), line[0] + len(text[slice(*line)].rstrip())
    if line[0] >= line[1]:
        return
    if kind == "title" or line[1] - line[0] <= _LONGEST_OPENING or not _mentions_furniture(text, line):
        yield line, kind
        return
    start = line[0]
    for stop in [*(match.end() for match in _SENTENCE.finditer(text, *line)), line[1]]:
        end = start + len(text[start:stop].rstrip())
        if end > start:
            yield (start, end), "boilerplate" if _is_furniture(text[start:end]) else "body"
        start = stop


def _mentions_furniture(text: str, line: Span) -> bool:
    return _patterns().anywhere.search(_plain(text[slice(*line)])) is not None


def _is_furniture(sentence: str) -> bool:
    plain = _plain(sentence)
    return len(plain) <= _LONGEST_ANYWHERE and not _patterns().reporting.search(plain) and _patterns().anywhere.search(plain) is not None


def _plain(line: str) -> str:
    return line.casefold().replace("’", "'")


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip("\ufeff\u200b \t\xa0")
        if stripped:
            start = match.start() + line.index(stripped)
            yield start, start + len(stripped)


def _kinds(lines: list[str]) -> list[ZoneKind]:
    patterns = _patterns()
    kinds: list[ZoneKind] = []
    below_heading = False
    title = lines[0] if len(lines) > 1 and reads_like_title(lines[0]) else None
    for number, line in enumerate(lines):
        plain = _plain(line)
        heading = len(line) < _LONGEST_BYLINE and patterns.headings.fullmatch(plain) is not None
        below_heading = heading or (below_heading and _is_headline(line))
        if below_heading or _is_boilerplate(plain, line, patterns):
            kinds.append("boilerplate")
        elif title is not None and number < 3 and line == title:
            kinds.append("title")
        else:
            kinds.append("body")
    return kinds


def reads_like_title(line: str) -> bool:
    """Tell whether a first line reads like a title: short, with a letter, and not ended like a sentence."""
    return len(line) <= _LONGEST_TITLE and any(map(str.isalpha, line)) and not line.rstrip("\"'”’)] ").endswith((".", ",", ";", ":", "…"))


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not line.rstrip("\"'”’) ").endswith((".", "!", "…"))


def _is_boilerplate(plain: str, line: str, patterns: _Patterns) -> bool:
    size = len(plain)
    if size <= _LONGEST_LINK and patterns.links.match(plain):
        return True
    if size <= _LONGEST_BYLINE and (patterns.whole.fullmatch(plain) or _is_byline(plain, line, patterns)):
        return True
    if size > _LONGEST_OPENING or patterns.reporting.search(plain):
        return False
    return patterns.openings.match(plain) is not None or patterns.anywhere.search(plain) is not None


def _is_byline(plain: str, line: str, patterns: _Patterns) -> bool:
    """A byline is its opening words, then only capitalised words, "and", "for", dates and addresses."""
    opening = patterns.bylines.match(plain)
    if opening is None or len(plain) != len(line):
        return False
    rest = re.findall(r"[^\s,/|&]+", line[opening.end() :])
    return 0 < len(rest) <= 12 and all(
        not word[0].islower() or word in {"and", "for", "of", "the", "at", "on", "am", "pm", "de"} for word in rest
    )


def _joined(lines: list[Span], kinds: list[ZoneKind]) -> Iterator[Zone]:
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or kinds[number] != kinds[first]:
            yield Zone(kind=kinds[first], span=(lines[first][0], lines[number - 1][1]))
            first = number


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = load("boilerplate")
    whole, headings = _alternatives(words["whole"]), _alternatives(words["headings"])
    return _Patterns(
        whole=re.compile(f"{_EDGE}{whole}{_EDGE}"),
        headings=re.compile(f"{_EDGE}{headings}{_EDGE}"),
        openings=re.compile(rf"[^\w(©]*{_alternatives(words['openings'])}"),
        links=re.compile(rf"[^\w]*{_alternatives(words['links'])}"),
        inline=re.compile(rf"\b{_alternatives([form for link in words['links'] for form in (link.upper(), link.capitalize())])}"),
        resuming=re.compile(rf"[.!?](?=\s|$)|(?<=[a-z0-9]) (?=(?:{'|'.join(word.capitalize() for word in words['resuming'])})\b)"),
        anywhere=re.compile(_alternatives(words["anywhere"])),
        bylines=re.compile(rf"[^\w]*{_alternatives(words['bylines'])}(?=\W|$)"),
        reporting=re.compile(rf"\b{_alternatives(words['reporting'])}\b"),
    )


def _alternatives(phrases: list[str]) -> str:
    return "(?:" + "|".join(_as_regex(phrase) for phrase in phrases) + ")"


def _as_regex(phrase: str) -> str:
    """The ellipsis stands for up to eight words; the rest of a phrase is a regular expression without repetition of its own."""
    body = phrase.replace(" … ", r"(?: \S{1,40}){0,8} ")
    end = r"\b" if body[-1].isalnum() else ""
    return body.replace("…", r"\S{0,40}(?: \S{1,40}){0,8}") + end
