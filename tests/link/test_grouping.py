"""When a mention opens an event of its own in a document, and when it goes back to one already told."""

from __future__ import annotations

from rashomon.link.grouping import group_mentions
from rashomon.model import Extraction, Mention, Place, make_document

VARNA = Place(name="Varna, Bulgaria", city="Varna", country="BG")
LYON = Place(name="Lyon, France", city="Lyon", country="FR")


def mention(sentence: int, kind: str, **known: object) -> Mention:
    """A mention in a sentence of its own; all stand in one paragraph."""
    span = (10 * sentence, 10 * sentence + 5)
    shape = {"document": "doc", "span": span, "sentence_span": span, "trigger": kind, "paragraph": 0, "definite": True}
    return Mention(id=f"men-{sentence}-{kind}", kind=kind, sentence=sentence, **{**shape, **known})  # type: ignore[arg-type]


def groups(*mentions: Mention, setting: Place | None = None) -> list[list[str]]:
    """The kinds of the mentions of each event that a document tells of."""
    document = make_document("x" * 200)
    found = group_mentions(Extraction(document=document, mentions=mentions, settings=((setting, 0.9),) if setting else ()))
    return [[m.kind for m in group.mentions] for group in found]


OPENING = (mention(0, "bombing", names=("Fenn Mill",)), mention(1, "bombing"), mention(2, "attack"))


def test_a_definite_word_goes_back() -> None:
    """ "The attack" speaks of the event just told."""
    assert groups(*OPENING) == [["bombing", "bombing", "attack"]]


def test_a_new_kind_told_afresh_is_another_event() -> None:
    """A kind new to a well-established event, told of in a clause of its own, is another."""
    fire = mention(3, "accident", described=True, names=("Brandt Works",))
    assert groups(*OPENING, fire) == [["bombing", "bombing", "attack"], ["accident"]]
    assert groups(*OPENING, mention(3, "accident")) == [["bombing", "bombing", "attack", "accident"]]


def test_a_place_outside_the_setting_is_another_event() -> None:
    """Where the main event has no town, one told elsewhere than the document is set is not it."""
    elsewhere = mention(3, "attack", places=(LYON,))
    assert groups(*OPENING, elsewhere, setting=VARNA) == [["bombing", "bombing", "attack"], ["attack"]]
    assert groups(*OPENING, mention(3, "attack", places=(VARNA,)), setting=VARNA) == [["bombing", "bombing", "attack", "attack"]]


def test_one_clause_tells_of_one_event() -> None:
    """A verb that goes on with the telling in the same sentence is no second event."""
    going_on = mention(2, "accident", definite=False, span=(26, 29), moment=None, recalled=False, targets=("roof",), described=True)
    assert groups(*OPENING, going_on)[0][:3] == ["bombing", "bombing", "attack"]
    assert len(groups(*OPENING, going_on)) == 1
