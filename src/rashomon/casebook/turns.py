"""Turns at writing to a casebook that is a file: who waits is let in before who has just written.

SQLite lets whoever asks at the right moment write, so that one of many may wait for a minute. A lock on a file beside the casebook (never
on the casebook itself: closing that would undo SQLite's own locks) makes writers wait in the kernel, which ends with the process that
holds it, however that ends. Where there can be no such file, SQLite's own lock has to do.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ENDING = "-turns"
"""Of the file's name, as SQLite's own are called after the casebook."""


@contextmanager
def turn_at(casebook: Path) -> Iterator[None]:
    """Wait until nobody else writes to the casebook in this way, and hold others off until the end."""
    place = _held(casebook)
    try:
        yield
    finally:
        if place is not None:
            fcntl.flock(place, fcntl.LOCK_UN)  # also for a process that was forked meanwhile
            os.close(place)
            os.sched_yield()  # those who wait come first


def clear(casebook: Path) -> None:
    """Remove the file that turns are taken on, if nobody is at it."""
    path = _beside(casebook)
    with suppress(OSError):  # not there, in use, or not to be removed: it does no harm
        place = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(place, path):
                path.unlink()
        finally:
            os.close(place)


def _held(casebook: Path) -> int | None:
    """Return the descriptor on which the turn is held; null where there can be none."""
    path = _beside(casebook)
    while (place := _opened(path, casebook)) is not None:
        try:
            fcntl.flock(place, fcntl.LOCK_EX)
        except OSError:  # a file system without such locks
            os.close(place)
            return None
        except BaseException:
            os.close(place)
            raise
        if _is_at(place, path):
            return place
        os.close(place)  # it was removed while we waited: others wait at another
    return None


def _opened(path: Path, casebook: Path) -> int | None:
    """Open the file, for all who may read the casebook; null where the casebook or its folder may not be written."""
    try:
        if not os.access(casebook, os.W_OK):
            return None
        return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, stat.S_IMODE(casebook.stat().st_mode) & 0o666)
    except OSError:
        return None


def _is_at(place: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(place), path.stat())
    except OSError:
        return False


def _beside(casebook: Path) -> Path:
    return casebook.with_name(casebook.name + ENDING)
