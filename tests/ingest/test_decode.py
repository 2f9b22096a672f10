"""From bytes to text."""

from __future__ import annotations

import pytest

from rashomon.ingest.decode import decode
from rashomon.model.errors import UnreadableInput

ENGLISH = "Twelve people were killed in the café on Friday – “we heard a blast”, a neighbour said.\n"


def test_utf8_needs_no_note() -> None:
    """Plain UTF-8 is read as it is, with nothing to say about it."""
    decoded = decode(ENGLISH.encode(), "a.txt")
    assert (decoded.text, decoded.note) == (ENGLISH, None)


def test_western_bytes_in_english_are_windows_1252() -> None:
    """A few curly quotes and accents above ASCII are what Windows-1252 makes of them, and a note says so."""
    decoded = decode(ENGLISH.encode("cp1252"), "a.txt")
    assert decoded.text == ENGLISH
    assert "cp1252" in (decoded.note or "")


def test_other_encodings_are_detected() -> None:
    """Where most letters are above ASCII their frequencies tell the encoding."""
    text = "В пятницу на рынке города прогремел взрыв, погибли двенадцать человек, сообщили власти. " * 4
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_damaged_utf8_stays_utf8() -> None:
    """A broken byte among sound UTF-8 costs that byte, not every accent in the text."""
    decoded = decode(ENGLISH.encode() + b"And \xff more.", "a.txt")
    assert decoded.text == ENGLISH + "And \ufffd more."
    assert "1 places" in (decoded.note or "")


def test_declared_encoding_is_used_where_the_bytes_are_no_utf8() -> None:
    """What a page declares of itself is believed where it decodes; a declared nonsense is not."""
    assert decode("Żółć".encode("iso8859-2"), "a.html", "ISO-8859-2").text == "Żółć"
    assert decode(ENGLISH.encode("cp1252"), "a.html", "no-such-thing").text == ENGLISH


def test_utf16_without_a_mark() -> None:
    """The zeros between Latin letters show UTF-16 that lacks its mark."""
    assert decode(ENGLISH.encode("utf-16-le"), "a.txt").text == ENGLISH
    assert decode(ENGLISH.encode("utf-16-be"), "a.txt").text == ENGLISH


def test_a_false_mark_is_not_believed() -> None:
    """Two bytes that look like a mark of UTF-16 before plain letters do not turn them into Chinese; real Chinese stays what it is."""
    assert decode(b"\xff\xfe\xfa Twelve people died in it.", "a.txt").text.endswith("Twelve people died in it.")
    assert decode("\ufeff爆炸造成十二人死亡，警方说。".encode("utf-16-le"), "a.txt").text == "爆炸造成十二人死亡，警方说。"


@pytest.mark.parametrize("data", [b"\x7fELF\x01\x02\x00\x00\x00abc", bytes(range(1, 32)) * 20, b"\xff\xfea\0b"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Zeros, control characters and half a UTF-16 character are refused, with the input's name."""
    with pytest.raises(UnreadableInput, match=r"a\.txt"):
        decode(data, "a.txt")
