"""Copies: texts that are the same or nearly so, found without comparing all pairs."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rashomon import lexicon
from rashomon.model import Document, Flag, Record, content_id
from rashomon.reconcile.copy_flags import copy_flags, day_of, percent

RUN = 5
"""Words in a run (shingle). Five is usual for newswire reuse: long enough that two reporters do not hit on many by chance."""
SHARED = 0.8
"""Least share of the shorter text's runs that must stand in the longer one. Measured on the shorter text (containment), so that a copy
with a paragraph cut or added still counts. One changed word breaks five runs: a text of 400 words with 15 words changed keeps 0.8.
Two reports that only quote the same statement share far less."""
LEAST_RATIO = 0.5
"""Least length of the shorter text against the longer. A flash that stands whole within a long article is quoted there, not copied."""
LEAST_RUNS = 20
"""Below this many runs a few stock phrases decide; such short texts are one only where they are identical."""
PERMUTATIONS, BANDS, SEED = 256, 64, 20240322
"""64 bands of 4: texts with a Jaccard index of 0.5 are compared with probability 0.98, of 0.1 with 0.006."""
LEAST_ESTIMATE = 0.25
"""Candidates whose estimated Jaccard index is below this cannot reach ``SHARED`` at ``LEAST_RATIO`` (0.36) but by a gross misestimate."""
SAME = 1.0
TITLE_WORD, TITLE_SHARE = 4, 1 / 3
"""A text in which fewer than a third of its title's words (of four letters or more) occur is not the report that the title announces but
what a page shows instead: a request to sign in, a list of videos. Such texts are alike in many reports that share nothing."""
NO_DATE = "9999-99-99"
_WORD = re.compile(r"[^\W_]+")


class TextOrigin(Record, frozen=True, kw_only=True):
    """Documents of one text: ``evidence`` in words, and for each document that copies or shares it the flag to set on it."""

    id: str
    documents: tuple[str, ...]
    evidence: str
    flags: dict[str, Flag]


@dataclass(frozen=True)
class _Match:
    document: Document
    share: float


@dataclass
class _Group:
    """The first text in order of date, and those that match it."""

    root: Document
    matches: list[_Match] = field(default_factory=list)


def find_copies(documents: Sequence[Document]) -> tuple[TextOrigin, ...]:
    """Return the groups of two or more documents whose texts are the same or nearly so, sorted by id.

    Each document is compared only with the first text of each earlier group, in order of date and id, so that texts do not chain into one
    group by small steps, and the order of the input does not matter. Lines that an outlet puts into every article do not count.
    """
    groups: list[_Group] = []
    seen: dict[bytes, int] = {}
    index = _Index()
    for document in sorted(documents, key=lambda each: (day_of(each) or NO_DATE, each.id)):
        words = _report_words(document)
        digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        at, share = seen.get(digest), SAME
        if at is None:
            at, share = index.find(words, groups)
        if at is None:
            at = len(groups)
            groups.append(_Group(document))
            index.add(at)
            if words:
                seen[digest] = at
        else:
            groups[at].matches.append(_Match(document, share))
    return tuple(sorted((_origin(group) for group in groups if group.matches), key=lambda origin: origin.id))


def text_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without the lines that an outlet puts into every article."""
    openings = tuple(lexicon.load("reconcile")["boilerplate_openings"])
    lines = (line.strip().casefold() for line in text.splitlines())
    return [word for line in lines if not line.startswith(openings) for word in _WORD.findall(line)]


def _report_words(document: Document) -> list[str]:
    """Return the words of the report; none where the text is not the one that the title announces."""
    words = text_words(document.text)
    announced = {word for word in _WORD.findall((document.title or "").casefold()) if len(word) >= TITLE_WORD}
    return words if len(announced & set(words)) >= TITLE_SHARE * len(announced) else []


def _runs(words: Sequence[str]) -> set[str]:
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    """Return which share of the shorter text's runs stands in the longer one; 0 where the lengths differ too much."""
    if words == others:
        return SAME
    shorter, longer = sorted((_runs(words), _runs(others)), key=len)
    if len(shorter) < LEAST_RUNS or len(shorter) < LEAST_RATIO * len(longer):
        return 0.0
    return len(shorter & longer) / len(shorter)


class _Index:
    """The first texts of the groups so far, by MinHash and locality-sensitive hashing."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._lsh: Any = RMinHashLSH(threshold=SHARED, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._sketches: dict[int, Any] = {}
        self._last: Any = None

    def find(self, words: Sequence[str], groups: Sequence[_Group]) -> tuple[int | None, float]:
        """Return the group whose first text ``words`` match best, the earliest of equals, and how well; null where none does."""
        self._last = _sketch(words)
        if self._last is None:
            return None, 0.0
        found = [(-share, at) for at, share in self._candidates(words, groups) if share >= SHARED]
        share, at = min(found, default=(0.0, -1))
        return (at, -share) if found else (None, 0.0)

    def _candidates(self, words: Sequence[str], groups: Sequence[_Group]) -> Iterator[tuple[int, float]]:
        for at in self._lsh.query(self._last):
            if self._last.jaccard(self._sketches[at]) >= LEAST_ESTIMATE:
                yield at, _share(words, text_words(groups[at].root.text))

    def add(self, at: int) -> None:
        """Add the text last looked for as the first of group ``at``."""
        if self._last is not None:
            self._sketches[at] = self._last
            self._lsh.insert(at, self._last)


def _sketch(words: Sequence[str]) -> Any:
    from rensa import RMinHash

    runs = _runs(words)
    if len(runs) < LEAST_RUNS:
        return None
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(list(runs))
    return sketch


def _origin(group: _Group) -> TextOrigin:
    flags: dict[str, list[Flag]] = defaultdict(list)
    for match in group.matches:
        for document, flag in copy_flags(group.root, match.document, match.share):
            flags[document].append(flag)
    ids = tuple(sorted([group.root.id, *(match.document.id for match in group.matches)]))
    least = percent(min(match.share for match in group.matches))
    return TextOrigin(
        id=content_id("org", "text", ids),
        documents=ids,
        evidence=f"{len(ids)} documents share at least {least} % of their five-word runs, measured on the shorter text",
        flags={document: flags[document][0] for document in sorted(flags)},
    )
