"""The pipeline: the one place where the stages are wired together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rashomon.export import write_folder
from rashomon.ingest import Limits, ingest
from rashomon.model import Document, Findings, Issue
from rashomon.model.errors import NothingToRead

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True)
class Options:
    """How to examine: language model (null for the one that comes along), processes, limits on input."""

    model: str | None = None
    jobs: int = 1
    limits: Limits = Limits()  # noqa: RUF009 - frozen


class Examination(Findings, kw_only=True):
    """What `examine` found; it can be written to a folder and shows itself in a notebook."""

    def write(self, out: Path) -> Path:
        """Write the output folder; return the path of its ``index.html``."""
        from rashomon.report import render

        return write_folder(self, render(self), out)

    def _repr_html_(self) -> str:
        from rashomon.report import render_fragment

        return render_fragment(self)


DEFAULT = Options()


def examine(sources: Iterable[str | Path], options: Options = DEFAULT, *, progress: Progress | None = None) -> Examination:
    """Read the reports in ``sources`` and return what they say; raises `NothingToRead` where there is not one."""
    documents: list[Document] = []
    issues: list[Issue] = []
    for item in ingest(sources, options.limits):
        if isinstance(item, Document):
            documents.append(item)
            if progress:
                progress("reading", len(documents), None)
        else:
            issues.append(item)
    if not documents:
        raise NothingToRead("not one report could be read", tuple(issues))
    return Examination(documents=tuple(sorted(documents, key=lambda document: document.id)), issues=tuple(issues))
