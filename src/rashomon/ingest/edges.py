"""Where foreign errors become ours, and names become safe to show."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.model.errors import InputTooLarge, UnreadableInput


@contextmanager
def foreign_errors(name: str) -> Iterator[None]:
    """Turn the errors of the system, of unpacking and of decoding into `UnreadableInput` that names the input."""
    try:
        yield
    except EOFError as error:
        raise UnreadableInput(f"{name} is cut short: the packed data ends before its end; fetch it again") from error
    except zlib.error as error:
        raise UnreadableInput(f"{name} is damaged: its packed data does not unpack; fetch it again") from error
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be read: {error.strerror or error}") from error
    except UnicodeError as error:
        raise UnreadableInput(f"{name} is not text in any encoding that was tried; save it as UTF-8") from error
    except RecursionError as error:
        raise UnreadableInput(f"{name} is nested too deeply to be read") from error
    except MemoryError as error:
        raise InputTooLarge(f"{name} does not fit into memory; split it") from error


def writable_name(name: str) -> str:
    """Return a file's name as text that UTF-8 can hold: bytes that are none (kept by Python as surrogates) become ``\\udcXX``."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_writable(text: str) -> bool:
    """Tell whether UTF-8 can hold ``text``: JSON lets half a surrogate pair through, which is no character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
