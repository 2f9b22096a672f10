"""Chains: on whose word something is told; and what a clause is worth by its own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.statements import Chain, find_statements, surface_stance
from rashomon.model import Reading

Read = Callable[..., Reading]


def chain_at(read_text: Read, text: str, words: str) -> Chain:
    """Return the chain over some words of a text."""
    start = text.index(words)
    return find_statements(read_text(text)).chain((start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "speakers", "stance"),
    [
        ("Nine miners died in the fire.", [], "asserted"),
        ("Police said nine miners died in the fire.", ["Police"], "asserted"),
        ("The Courier reported, citing two officials, that nine miners died.", ["Courier", "two officials"], "asserted"),
        ("The Courier reported that the army had denied that it killed nine miners.", ["Courier", "army"], "denied"),
        ("Nine miners were reportedly killed.", [None], "asserted"),
        ("Rebels allegedly killed nine miners.", [None], "suspected"),
        ("Rebels are believed to have killed nine miners.", [None], "suspected"),
        ("The mayor condemned the raid that killed nine miners.", [], "asserted"),
        ("It is known that nine miners died.", [], "asserted"),
        ("I think nine miners died.", [], "asserted"),
    ],
)
def test_chain(read_text: Read, text: str, speakers: list[str | None], stance: str) -> None:
    """The chain runs from the outermost speaker to the root source; the author's own voice has none."""
    number = "Nine miners" if "Nine miners" in text else "nine miners"
    chain = chain_at(read_text, text, number)
    assert [_short(link.speaker) for link in chain.links] == speakers
    assert chain.stance == stance
    assert len(chain.reasons) >= len([s for s in speakers if s != "two officials"])


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The Monitor, which relies on volunteers, said 13 men and two women were among those killed.", "13 men", ["Monitor"]),
        ("Nine miners died, the mayor said. Another 40 were hurt, two of them badly.", "40", ["mayor"]),
        ("Nine miners died, the mayor said. A further two are missing.", "two are missing", ["mayor"]),
        ("Nine miners died, the mayor said. Two mules ran away.", "Two mules", []),
        ("The mayor said nine miners died. Four months later, the inquiry began. Another 40 were found.", "40", []),
        ("Nine miners died, said the mayor, adding all the evidence shows that a bomb killed them.", "a bomb", ["mayor"]),
        ("Nine miners died, according to a statement by the general staff.", "Nine miners", ["general staff"]),
        ("The ministry said nine miners died, while the union put the toll at 40.", "nine miners", ["ministry"]),
        ("The ministry said nine miners died, while the union put the toll at 40.", "toll at 40", ["union"]),
        ("News agency TANA, citing a foreman, reported that nine miners died.", "nine miners", ["News agency TANA", "foreman"]),
        ("Rebels hit a school in the town, state media reported.", "Rebels", ["state media"]),
        ("The town came under fire with the FBI saying rebels had dropped 20 bombs.", "20 bombs", ["Federal Bureau of Investigation"]),
        ("Rebels shelled the town of Velm with rockets killing three men according to the mayor.", "Rebels", ["mayor"]),
        ("Dozens killed in raid on the mill Ann Lee reports - YouTube The army shelled the town.", "army", []),
        ("Nine miners died in the fire — Ann Lee (@annlee) May 3, 2021", "Nine miners", ["Ann Lee"]),
        ("The camp burned.\n\nNine miners died. — Ann Lee (@annlee) 3 May 2021\n\nPolice came.", "Nine miners", ["Ann Lee"]),
        ("The camp burned.\n\nNine miners died. — Ann Lee (@annlee) 3 May 2021\n\nPolice came.", "camp", []),
    ],
)
def test_chain_at(read_text: Read, text: str, words: str, speakers: list[str | None]) -> None:
    """A sentence that only adds to the last one has its speaker; what shows a thing is no speaker beside whoever points to it."""
    assert [_short(link.speaker) for link in chain_at(read_text, text, words).links] == speakers


def _short(name: str | None) -> str | None:
    return name.removeprefix("The ").removeprefix("the ") if name else name


def test_what_a_contended_claim_takes_for_granted_is_the_authors(read_text: Read) -> None:
    """A relative clause about something definite inside "insists that …" stays in the author's voice; the claim itself does not."""
    text = "The governor insists that the fire, which killed nine miners, was set by rebels."
    assert chain_at(read_text, text, "nine miners").links == ()
    assert len(chain_at(read_text, text, "rebels").links) == 1


def test_the_source_is_not_inside_its_own_statement(read_text: Read) -> None:
    """A figure in the description of a speaker is told by the author."""
    text = "A miner who lost two brothers said nine men had died."
    assert chain_at(read_text, text, "two brothers").links == ()


def test_he_is_who_spoke_last(read_text: Read) -> None:
    """A pronoun stands for the person who spoke last; descriptions keep an id of their own in the document."""
    text = "The minister said the mill was safe. She added that nine men had died."
    table = find_statements(read_text(text))
    assert len({s.speaker_id for s in table.statements}) == 1
    assert [speaker.kind for speaker in table.speakers] == ["authorities"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Witnesses", "witness"),
        ("Doctors", "medics"),
        ("A security official", "anonymous"),
        ("The rebels", "party"),
        ("The interior ministry", "authorities"),
        ("A war monitor", "monitor"),
        ("Analysts", "expert"),
    ],
)
def test_kind_of_speaker(read_text: Read, source: str, kind: str) -> None:
    """The words of a description tell the kind of its speaker."""
    table = find_statements(read_text(f"{source} said that nine men had died."))
    assert [speaker.kind for speaker in table.speakers] == [kind]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("The blast killed nine miners.", "actual"),
        ("The blast could kill nine miners.", "possible"),
        ("The blast will kill nine miners.", "predicted"),
        ("The blast did not kill nine miners.", "negated"),
        ("Did the army kill nine miners?", "asked"),
        ("If the army killed nine miners, it must answer for it.", "possible"),
        ("Rebels planned to kill nine miners.", "possible"),
        ("It can be assumed that rebels killed nine miners.", "possible"),
        ("There is no evidence that rebels killed nine miners.", "negated"),
        ("Police foiled a plot to kill nine miners.", "negated"),
        ("The fire killed not less than nine miners.", "actual"),
        ("The army may regret the raid which killed nine miners.", "actual"),
        ("The town has not forgotten that nine miners died.", "actual"),
        ("The army did not hide that it had killed nine miners.", "actual"),
        ("The mayor did not say that nine miners died.", "negated"),
        ("The town has not forgotten that the army did not kill nine miners.", "negated"),
    ],
)
def test_surface_stance(read_text: Read, text: str, reality: str) -> None:
    """Modals, negation and its reach, conditions, questions and what governs the clause tell whether it happened."""
    reading = read_text(text)
    token = next(token for token in reading.doc if token.lower_ == "miners")
    surface = surface_stance(reading, token.i)
    assert surface.reality == reality
    assert (surface.stance is None) == (reality == "actual")
    assert bool(surface.reasons) == (reality != "actual")


def test_a_country_in_capitals_is_no_pronoun(read_text: Read) -> None:
    """ "US" speaks for a country, "us" for the author."""
    assert len(chain_at(read_text, "The US warned that nine men had died.", "nine men").links) == 1
