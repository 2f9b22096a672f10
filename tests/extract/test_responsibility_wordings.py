"""The many wordings by which news holds somebody responsible: the accused, the stance and the root source of each."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations

FRONT = "Red Front"

WORDINGS = [
    # whose forces and machines: what they did, that one did
    ("France denied that its planes had bombed the hospital in Velm.", "France", "denied", "France"),
    ("France rejected accusations that its planes had bombed the hospital in Velm.", "France", "denied", "France"),
    ("The army said its soldiers were not involved in the killing of the villagers in Velm.", "army", "denied", "army"),
    ("The Red Front acknowledged that its fighters had shelled the market in Velm.", FRONT, "claimed", FRONT),
    ("A Red Front spokesman said the group was responsible for the bombing.", FRONT, "claimed", "Red Front spokesman"),
    ("France described the reports its army had used sarin as completely untrue.", "France", "denied", "France"),
    ("The army called the accusation that it shot down the airliner absurd.", "army", "denied", "army"),
    # where blame, responsibility and suspicion lie
    ("The government blamed the attack on the Red Front.", FRONT, "blamed", "government"),
    ("Government and rebels blamed each other for the massacre in Velm.", "rebels", "blamed", "Government"),
    ("Government and rebels accuse each other of the attack in Velm.", "Government", "blamed", "rebels"),
    ("The bishop said responsibility for the massacre in Velm lies with the army.", "army", "blamed", "bishop"),
    ("Suspicion fell on the Red Front after the bombing in Velm.", FRONT, "suspected", None),
    ("Officials pointed to the Red Front as the likely culprit in the bombing in Velm.", FRONT, "suspected", "Officials"),
    ("The Red Front was named as the prime suspect in the bombing in Velm.", FRONT, "suspected", None),
    ("Police say they have evidence linking the Red Front to the bombing in Velm.", FRONT, "blamed", "Police"),
    ("The president described the bombing in Velm as the work of the rebels.", "rebels", "blamed", "president"),
    ("The prosecutor charged four members of the Red Front with the murder of the judge.", FRONT, "blamed", "The prosecutor"),
    ("The Red Front distanced itself from the bombing in Velm.", FRONT, "denied", FRONT),
    # held by nobody named
    ("The Red Front is believed to be behind the bombing in Velm.", FRONT, "suspected", None),
    ("It can be assumed that the Red Front was behind the bombing in Velm.", FRONT, "hypothesised", None),
    ("Suspected rebels shot dead three policemen in the town of Velm.", "rebels", "suspected", None),
    ("An official said the army was likely behind the attack.", "army", "suspected", "official"),
    # whose fire, shells and raids
    ("Nine people were killed by government shelling in Velm, the monitor said.", "government", "blamed", "monitor"),
    ("Nine people were killed in a rebel rocket attack on Velm, the monitor said.", "rebel", "blamed", "monitor"),
    ("Rebel mortar fire hit a school in Velm, the monitor reported.", "Rebel", "blamed", "monitor"),
    ("Two children were killed by army bombs in Velm, the monitor said.", "army", "blamed", "monitor"),
    ("A missile of the French army struck the market in Velm, the premier said.", "French army", "blamed", "premier"),
    ("France said over 60 soldiers were killed by German-led air strikes.", "Germany", "blamed", "France"),
    # who the attackers were
    ("According to survivors, the gunmen who stormed the school were members of the Red Front.", FRONT, "blamed", "survivors"),
    ("The perpetrators of the massacre in Velm were government soldiers, survivors said.", "government soldiers", "blamed", "survivors"),
    ("The judge was killed by two hired gunmen of the Medell cartel, police said.", "Medell cartel", "blamed", "police"),
    ("The mayor was murdered by a death squad, his party said.", "death squad", "blamed", "his party"),
    ("A column of Red Front terrorists arrived in the village and shot 16 peasants.", FRONT, "blamed", None),
    ("Dozens of rebels attacked army positions near Velm, the monitor said.", "rebels", "blamed", "monitor"),
    ("Far-right groups murdered the candidate.", "Far-right groups", "blamed", None),
    ("Troops loyal to President Omar al-Denn shelled the village.", "Troops loyal to President Omar al-Denn", "blamed", None),
    ("The airliner was shot down by pro-French separatists, the inquiry concluded.", "pro-French separatists", "blamed", "inquiry"),
    # the order of words
    ("It was the army that fired the missile at Velm, the premier said.", "army", "blamed", "premier"),
    ("It was not the army that fired the missile at Velm, the premier said.", "army", "denied", "premier"),
    ("The Red Front carried out one of its worst attacks in Velm.", FRONT, "blamed", None),
    ("The Red Front's men set off a bomb in the town hall.", FRONT, "blamed", None),
    ("The town came under fire, with the monitor saying rebels had dropped 20 bombs.", "rebels", "blamed", "monitor"),
    ("All the evidence shows that the rebels fired the missile, the premier said.", "rebels", "blamed", "premier"),
    ("The soldiers were able to kill forty villagers, the monitor said.", "soldiers", "blamed", "monitor"),
    ("The bombing was denounced as ordered by the army by two former judges.", "army", "blamed", "two former judges"),
]


@pytest.mark.parametrize(("text", "accused", "stance", "source"), WORDINGS)
def test_wording(read_text: ReadText, text: str, accused: str, stance: str, source: str | None) -> None:
    """The accused, the stance and the root source are those of a careful reader."""
    found = [(name.removeprefix("the "), said, who) for name, _, said, who in accusations(read_text(text))]
    assert (accused, stance, source) in found


@pytest.mark.parametrize(
    "text",
    [
        "Aid Convoy Waits as Bombing Targets Civilians in Velm",
        "The rebels are not able to shell the town.",
        "Both sides traded goods after the attack.",
        "The minister said the evidence lies with the court.",
        "Police are looking for a man they say shot a clerk on Friday.",
        "The army has released video of a man they say opened fire on a bus, striking two people.",
        "The council discussed reports of an attack that opposition groups say killed hundreds of people.",
        "Police held two brothers in the May 9 shooting of a clerk.",
        "The man pointed a rifle at the officers.",
        "Launching the attack was condemned by the mayor.",
        "Police said an attacker emptied a magazine at the queue, wounding four people, killing a fifth.",
        "Police still look for two men who shot into a bakery in March, badly injuring a boy.",
        "He killed two clerks and shot at a bus, police said.",
        "Police said he killed two clerks on Friday.",
        "“He hit the clerk at the door and later shot his dog,” Ana Ruck said.",
        "Police came to the farm after a 12-year-old by mistake shot in the air.",
        "He pointed at the soldiers with his gun.",
    ],
)
def test_no_accusation(read_text: ReadText, text: str) -> None:
    """Words of a headline, an inability, and what lies elsewhere accuse nobody of a deed done."""
    assert [one for one in accusations(read_text(text)) if one[2] in {"blamed", "claimed"}] == []


def test_owners_who_are_owned_themselves(read_text: ReadText) -> None:
    """Beside an owner who is owned too, "its" is nobody in particular: the army stands as it is named."""
    (first, *_) = accusations(read_text("Its army, their navy and its police struck the town."))
    assert first == ("Its army", "did", "blamed", None)
