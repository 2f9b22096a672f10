"""Which of two documents of one text is marked as a copy, and in what words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rashomon import lexicon
from rashomon.model import Document, Flag
from rashomon.reconcile.names import normal_name

CREDIT_HEAD, CREDIT_FOOT = 250, 300
"""Code points at the beginning and the end of a text where a dateline or a credit line stands."""
LEAST_ACRONYM = 3


def copy_flags(first: Document, other: Document, share: float) -> Iterator[tuple[str, Flag]]:
    """Yield document ids with the flag to set, for two documents of which ``share`` of the shorter one's runs are the same.

    The later one is the copy. Where the days do not tell, it is the one whose text credits the other's publisher and not its own; else the
    one without a publisher; else the one beside a news agency's. Failing all that, both are marked as sharing one text. ``first`` is the
    earlier, where the days tell.
    """
    days = day_of(first), day_of(other)
    if days[0] is not None and days[1] is not None and days[0] < days[1]:
        yield other.id, _copy_flag(other, first, share)
        return
    source = _credited(first, other) or _only(first, other, _is_named) or _only(first, other, _is_agency)
    if source is None:
        yield first.id, _sharing_flag(other, share)
        yield other.id, _sharing_flag(first, share)
    else:
        copy = other if source is first else first
        yield copy.id, _copy_flag(copy, source, share)


def day_of(document: Document) -> str | None:
    """Return the day a document came out, or null where none is known or it is flagged as impossible."""
    return None if any(flag.flag == "impossible-date" for flag in document.flags) else document.published.date


def _credited(one: Document, other: Document) -> Document | None:
    """Return the document whose publisher the other's text credits, where that goes one way only."""
    credits_one = _names(other.text, one.publisher) and not _names(other.text, other.publisher)
    credits_other = _names(one.text, other.publisher) and not _names(one.text, one.publisher)
    if credits_one == credits_other or one.publisher == other.publisher:
        return None
    return one if credits_one else other


def _names(text: str, publisher: str | None) -> bool:
    edges = f"{text[:CREDIT_HEAD]}\n{text[-CREDIT_FOOT:]}"
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", edges) for name in _forms(publisher))


def _forms(publisher: str | None) -> list[str]:
    """Return a publisher's name without what stands in brackets, what stands in them, and its acronym."""
    if not publisher:
        return []
    bare = re.sub(r"\([^()]*\)", " ", publisher).strip()
    acronym = "".join(word[0] for word in bare.split() if word[0].isupper())
    forms = [bare, *re.findall(r"\(([^()]+)\)", publisher)]
    return [form for form in [*forms, *([acronym] if len(acronym) >= LEAST_ACRONYM else [])] if form]


def _only(one: Document, other: Document, holds: Callable[[Document], bool]) -> Document | None:
    """Return the document of which alone something holds."""
    if holds(one) == holds(other):
        return None
    return one if holds(one) else other


def _is_named(document: Document) -> bool:
    return bool(document.publisher)


def _is_agency(document: Document) -> bool:
    name = f" {normal_name(document.publisher or '')} "
    return any(f" {normal_name(words)} " in name for words in lexicon.load("reconcile")["news_agencies"])


def _copy_flag(copy: Document, source: Document, share: float) -> Flag:
    own = copy.publisher is not None and copy.publisher == source.publisher
    what = "a later version of the same publisher's" if own else "a copy of"
    return Flag(flag="copy", detail=f"{what} {_called(source)}: {_runs_words(share)}")


def _sharing_flag(other: Document, share: float) -> Flag:
    return Flag(flag="copy", detail=f"shares one text with {_called(other)}; which came first is not known: {_runs_words(share)}")


def _called(document: Document) -> str:
    title = f"“{document.title}”" if document.title else "a report"
    facts = ", ".join(fact for fact in (document.publisher, document.published.date) if fact)
    return f"{title} ({facts})" if facts else title


def _runs_words(share: float) -> str:
    return f"{percent(share)} % of the shorter text's five-word runs are the same"


def percent(share: float) -> int:
    """Return a share in whole per cent, rounded down, so that 100 means all."""
    return int(share * 100)
