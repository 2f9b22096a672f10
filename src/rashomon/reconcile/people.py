"""One name for one speaker or actor throughout an account: a surname beside the full name, an acronym beside the long form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rashomon.model import Actor, Claim, Link
from rashomon.reconcile.names import NameIndex, is_branch_by_lexicon, normal_name


def unify_names(claims: Sequence[Claim]) -> list[Claim]:
    """Return ``claims`` with speakers and actors under the fullest name that the account has for each; ids and quotes stay as they are.

    Each document resolves names by itself, so one calls "Smith" whom another calls "John Smith". A single capitalised word stands for the
    one longer name of the account that ends in it, never where two do; an acronym for the long form that it fits.
    """
    fullest = _fullest(_names(claims))
    ids = _speaker_ids(claims, fullest)
    return [_renamed(claim, fullest, ids) for claim in claims]


def _names(claims: Iterable[Claim]) -> list[str]:
    names = {link.speaker for claim in claims for link in claim.attribution if link.speaker}
    names |= {claim.value.name for claim in claims if isinstance(claim.value, Actor)}
    return sorted(names, key=lambda name: (-len(normal_name(name)), len(name), name))


def _fullest(names: Sequence[str]) -> Mapping[str, str]:
    """Return the fullest name for each name; ``names`` come longest first."""
    found: dict[str, str] = {}
    by_key: dict[str, str] = {}
    longer = NameIndex()
    for name in names:
        key = normal_name(name)
        if key not in by_key:
            by_key[key] = _longer(name, longer)
            if by_key[key] == name:
                longer.file(name)
        found[name] = by_key[key]
    return found


def _longer(name: str, longer: NameIndex) -> str:
    same = longer.same_actor(name)
    if not same:
        same = [other for other in longer.full_names(name) if not is_branch_by_lexicon(name, other)]
    return same[0] if len(same) == 1 else name


def _speaker_ids(claims: Iterable[Claim], fullest: Mapping[str, str]) -> Mapping[str, str]:
    """Return one speaker id for each fullest name: the id under which that very name goes, else the first."""
    found: dict[str, tuple[bool, str]] = {}
    for claim in claims:
        for link in claim.attribution:
            if link.speaker and link.speaker_id:
                name = fullest[link.speaker]
                found[name] = min(found.get(name, (True, "~")), (link.speaker != name, link.speaker_id))
    return {name: speaker for name, (_, speaker) in found.items()}


def _renamed(claim: Claim, fullest: Mapping[str, str], ids: Mapping[str, str]) -> Claim:
    links = tuple(_relinked(link, fullest, ids) for link in claim.attribution)
    value = claim.value
    if isinstance(value, Actor):
        value = msgspec.structs.replace(value, name=fullest[value.name])
    return msgspec.structs.replace(claim, attribution=links, value=value)


def _relinked(link: Link, fullest: Mapping[str, str], ids: Mapping[str, str]) -> Link:
    if not link.speaker:
        return link
    name = fullest[link.speaker]
    return msgspec.structs.replace(link, speaker=name, speaker_id=ids.get(name) if link.speaker_id else None)
