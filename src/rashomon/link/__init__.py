"""Which event a claim speaks of, in a document (`link_within`) and across documents (`link_across`, and `take_in` as they come and go)."""

from rashomon.link.across import Linked, link_across
from rashomon.link.describe import describe
from rashomon.link.memory import MemoryShelf
from rashomon.link.parts import larger_of, told_as_parts
from rashomon.link.published import impossible_date
from rashomon.link.regroup import Changes
from rashomon.link.sides import place_in_time, tellings_of
from rashomon.link.taking import take_in
from rashomon.link.within import link_within

__all__ = [
    "Changes",
    "Linked",
    "MemoryShelf",
    "describe",
    "impossible_date",
    "larger_of",
    "link_across",
    "link_within",
    "place_in_time",
    "take_in",
    "tellings_of",
    "told_as_parts",
]
