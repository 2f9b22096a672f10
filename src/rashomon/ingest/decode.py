"""From bytes to text: byte-order marks, UTF-8, UTF-16, else detection. Nothing is stripped and line ends are kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rashomon.model.errors import UnreadableInput

# The four-byte mark of UTF-32 begins with that of UTF-16, so it is looked for first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 256 * 1024
MAX_CONTROL_SHARE = 0.02
MAX_DAMAGE_SHARE = 0.10
MAX_WESTERN_SHARE = 0.10
# Encodings of Python's that no report is written in; some take time with the square of the length.
NOT_FOR_TEXT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
WESTERN_MARKS = frozenset("“”‘’„‚–—…•·«»¡¿€£¥§©®™°\u00a0\u00ad")

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_PRINTABLE = bytes(range(32, 127)) + b"\t\r\n"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read with, and a note in words where that was not plain UTF-8 or UTF-16."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of ``data`` after any byte-order mark; ``declared`` is what the input itself says of its encoding.

    Raises `UnreadableInput` where the bytes are no text.
    """
    encoding, mark = wide_encoding(data[:SAMPLE_BYTES])
    if encoding and encoding != "utf-8":
        return Decoded(_strict(data[mark:], encoding, name), encoding)
    data = data[mark:]
    if is_binary(data):
        raise UnreadableInput(f"{name} is binary, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _damaged(data, name) or _detected(data, name)


def wide_encoding(data: bytes) -> tuple[str | None, int]:
    """Return the encoding that a byte-order mark (or the zeros of unmarked UTF-16) shows, and the mark's length in bytes."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark) and not (encoding.startswith("utf-16") and _is_ascii(data[len(mark) :])):
            return encoding, len(mark)
    if len(data) >= 4:
        even, odd = data[::2].count(0) / len(data[::2]), data[1::2].count(0) / len(data[1::2])
        if odd > 0.4 and even < 0.05:
            return "utf-16-le", 0
        if even > 0.4 and odd < 0.05:
            return "utf-16-be", 0
    return None, 0


def _is_ascii(data: bytes) -> bool:
    """Tell whether bytes after what looks like a mark of UTF-16 are single-byte letters, which would all be read as Chinese."""
    return bool(data) and 0 not in data and len(data.translate(None, _PRINTABLE)) < 0.1 * len(data)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes that are not UTF-16 or UTF-32 hold something else than text: a zero, or too many control characters."""
    sample = data[:SAMPLE_BYTES]
    if b"\0" in data:
        return True
    return len(sample) - len(sample.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(sample)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name} looks like {encoding} but is none from byte {error.start:,} on") from error


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        known = codecs.lookup(encoding).name
        # A page that declares ISO 8859-1 means Windows-1252 (WHATWG Encoding Standard, section 4.2).
        known = "cp1252" if known in ("iso8859-1", "ascii") else known
        if known in NOT_FOR_TEXT:
            return None
        return Decoded(data.decode(known), known)
    except (LookupError, ValueError):
        return None


def _damaged(data: bytes, name: str) -> Decoded | None:
    """UTF-8 with a few bytes broken is still UTF-8: reading it as anything else would spoil every accented letter in it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken > len(_MULTIBYTE.findall(data)):
        return None
    if broken > MAX_DAMAGE_SHARE * len(text):
        raise UnreadableInput(f"{name} is neither UTF-8 (broken in {broken:,} places) nor anything else; save it as UTF-8")
    return Decoded(text, "utf-8", f"not valid UTF-8 in {broken:,} places; the bytes there are shown as \ufffd")


def _detected(data: bytes, name: str) -> Decoded:
    sample = data[:SAMPLE_BYTES]
    found = "cp1252" if _is_western(sample) and _decodes(data, "cp1252") else _guess(sample)
    if found is None or not _decodes(data, found):
        raise UnreadableInput(f"{name} is in no encoding that could be told; save it as UTF-8")
    return Decoded(data.decode(found), found, f"not UTF-8; read as {found}, as far as can be told")


def _is_western(sample: bytes) -> bool:
    """Tell whether Windows-1252 makes letters and typographers' marks of the few bytes above ASCII.

    A handful of them gives a detector by frequency nothing to go on; this is the web's default (WHATWG Encoding Standard).
    """
    high = [character for character in sample.decode("cp1252", "replace") if character > "\x7f"]
    plausible = sum(character.isalpha() or character in WESTERN_MARKS for character in high)
    return len(high) <= max(4, MAX_WESTERN_SHARE * len(sample)) and plausible >= 0.95 * len(high)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
