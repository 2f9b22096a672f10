"""Which tellings of one document are of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract.ledger import find_ledger

if TYPE_CHECKING:
    from .claims import ReadText


def _fates(read_text: ReadText, text: str) -> list[str]:
    """Killed or injured, of each person of a text in the order in which they come up."""
    return ["killed" if entry.killed else "injured" for entry in find_ledger(read_text(text))]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        (
            "One person was killed and another wounded. The older man was hit in the neck and carried to a clinic, where he later died. "
            "The younger man lies there in serious condition.",
            ["killed", "injured"],
        ),
        (
            "The first victim was shot in the leg. The second victim was shot in the arm. The second victim is in critical condition.",
            ["injured", "injured"],
        ),
        ("Three people were found dead and a fourth person was injured. A woman was pronounced dead.", ["injured", "killed"]),
        ("A man shot his wife, 78-year-old Ana Ruck, and then himself. The two were declared dead.", ["killed", "killed"]),
        ("A man and a boy were shot in the park. Both were taken to hospital in stable condition.", ["injured", "injured"]),
        ("A shooting left one dead and another person injured. Police later killed the suspected shooter.", ["injured", "killed"]),
        (
            "A 52-year-old Hayward man was wounded. The Hayward man, a friend of the man killed, was shot in the arm.",
            ["injured", "killed"],
        ),
        ("A man was shot dead. The child was pronounced dead at a clinic.", ["killed", "killed"]),
        ("A man got out of the car and shot at them.", []),
        ("A man shot at random from his car several times.", []),
        ("A boy was killed by a stray bullet. He was the son of an officer, who was shot on Monday.", ["killed"]),
    ],
)
def test_who_is_who(read_text: ReadText, text: str, fates: list[str]) -> None:
    """What sets two apart is believed; what befell in the end says of whom a telling is."""
    assert _fates(read_text, text) == fates


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Ana Ruck, 24, was shot dead on Oak Street. A clerk was wounded in a robbery.", ["killed", "injured"]),
        ("Ana Ruck, 24, died on Sunday. A woman was shot in the chest and taken to a hospital.", ["killed"]),
        ("A driver was shot on 3 May 2021. A driver was shot on 9 May 2021 and died.", ["injured", "killed"]),
        ("A driver was shot on 3 May 2021. A driver was shot on 4 May 2021 and died.", ["killed"]),
        ("A teenager was wounded. Jon Varley, 31, was found dead.", ["injured", "killed"]),
        ("Officers found Jon Varley, 27, and Ana Ruck, 28, dead of gunshot wounds.", ["killed", "killed"]),
        ("Jon Varley was charged with murder in the shooting of his brother.", ["killed"]),
        ("Jon Varley was charged with attempted murder in the shooting of his brother.", ["injured"]),
        ("The man was shot by a neighbour whose dog he had killed.", ["injured"]),
    ],
)
def test_one_or_two(read_text: ReadText, text: str, fates: list[str]) -> None:
    """Who is brought in as hurt is nobody dead, days apart part people, and the last word of a list tells of all."""
    assert _fates(read_text, text) == fates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Someone shot and killed two family pets, Rolf and Bina. Police seek whoever is responsible for killing Rolf.", []),
        ("Family dog Rolf was shot and killed on Friday.", []),
        ("The dog owner, Ana Ruck, was killed on Friday.", ["Ana Ruck"]),
        ("Dog owner Ana Ruck was shot and killed on Friday.", ["Ana Ruck"]),
        ("Ana Ruck and her dog, Rolf, were killed on Friday.", ["Ana Ruck"]),
    ],
)
def test_animals_are_nobody(read_text: ReadText, text: str, names: list[str]) -> None:
    """Neither the dog nor, from then on, its name; its owner is somebody."""
    assert [name for entry in find_ledger(read_text(text)) for name in entry.names] == names


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("A 17-year-old girl was hit by a bullet in Oxley. The 17-year-old woman was shot from a car.", ["injured"]),
        (
            "A man is accused of killing three neighbours and of wounding a fourth. A fourth person, hit in the arm by a bullet, got away.",
            ["injured"],
        ),
        ("The teen drew a knife, and a police officer shot him. He was taken to a hospital with a leg wound.", ["injured"]),
        ("The boy was shot by a man of 34. Police think of an accident. He was in critical condition.", ["injured"]),
        ("The boy lives, and told a nurse that his uncle, Jon Varley Jr., shot him by mistake.", ["injured"]),
        ("A 13-year-old was injured in a shooting on Friday. His father is now at the hospital.", ["injured"]),
        ("A boy was shot in the arm. His dad was in a shed and called when he found out his son was shot.", ["injured"]),
        ("A sheriff's deputy has died after a shooting. Deputy Jon Varley died on Friday.", ["killed"]),
        ("Ana Ruck says a single bullet struck Jon Varley. He died within the hour.", ["killed"]),
        ("Gunfire struck Varley. Ruck then fired at Varley, killing him. Officers arrested Ruck at his home.", ["killed"]),
        (
            "The man took his own life after he shot a deputy. The coroner named him as Jon Varley, 61. The deputy was shot at noon.",
            ["killed", "injured"],
        ),
        (
            "A man was taken in today for the shooting of a teenager this month. On 8 January, he shot a 16-year-old in the leg.",
            ["injured"],
        ),
        (
            "An officer was shot on Oak Road. A second officer was hurt. The officer who was shot is out of hospital.",
            ["injured", "injured"],
        ),
        ("Governor Ana Ruck was murdered in May. A policeman was killed on Monday.", ["killed", "killed"]),
    ],
)
def test_told_of_again(read_text: ReadText, text: str, fates: list[str]) -> None:
    """One age, one number in a row, a pronoun for whom harm befell right before, a title: no second person; a policeman no governor."""
    assert _fates(read_text, text) == fates


def test_the_age_before_a_verb_is_its_subjects(read_text: ReadText) -> None:
    """ "A 2-year-old shot his father" tells no age of the father's."""
    text = "A 2-year-old accidentally shot his father on Sunday. The father was treated at a clinic for a wound."
    (father,) = find_ledger(read_text(text))
    assert father.ages == set()
