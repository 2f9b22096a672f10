"""Every error that Rashomon raises on purpose.

    RashomonError
    ├── InputError          what was asked for cannot be read
    │   ├── UnreadableInput     a path is missing, forbidden, truncated or no text at all
    │   ├── InputTooLarge       over a limit on size
    │   └── NothingToRead       not one report among everything named
    ├── OutputError         what was asked for cannot be written
    │   └── OutputRefused       the folder holds something that is not ours
    ├── CasebookError       what was asked of a casebook cannot be done
    │   ├── CasebookRefused     the address holds no casebook, or one of a newer version
    │   ├── CasebookUnavailable it cannot be opened, read or written now: no file, a full disk, a lost connection
    │   │   ├── CasebookReadOnly    it may be read, and not written
    │   │   └── CasebookDamaged     its file is not as it was written
    │   ├── NotInCasebook       it holds no event, claim or document of that name
    │   └── DecisionRefused     a decision that cannot be taken as it stands
    │       └── DecisionsRefused    a file with lines that are no decisions
    ├── ModelUnavailable    the language model is not installed or does not load
    ├── PackageMissing      what was asked for needs a package that is not installed
    ├── WorkerLost          a process that was reading documents was ended from outside
    └── InternalError       our own promise broken: report it
        └── SpanError           a span does not reproduce its quote

Caught only in ``pipeline`` and at the edges (``cli``).
A message says what went wrong, where, and what to do about it.
"""

from typing import Any


class RashomonError(Exception):
    """Base of every error raised on purpose."""


class InputError(RashomonError):
    """What was asked for cannot be read."""


class UnreadableInput(InputError):
    """A path is missing, forbidden, truncated or holds no text."""


class InputTooLarge(InputError):
    """An input is over a limit on size."""


class NothingToRead(InputError):
    """Not one report was found in everything named; ``issues`` (of `Issue`) say why."""

    def __init__(self, message: str, issues: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.issues = issues


class OutputError(RashomonError):
    """What was asked for cannot be written."""


class OutputRefused(OutputError):
    """The output folder holds something that is not an earlier output."""


class CasebookError(RashomonError):
    """What was asked of a casebook cannot be done."""


class CasebookRefused(CasebookError):
    """The address holds no casebook, or one that a newer version wrote."""


class CasebookUnavailable(CasebookError):
    """The casebook cannot be opened, read or written now: no file, a full disk, a lost connection."""


class CasebookReadOnly(CasebookUnavailable):
    """The casebook may be read, and not written."""


class CasebookDamaged(CasebookUnavailable):
    """The casebook's file is not as it was written: bytes of it were changed or lost."""


class NotInCasebook(CasebookError):
    """The casebook holds no event, claim or document of that name."""


class DecisionRefused(CasebookError):
    """A decision that cannot be taken as it stands."""


class DecisionsRefused(DecisionRefused):
    """A file holds lines that are no decisions; ``refused`` (of `Refused`) names each by its number, with the reason."""

    def __init__(self, message: str, refused: tuple[Any, ...]) -> None:
        super().__init__(message)
        self.refused = refused


class ModelUnavailable(RashomonError):
    """The language model is not installed or does not load."""


class PackageMissing(RashomonError):
    """What was asked for needs a package that is not installed."""


class WorkerLost(RashomonError):
    """A process that was reading documents was ended from outside."""


class InternalError(RashomonError):
    """A promise of our own was broken; this is a bug to report."""


class SpanError(InternalError):
    """A span does not reproduce its quote."""
