"""Which event a claim speaks of, in a document (`link_within`) and across documents (`link_across`)."""

from rashomon.link.across import Linked, link_across
from rashomon.link.published import impossible_date
from rashomon.link.within import link_within

__all__ = ["Linked", "impossible_date", "link_across", "link_within"]
