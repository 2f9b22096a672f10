"""Figures counted from the persons a document tells of, and figures set right by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.ledger import find_ledger
from rashomon.extract.voice import Voices
from rashomon.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.model import Claim
    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]


@pytest.fixture
def counted(read_text: ReadText) -> Callable[[str], dict[str, int | None]]:
    def count(text: str) -> dict[str, int | None]:
        claims = extract(read_text(text)).claims
        return {c.kind: c.value.low for c in claims if isinstance(c.value, Quantity) and c.value.counted_from is not None}

    return count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruck, 24, and Jon Varley, 31, were pronounced dead in the mill.", {"killed": 2}),
        ("A gunman shot his wife dead in the mill. He then turned the gun on himself.", {"killed": 2}),
        ("A boy was shot on Monday. The boy died in hospital on Tuesday.", {"killed": 1}),
        ("A man was shot in the leg. Another man was grazed by a bullet.", {"injured": 2}),
        ("Police found a woman suffering from a gunshot wound. She is in critical condition.", {"injured": 1}),
        ("A bullet struck Ana Ruck in the arm. Ruck is expected to survive.", {"injured": 1}),
    ],
)
def test_persons_are_counted_once_by_their_gravest_state(
    counted: Callable[[str], dict[str, int | None]], text: str, expected: dict[str, int]
) -> None:
    """Names, descriptions and pronouns for one person are one; who was hurt and died is dead."""
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["A man threatened to kill his wife.", "A woman could have been shot, police said.", "Police tried to shoot the dog of a man."],
)
def test_what_did_not_happen_is_not_counted(counted: Callable[[str], dict[str, int | None]], text: str) -> None:
    """Threats, attempts and possibilities are nobody's fate."""
    assert counted(text) == {}


def test_a_stated_total_is_not_counted_again(counted: Callable[[str], dict[str, int | None]]) -> None:
    """Where the document states a total that holds the persons, it gives no counted figure."""
    assert counted("Three people were killed in the mill. Ana Ruck, 24, was killed at the gate.") == {}


def _figures(claims: tuple[Claim, ...]) -> set[tuple[str, int | None, str]]:
    return {(c.kind, c.value.low, c.value.scope) for c in claims if isinstance(c.value, Quantity) and c.value.counted_from is None}


def _totals(claims: tuple[Claim, ...], kind: str) -> set[int | None]:
    """The totals of one kind above none, stated or counted."""
    values = [c.value for c in claims if isinstance(c.value, Quantity) and c.kind == kind]
    return {value.low for value in values if value.scope == "total" and value.low}


def test_those_shot_are_dead_and_hurt_together(read_text: ReadText, counted: Callable[[str], dict[str, int | None]]) -> None:
    """Where some of those shot died, the number shot is of both, and the hurt are the rest."""
    text = "Five people were shot at the mill on Monday. Two of the victims were pronounced dead at the gate."
    assert ("casualties", 5, "total") in _figures(extract(read_text(text)).claims)
    assert counted(text)["injured"] == 3


def test_a_list_is_added_up(read_text: ReadText) -> None:
    """Numbers that one harm word tells of together make one total, each of them a part."""
    found = _figures(extract(read_text("Six children and two adults were killed in the mill on Monday.")).claims)
    assert {("killed", 8, "total"), ("killed", 6, "part"), ("killed", 2, "part")} <= found


def test_a_dead_attacker_is_added_to_the_victims(read_text: ReadText) -> None:
    """The toll of a killer who died too is given with the killer; the victims alone stay as a part."""
    found = _figures(extract(read_text("A gunman killed five people in the mill on Monday. The gunman then killed himself.")).claims)
    assert {("killed", 6, "total"), ("killed", 5, "part")} <= found


@pytest.mark.parametrize("text", ["No one else was hurt in the shooting.", "Nobody was seriously injured in the shooting."])
def test_nobody_else_is_not_nobody(read_text: ReadText, text: str) -> None:
    """ "Nobody else" and "nobody seriously" are no count of none."""
    assert not any(scope == "total" for kind, low, scope in _figures(extract(read_text(text)).claims) if kind == "injured" and low == 0)


def test_tallies_of_a_period_are_no_event(read_text: ReadText) -> None:
    """A year's homicides are no event's dead."""
    assert not any(low == 44 for _, low, _ in _figures(extract(read_text("The city has had 44 homicides this year.")).claims))


@pytest.mark.parametrize(
    ("text", "expected", "reason", "stated"),
    [
        (
            "A farmer killed his sister and her four sons at Fennmill on Monday.",
            {"killed": 5},
            "added up: 4, and 1 told of with them",
            True,
        ),
        (
            "A girl was shot in the knee on Monday. Three others were wounded in the gunfire at Fennmill.",
            {"injured": 4},
            "1 told of one by one before, and 3 others",
            False,
        ),
    ],
)
def test_numbers_and_persons_together(read_text: ReadText, text: str, expected: dict[str, int], reason: str, stated: bool) -> None:
    """Where a number leaves persons out that are told of beside it, both are counted, and the claim says how; a list states its sum."""
    claims = [c for c in extract(read_text(text, "2021-05-05")).claims if isinstance(c.value, Quantity) and reason in c.reasons]
    assert {c.kind: c.value.low for c in claims if isinstance(c.value, Quantity)} == expected
    every = [c for c in extract(read_text(text, "2021-05-05")).claims if isinstance(c.value, Quantity)]
    counted = [c for c in every if isinstance(c.value, Quantity) and c.value.counted_from is not None]
    assert counted == ([] if stated else claims)
    assert stated or claims[0].reasons == (reason,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A baker is dead and another is hurt after a quarrel over a barn near Fennmill.", [("killed", 1), ("injured", 1)]),
        ("An old woman was killed and her sister was wounded at a mill.", [("killed", 1), ("injured", 1)]),
        ("Ana Ruck and Jon Varley were taken to a clinic with gunshot wounds.", [("injured", 2)]),
        ("A boy was hit in the crossfire at a mill.", [("injured", 1)]),
    ],
)
def test_persons_are_kept_apart(read_text: ReadText, text: str, expected: list[tuple[str, int]]) -> None:
    """One more is not the one before, nor is somebody's sister; who is hit in a shooting is hurt."""
    entries = find_ledger(read_text(text))
    found = [("killed", sum(e.killed for e in entries)), ("injured", sum(not e.killed for e in entries))]
    assert [pair for pair in found if pair[1]] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Neither officer was wounded in the shooting.", "injured", set()),
        ("It does not appear that she was wounded in the shooting.", "injured", set()),
        ("A woman arrived at a local clinic suffering from a gunshot wound Sunday evening.", "injured", {1}),
        ("The girl picked up a gun just before 2 p.m. and shot herself.", "killed", set()),
        ("A father shot his wife, then himself.", "killed", {1}),
        ("A man suspected of wounding two employees of a motel on Monday was arrested.", "injured", {2}),
    ],
)
def test_who_was_harmed_at_all(read_text: ReadText, text: str, kind: str, expected: set[int]) -> None:
    """Nobody where it is denied or does not appear so; whoever a suspect is suspected of having harmed was harmed."""
    assert _totals(extract(read_text(text, "2021-05-05")).claims, kind) == expected


def test_a_third_person_is_the_third(read_text: ReadText) -> None:
    """One more who died tells how many did."""
    claims = extract(read_text("A third person has died after the shooting at Fennmill on Monday.", "2021-05-05")).claims
    killed = {
        c.value.low: c.reasons[0] for c in claims if isinstance(c.value, Quantity) and c.kind == "killed" and c.value.scope == "total"
    }
    assert killed[3] == "told to be number 3 of them"


def test_one_of_a_list_is_no_total(read_text: ReadText) -> None:
    """A woman and a boy who were killed are two."""
    claims = extract(read_text("A woman and a teenage boy were killed at Fennmill on Monday.", "2021-05-05")).claims
    assert _totals(claims, "killed") == {2}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Police said Ana Ruck, 24, was shot dead.", ["Police"]),
        ("Police said Ana Ruck and Jon Varley were shot dead.", ["Police"]),
        ("Ana Ruck, 24, was shot dead.", []),
    ],
)
def test_a_count_is_on_the_word_of_who_tells_of_all(read_text: ReadText, text: str, speakers: list[str]) -> None:
    """A figure counted from persons has the speaker of the words that tell of them."""
    counts = [c for c in extract(read_text(text)).claims if isinstance(c.value, Quantity) and c.value.counted_from is not None]
    assert [link.speaker for link in max(counts, key=lambda c: c.value.low or 0).attribution] == speakers  # type: ignore[union-attr]


def test_what_two_say_is_no_one_s_word(read_text: ReadText) -> None:
    """Where not all of those counted are told of by one speaker the count is the report's own."""
    text = "Police said Ana Ruck was shot dead. A neighbour said Jon Varley had died. The neighbour said Tom Ruck had died."
    voices = Voices(read_text(text))
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Ana Ruck", "Jon Varley", "Tom Ruck")]
    assert voices.of_all(spans) == ()
    assert [link.speaker for link in voices.of_all(spans[:1])] == ["Police"]
