"""When two names in gold and output are the same name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

# Words that tell no name from another.
LITTLE = frozenset(("the", "a", "an", "of", "for", "in", "and", "s", "its", "his", "her", "their", "this", "that"))
# A name left with nothing but these names nobody: "the ministry" may be any ministry.
GENERIC = frozenset(
    [
        "ministry",
        "minister",
        "office",
        "official",
        "officials",
        "police",
        "group",
        "government",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "agency",
        "authorities",
        "state",
        "army",
        "service",
        "report",
        "man",
        "men",
        "people",
        "source",
        "sources",
        "court",
        "town",
        "city",
        "hospital",
        "head",
        "chief",
        "foreign",
        "interior",
        "leader",
        "officer",
        "militants",
        "fighters",
    ]
)


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, without accents, case, articles and possessives."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold().replace("’", "'")) if not unicodedata.combining(c))
    words = frozenset(re.findall(r"\w+", plain)) - LITTLE
    return words or frozenset(re.findall(r"\w+", plain))


def same_name(gold: str, found: str) -> bool:
    """Tell whether ``found`` names what ``gold`` names: the same words, all of them and more, or a telling part of them.

    A part tells where it is not generic and holds a proper name of the gold, if the gold has one.
    """
    wanted, given = words_of(gold), words_of(found)
    if not wanted or not given:
        return False
    proper = words_of(" ".join(re.findall(r"\b[^\W\d_a-z]\w*", gold))) - GENERIC
    return wanted <= given or (given <= wanted and not given <= GENERIC and (not proper or bool(given & proper)))


def any_name(accepted: Iterable[str], found: str, others: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether ``found`` is one of the accepted names, or another name that ``others`` lists for the same."""
    wanted = set(accepted)
    for name, more in others.items():
        if wanted & {name, *more}:
            wanted |= {name, *more}
    return any(same_name(name, found) for name in wanted)
