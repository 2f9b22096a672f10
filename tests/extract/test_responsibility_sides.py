"""Sides of a conflict, what they do with their arms, and who only stands beside it."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations, accused_in


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Terrorist groups fired rocket shells on the mill, injuring three.", "Terrorist groups"),
        ("Takfiri terrorists shelled a school in Brenhaven.", "Takfiri terrorists"),
        ("Terrorists shelled a school in Brenhaven.", "Terrorists"),
        ("Opposition factions attacked the mill on Friday, killing nine.", "Opposition factions"),
        ("The army men stormed the village, killing nine people.", "army men"),
        ("Snipers loyal to the president fired at the crowd.", "Snipers"),
        ("Three miners were injured in militant rocket attacks on the mill.", "militant"),
    ],
)
def test_a_side_is_named_by_what_it_is_called(read_text: ReadText, text: str, accused: str) -> None:
    """A group, men or band that is told of as a side of the conflict is accused by the words for it."""
    assert (accused, "blamed") in accused_in(read_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "The terrorists stormed the mill and killed nine people.",
        "Four terrorists stormed the mill.",
        "Terrorists with rifles stormed the mill and killed nine people.",
        "Two foreign militants attacked a church.",
    ],
)
def test_men_of_whom_is_only_told_are_no_side(read_text: ReadText, text: str) -> None:
    """Perpetrators by another word name nobody."""
    assert accused_in(read_text, text) == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Nine people were killed in mutual shelling between government forces and the rebels on Friday.", ["government forces", "rebels"]),
        ("Nine miners were killed in clashes with army units on Friday.", ["army units"]),
        ("Scores were hurt in shelling from army posts.", ["army"]),
        ("The village came under fire from rebel positions.", ["rebel"]),
        ("Recent airstrikes by the regime jets targeted miners at a bakery.", ["regime"]),
        ("Nine miners were killed in a series of government air strikes.", ["government"]),
        ("The mill was hit by army barrel bombs.", ["army"]),
        ("The army responded with heavy shelling of the town.", ["army"]),
        ("Government jets have intensified attacks on the town.", ["Government"]),
        ("The army has stepped up its air strikes on the town.", ["army"]),
        ("The army seized the mill, leaving nine rebels dead.", ["army"]),
        ("The rebels showered the town with hundreds of missiles.", ["rebels"]),
        ("Nine of the hostages taken by the rebels last week have been shot.", ["rebels"]),
        ("Nine children died when a barrel bomb dropped by an army helicopter hit a school.", ["army"]),
        ("The rebels said they shot down the jet over the hills.", ["rebels"]),
    ],
)
def test_who_did_it_with_what(read_text: ReadText, text: str, accused: list[str]) -> None:
    """What was fired, dropped or begun, by whom and from where, tells who did it."""
    assert [name for name, _ in accused_in(read_text, text)] == accused


def test_many_of_the_attacks_were_claimed(read_text: ReadText) -> None:
    """Who claims many of the attacks claims attacks."""
    assert accused_in(read_text, "Many of the attacks have been claimed by the rebels.") == [("rebels", "claimed")]


def test_who_bears_responsibility(read_text: ReadText) -> None:
    """To bear it is to be held for it, and to bear none is to be cleared."""
    assert accused_in(read_text, "The army bears responsibility for the attack, the mayor said.") == [("army", "blamed")]
    assert accused_in(read_text, "The mayor said the army bears no responsibility for the attack.") == [("army", "denied")]


def test_reports_that_are_looked_into(read_text: ReadText) -> None:
    """Who will look into reports does not say so, and nobody named does."""
    text = "The rights office said it would probe reports that the rebels committed a massacre in the village."
    assert accusations(read_text(text)) == [("rebels", "did", "suspected", None)]


def test_a_rocket_that_fell_was_fired(read_text: ReadText) -> None:
    """What stops, misses or falls was fired before."""
    for text in ("A rocket fired by rebels fell on a school.", "A rocket fired by rebels stopped the traffic on the bridge."):
        assert accused_in(read_text, text) == [("rebels", "blamed")]


def test_what_came_of_a_deed_is_told_once(read_text: ReadText) -> None:
    """Those killed and wounded by a shelling are no second accusation."""
    assert accused_in(read_text, "The army shelled the town, killing nine people and wounding 12.") == [("army", "blamed")]


def test_an_aim_to_escalate_is_no_deed(read_text: ReadText) -> None:
    """What somebody wants to intensify is not told as done."""
    assert accused_in(read_text, "The government wants to escalate its attacks on the town.") == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Militants attacked a mill near Brenhaven, killing nine people.", "Militants"),
        ("The militants used chemical munitions on the village.", "militants"),
        ("The terrorists positioned in the hills fired rockets on the mill.", "terrorists"),
        ("Herders attacked three villages overnight.", "Herders"),
        ("A mob beat two miners to death.", "mob"),
        ("Gunmen from a rival clan ambushed the miners.", "rival clan"),
        ("The rebels hacked nine villagers to death.", "rebels"),
        ("The toll from the army's shelling of the mill rose to nine.", "army"),
    ],
)
def test_other_sides(read_text: ReadText, text: str, accused: str) -> None:
    """Bands, clans and mobs do harm too, with what they have."""
    assert (accused, "blamed") in accused_in(read_text, text)


def test_one_of_a_people_is_not_its_state(read_text: ReadText) -> None:
    """What a Syrian did, Syria did not."""
    assert accused_in(read_text, "A Syrian stabbed two people at a bus stop.") == []
    assert [name for name, _ in accused_in(read_text, "Syrian tanks shelled a mill on Friday.")] == ["Syria"]


def test_a_semicolon_closes_what_another_said(read_text: ReadText) -> None:
    """Who denies what was said before it does not tell it."""
    text = "The mayor said that the army was behind the attack on the mill; the army denied it."
    assert accusations(read_text(text)) == [("army", "did", "blamed", "mayor"), ("army", "did", "denied", "army")]


def test_nobody_speaks_for_no_group(read_text: ReadText) -> None:
    """What stands behind "no group has claimed" is said by no group."""
    text = "No group has claimed responsibility so far but such attacks are usually carried out by rebel groups."
    assert [who for _, _, _, who in accusations(read_text(text))] == [None]


def test_named_right_behind_the_description(read_text: ReadText) -> None:
    """ "The rebel group X" is X, whichever group was named before."""
    text = "Boko Haram attacked the mill on Monday. The rebel group Ansaru said it had shot down the plane."
    assert ("Ansaru", "did", "claimed", "Ansaru") in accusations(read_text(text))


def test_a_square_harms_nobody(read_text: ReadText) -> None:
    """A place at which a participle hangs is no actor."""
    assert accused_in(read_text, "The shells fell near Karrow Square, injuring nine people.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Police executed a search warrant at the mill on Monday.",
        "The government killed the deal.",
        "The army executed its plan.",
        "Officers shot a video of the mill.",
        "The tribe killed a goat for the feast.",
    ],
)
def test_what_cannot_be_killed(read_text: ReadText, text: str) -> None:
    """To execute a warrant and to kill a deal is no violence."""
    assert accused_in(read_text, text) == []


@pytest.mark.parametrize("whom", ["him", "12", "scores", "a number of rebels", "the governor", "their hostages", "a family of nine"])
def test_who_can_be_killed(read_text: ReadText, whom: str) -> None:
    """Numbers, pronouns and words for people are victims."""
    assert accused_in(read_text, f"The army killed {whom}.") == [("army", "blamed")]


def test_a_number_of_attacks_are_others(read_text: ReadText) -> None:
    """A wave of bombings is one occasion, a number of attacks somebody's record."""
    assert accused_in(read_text, "The rebels carried out a wave of bombings on Friday.") == [("rebels", "blamed")]
    assert accused_in(read_text, "The rebels, who have carried out a number of attacks, met the mayor.") == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("OSTIA, May 5 (Reuters) Army forces fired rockets at the suburbs on Monday.", ["Army forces"]),
        ("OSTIA (AFP) Rebel fighters shelled the town on Monday.", ["Rebel fighters"]),
        ("Forty miners killed in clashes with northern Kurds AFP Monday 5 May At least 40 miners were killed on Monday.", []),
    ],
)
def test_the_outlet_beside_the_news_is_not_accused(read_text: ReadText, text: str, accused: list[str]) -> None:
    """An agency's name in a dateline, or behind a headline, did nothing."""
    assert [who for who, _ in accused_in(read_text, text)] == accused
