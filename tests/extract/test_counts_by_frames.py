"""Whom reports tell of, in every frame of harm: the same people are as many whichever verb tells of them, and in whatever place."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.model import Quantity

if TYPE_CHECKING:
    from rashomon.model import Extraction

    from .claims import ReadText

WHO = {
    "two men": 2,
    "two men and two women": 4,
    "two men, two women and two children": 6,
    "two soldiers, three policemen and a civilian": 6,
    "a man and a woman": 2,
    "a mother and her two children": 3,
    "a man in his 30s and two teenagers": 3,
    "Ana Ruck and Lee Orr": 2,
    "a couple": 2,
    "twin sisters": 2,
    "a bride and groom": 2,
    "a teacher and four of her pupils": 5,
    "seven people, four of them women,": 7,
    "some 40 worshippers": 40,
    "a shopkeeper": 1,
}
"""Whom a frame tells of, and how many they are."""

DEATHS = (
    "{} were killed.",
    "{} died at the scene.",
    "{} were shot dead.",
    "{} were found dead.",
    "{} lost their lives.",
    "A gunman killed {}.",
    "A gunman shot dead {}.",
    "The blast claimed the lives of {}.",
)
WOUNDS = ("{} were wounded.", "{} were hurt in the attack.", "The blast wounded {}.", "The shooting injured {}.")


def told(extraction: Extraction) -> tuple[int, int]:
    """The most probable dead and hurt of a report."""
    chances = {kind: [(one.chance, one.number) for one in extraction.totals if one.kind == kind] for kind in ("killed", "injured")}
    dead, hurt = (max(chances[kind])[1] for kind in ("killed", "injured"))
    return dead, hurt


@pytest.mark.parametrize(("frame", "who"), list(product((*DEATHS, *WOUNDS), WHO)))
def test_as_many_in_every_frame(read_text: ReadText, frame: str, who: str) -> None:
    """However they are told of, by name, number or kin, and whether they suffer it or somebody does it to them."""
    number = WHO[who]
    expected = (number, 0) if frame in DEATHS else (0, number)
    if number == 1:
        frame = frame.replace(" were ", " was ").replace("their lives", "their life")
    those = who[0].upper() + who[1:] if frame.startswith("{}") else who.rstrip(",")
    assert told(extract(read_text(frame.format(those)))) == expected


SHOT = {
    "two": ("Two men were shot outside a bar on Monday.", "Police found two people with gunshot wounds on Monday."),
    "three": ("Three people were shot on Monday night, police said.", "Police responded to a triple shooting on Monday."),
    "pair": ("A man and a woman were shot on Monday, police said.", "Officers found a man and a woman with gunshot wounds on Monday."),
    "named": ("Ana Ruck, 24, and Lee Orr, 31, were shot on Monday.",),
    "one": ("A man was shot on Monday, police said.", "A gunman shot a man on Monday."),
}
THEN = (
    ("two", "One of them died at a hospital.", (1, 1)),
    ("two", "One died at the scene.", (1, 1)),
    ("two", "Both victims were pronounced dead.", (2, 0)),
    ("two", "One was killed and the other was wounded.", (1, 1)),
    ("two", "One died at the scene, and another died at a hospital.", (2, 0)),
    ("two", "Their injuries are not life-threatening.", (0, 2)),
    ("three", "One victim died. The other two are in stable condition.", (1, 2)),
    ("three", "Two died and one was wounded.", (2, 1)),
    ("three", "All are expected to survive.", (0, 3)),
    ("pair", "Both died at the scene.", (2, 0)),
    ("pair", "Both victims were pronounced dead.", (2, 0)),
    ("pair", "The woman died and the man is in critical condition.", (1, 1)),
    ("pair", "Both are expected to survive.", (0, 2)),
    ("named", "Ruck was killed and Orr was wounded.", (1, 1)),
    ("named", "Orr died on Tuesday. Ruck remains in hospital.", (1, 1)),
    ("named", "No arrests have been made.", (0, 2)),
    ("one", "He died at a hospital.", (1, 0)),
    ("one", "The victim, identified as Lee Orr, 24, died on Tuesday.", (1, 0)),
    ("one", "He is expected to survive.", (0, 1)),
    ("one", "The gunman then shot himself and died.", (1, 1)),
)


@pytest.mark.parametrize(("first", "then", "expected"), [(first, then, both) for who, then, both in THEN for first in SHOT[who]])
def test_what_became_of_those_shot(read_text: ReadText, first: str, then: str, expected: tuple[int, int]) -> None:
    """Those shot are the dead and the hurt together, each counted once."""
    assert told(extract(read_text(f"{first} {then}"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gardener found a boy dead behind the greenhouse.", (1, 0)),
        ("Both Ruck and the lodger were dead.", (2, 0)),
        ("Fifty pupils and their parents were killed.", (50, 0)),
    ],
)
def test_who_is_not_counted(read_text: ReadText, text: str, expected: tuple[int, int]) -> None:
    """Who finds the dead is not dead, "both" before two names is no third, and the parents of fifty are not two."""
    assert told(extract(read_text(text))) == expected


def test_a_vague_toll_is_no_silence(read_text: ReadText) -> None:
    """Where dozens died, nothing speaks for none."""
    assert not [one for one in extract(read_text("Dozens of people were killed.")).totals if one.kind == "killed"]


DEEDS = {
    "shot three people dead": (3, 0),
    "killed his wife and two children": (3, 0),
    "shot and killed two co-workers": (2, 0),
    "fatally shot a neighbour": (1, 0),
    "opened fire in a bar, killing two and wounding four": (2, 4),
}
"""What an attacker does, and how many he kills and hurts."""

ENDS = (
    " before killing himself",
    " then killed himself",
    " then took his own life",
    " before being killed by police",
    " before he was fatally shot by officers",
    ". He then killed himself",
    ". He was found dead of a self-inflicted gunshot wound",
    ". The gunman died at the scene",
    ". The suspect was shot dead by police",
    ". Police shot and killed the suspect",
    ". He himself was killed in a shootout with troopers",
)


@pytest.mark.parametrize(
    ("deed", "end"), [(deed, end) for deed in DEEDS for end in ENDS if not (deed.startswith("opened") and "He" in end)]
)
def test_an_attacker_who_died_is_one_more(read_text: ReadText, deed: str, end: str) -> None:
    """The dead are the victims and their killer, who is none of them, by whatever words he is told of."""
    dead, hurt = DEEDS[deed]
    assert told(extract(read_text(f"A gunman {deed} on Monday{end}, police said."))) == (dead + 1, hurt)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boy was playing with a rifle when it went off, killing his cousin, 12.", (1, 0)),
        ("A shooting sent a man to the hospital on Tuesday.", (0, 1)),
        ("Two people were shot on Tuesday; both are expected to live.", (0, 2)),
        ("A double shooting on Tuesday left one man dead and another in critical condition.", (1, 1)),
        ("A man stabbed himself at a market on Tuesday, police said.", (0, 1)),
        ("An officer was shot and wounded, and the man who shot him was killed by other officers on Tuesday.", (1, 1)),
        ("A store clerk fatally shot a would-be robber on Tuesday. The robber died at a hospital.", (1, 0)),
    ],
)
def test_who_came_to_harm(read_text: ReadText, text: str, expected: tuple[int, int]) -> None:
    """An age is no toll, a semicolon ends a clause, a condition in hospital is a hurt person's, and a robber shot is dead once."""
    assert told(extract(read_text(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"At least twelve people," said the mayor, Ana Ruck, "have died."', 12),
        ('"Nine people," Jon Varley, the police chief, said, "were killed by the army."', 9),
        ('"The attack," police chief Jon Varley said, "killed nine people."', 9),
    ],
)
def test_who_speaks_within_a_quotation_did_not_die(read_text: ReadText, text: str, expected: int) -> None:
    """Between two halves of a quotation stands who says it; the dead are those of its first half, and the word is the speaker's."""
    killed = [(one.value, one.attribution) for one in extract(read_text(text)).claims if one.kind == "killed"]
    speaker = "Ana Ruck" if "Ana Ruck" in text else "Jon Varley"
    assert [(value.low, links[0].speaker) for value, links in killed if isinstance(value, Quantity)] == [(expected, speaker)]
