"""Who is held responsible, in the plain wordings of news: each sentence with all that it says of that, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_within
from rashomon.model import Actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]

Told = set[tuple[str, str, str | None]]
OWN = ""
"""In place of a speaker: the report's own voice. None is somebody who is not named."""

WORDINGS: list[tuple[str, Told]] = [
    ("A group calling itself the Plain Riders said in a film that it was behind the attack.", {("Plain Riders", "claimed", "group")}),
    ("The shells were fired from positions held by the Boran army, the mission said.", {("Boran army", "blamed", "mission")}),
    ("The rockets came from the Boran side, residents said.", {("Boran", "blamed", "residents")}),
    ("Rockets fired from rebel-held areas hit the city.", {("rebel", "blamed", OWN)}),
    (
        "The Red Falcons said they had carried out the bombing of the barracks in Orlan on Friday, which killed nine soldiers.",
        {("Red Falcons", "claimed", "Red Falcons")},
    ),
    (
        "The Red Falcons denied any role in the bombing of the barracks in Orlan on Friday, which killed nine soldiers.",
        {("Red Falcons", "denied", "Red Falcons")},
    ),
    ("Residents blamed the army for the shelling of the village, in which 12 people died.", {("army", "blamed", "Residents")}),
    ("The army denied that it had shelled the village.", {("army", "denied", "army")}),
    ("The government accused the rebels of firing the rockets that killed 14 people in the market.", {("rebels", "blamed", "government")}),
    (
        "State television said rebels had fired the mortar that killed two students at the university.",
        {("rebels", "blamed", "State television")},
    ),
    ("Velia accused Karastan of being behind the poisoning of the opposition leader.", {("Karastan", "blamed", "Velia")}),
    ("Karastan may have ordered the killing, analysts said.", {("Karastan", "hypothesised", "analysts")}),
    ("Police suspect the Red Falcons of the attack on the train, which left 20 dead.", {("Red Falcons", "suspected", "Police")}),
    ("The Red Falcons are believed to be behind the attack on the train, which left 20 dead.", {("Red Falcons", "suspected", None)}),
    ("Did Karastan order the killing of the journalist?", {("Karastan", "asked", OWN)}),
    ("The minister said he doubted that Karastan was behind the attack.", {("Karastan", "doubted", "minister")}),
    (
        "In a video posted online, the Islamic Front claimed the killing of the two hostages.",
        {("Islamic Front", "claimed", "Islamic Front")},
    ),
    ("The attack, which killed 31 people, was claimed by the Islamic Front.", {("Islamic Front", "claimed", "Islamic Front")}),
    (
        "Health officials in the capital said a coalition air strike killed 19 members of one family.",
        {("coalition", "blamed", "Health officials in the capital")},
    ),
    (
        "A coalition spokesman said its aircraft had not carried out any strikes in the area that day.",
        {("coalition", "denied", "coalition spokesman")},
    ),
    (
        "Opposition activists said government helicopters dropped barrel bombs on the town, killing 16 people.",
        {("government", "blamed", "Opposition activists")},
    ),
    ("Prosecutors charged Anders Holt with murdering 12 people at the youth camp.", {("Anders Holt", "blamed", "Prosecutors")}),
    ("Anders Holt told the court that he had shot the 12 people at the youth camp.", {("Anders Holt", "claimed", "Anders Holt")}),
    ("Anders Holt pleaded not guilty to the murder of 12 people at the youth camp.", {("Anders Holt", "denied", "Anders Holt")}),
    ("A human rights group said the army was responsible for the deaths of 40 villagers.", {("army", "blamed", "human rights group")}),
    ('"It was the army who burned our houses and killed 40 people," survivors said.', {("army", "blamed", "survivors")}),
    ("Gunmen from the militia killed 40 villagers on Tuesday.", {("militia", "blamed", OWN)}),
    (
        "The foreign ministry rejected as baseless the allegation that Karastan had shot down the airliner.",
        {("Karastan", "denied", "foreign ministry")},
    ),
    (
        "The government and the rebels traded blame for the explosion, which killed 22 people.",
        {("government", "blamed", "rebels"), ("rebels", "blamed", "government")},
    ),
    (
        '"We struck the convoy and killed 30 enemy soldiers," the Northern Army said in a statement.',
        {("Northern Army", "claimed", "Northern Army")},
    ),
    ("Twelve people were killed when Northern Army shells landed on a bus stop, the mayor said.", {("Northern Army", "blamed", "mayor")}),
    ("Witnesses said police opened fire on the protesters, killing seven.", {("police", "blamed", "Witnesses")}),
    ("The interior ministry denied police had fired on the protesters.", {("police", "denied", "interior ministry")}),
    ("Villagers say settlers set fire to the house in which the family of four died.", {("settlers", "blamed", "Villagers")}),
    ("The president said Velian intelligence organised the assassination.", {("Velian intelligence", "blamed", "president")}),
    ("Karastan holds Velia responsible for the drone attack that killed three port workers.", {("Velia", "blamed", "Karastan")}),
    ("Velia says it had nothing to do with the drone attack that killed three port workers.", {("Velia", "denied", "Velia")}),
    (
        '"This has all the hallmarks of the Red Falcons," an analyst said of the bombing, which killed nine.',
        {("Red Falcons", "suspected", "analyst")},
    ),
    ("Officials attributed the bombing, which killed nine, to the Red Falcons.", {("Red Falcons", "blamed", "Officials")}),
    ("The army pinned the bombing on the Red Falcons.", {("Red Falcons", "blamed", "army")}),
    ("The minister did not rule out that the government itself had staged the attack.", {("government", "hypothesised", "minister")}),
    ("Ostian warplanes struck a hospital in Merrow on Sunday, killing 13 people.", {("Ostian", "blamed", OWN)}),
    ("An Ostian air raid on the town of Merrow killed 13 people on Sunday, a monitor said.", {("Ostian", "blamed", "monitor")}),
    ("At least 13 people were killed in an Ostian air strike on the town of Merrow on Sunday.", {("Ostian", "blamed", OWN)}),
    ("Government shelling killed six children in the suburb, activists said.", {("Government", "blamed", "activists")}),
    ("Government forces shelled the suburb overnight, killing six children.", {("Government forces", "blamed", OWN)}),
    ("Coalition air strikes killed 31 civilians in the village.", {("Coalition", "blamed", OWN)}),
    ("Air strikes by the coalition killed 31 civilians in the village, residents said.", {("coalition", "blamed", "residents")}),
    ("Three people died when an Ostian drone hit an apartment block, the governor said.", {("Ostian", "blamed", "governor")}),
    ("Ostia fired 40 missiles at the city overnight, the governor said. Three people died.", {("Ostia", "blamed", "governor")}),
    (
        "The president said the Ostian missile strike on the station was a war crime. It killed 52 people.",
        {("Ostian", "blamed", "president")},
    ),
    (
        "Rebel rockets killed nine people in the government-held city, the state news agency said.",
        {("Rebel", "blamed", "state news agency")},
    ),
    ("The army said rebels shelled residential areas, killing four.", {("rebels", "blamed", "army")}),
    ("Junta troops burned down the village and killed 11 people, witnesses said.", {("Junta troops", "blamed", "witnesses")}),
    ("A resistance group said troops had executed 17 villagers.", {("troops", "blamed", "resistance group")}),
    ("Survivors said soldiers went from house to house, shooting young men.", {("soldiers", "blamed", "Survivors")}),
    ("The doctors' union accused paramilitaries of killing 100 people in the town.", {("paramilitaries", "blamed", "doctors' union")}),
    ("The paramilitary force denied killing civilians in the town.", {("paramilitary force", "denied", "paramilitary force")}),
    ("Paramilitary fighters overran the town and killed at least 100 people.", {("Paramilitary fighters", "blamed", OWN)}),
    (
        "Survivors described how Ostian forces opened fire on a convoy of civilian cars, killing seven.",
        {("Ostian forces", "blamed", "Survivors")},
    ),
    ("Ostia denies targeting civilians.", {("Ostia", "denied", "Ostia")}),
    ("The Ostian defence ministry said a Velian missile had hit the station.", {("Velian", "blamed", "Ostian defence ministry")}),
    ("Ostia says Velia staged the massacre to discredit its army.", {("Velia", "blamed", "Ostia")}),
    ("Police said separatists planted the bomb that killed eight people in the bus.", {("separatists", "blamed", "Police")}),
    (
        "Police said the bomb that killed eight people in the bus was probably planted by separatist rebels.",
        {("separatist rebels", "suspected", "Police")},
    ),
    ("Members of the gang slaughtered at least 110 people, a human rights group said.", {("gang", "blamed", "human rights group")}),
    ("The massacre of 110 people by the gang shocked the country.", {("gang", "blamed", OWN)}),
    (
        "Islamist fighters raided the village before dawn and massacred 40 people, the mayor said.",
        {("Islamist fighters", "blamed", "mayor")},
    ),
    ("The family said he was beaten to death by police officers.", {("police officers", "blamed", "family")}),
    ("An inquiry found that the army had ordered the killing of the 40 prisoners.", {("army", "blamed", "inquiry")}),
    ("A suspected Ostian missile hit the port on Monday, killing two, officials said.", {("Ostian", "suspected", "officials")}),
    ("Rebels killed 14 soldiers in an ambush on Thursday.", {("Rebels", "blamed", OWN)}),
    ("The army said its troops killed 14 rebels in a raid on Thursday.", {("army", "claimed", "army")}),
    ("Settlers shot dead a 17-year-old boy, the health ministry said.", {("Settlers", "blamed", "health ministry")}),
    ("At least five protesters were shot dead by police on Saturday, the opposition said.", {("police", "blamed", "opposition")}),
    ('"Ostia bombed a maternity ward," the minister wrote. "They knew who was inside."', {("Ostia", "blamed", "minister")}),
    (
        "Residents of Merrow told reporters that fighters of the Northern Front had looted the market and shot three traders.",
        {("Northern Front", "blamed", "Residents of Merrow")},
    ),
    ("Prisoners' relatives said guards had set the block alight, killing 60.", {("guards", "blamed", "Prisoners' relatives")}),
    ("Prosecutors believe a cartel was behind the killing of the candidate.", {("cartel", "suspected", "Prosecutors")}),
    (
        "A blast killed 12 people in Orlan on Monday. The group Islamic Dawn said it was behind the attack.",
        {("Islamic Dawn", "claimed", "Islamic Dawn")},
    ),
    (
        "Police blamed the attack in Orlan on Islamic Dawn. The group denied it.",
        {("Islamic Dawn", "blamed", "Police"), ("Islamic Dawn", "denied", "Islamic Dawn")},
    ),
    (
        "Amara Diallo, who lost her husband in the raid, said the army had fired on fleeing villagers. The army said the claim was false.",
        {("army", "blamed", "Amara Diallo"), ("army", "denied", "army")},
    ),
    (
        "The president accused Karastan of the attack. Karastan called the accusation absurd.",
        {("Karastan", "blamed", "president"), ("Karastan", "denied", "Karastan")},
    ),
    (
        "A witness, who asked not to be named, told the newspaper that he had seen militia fighters shoot the prisoners.",
        {("militia fighters", "blamed", "witness")},
    ),
    ("According to the report, the militia executed at least 30 prisoners.", {("militia", "blamed", "report")}),
    (
        "The militia executed at least 30 prisoners, according to a report by the human rights office.",
        {("militia", "blamed", "human rights office")},
    ),
    ("The army is accused of killing 30 prisoners.", {("army", "blamed", None)}),
    ("The army has been accused of killing 30 prisoners.", {("army", "blamed", None)}),
    ("The army allegedly killed 30 prisoners.", {("army", "suspected", None)}),
    ("The army reportedly killed 30 prisoners.", {("army", "blamed", None)}),
    ("The army has repeatedly denied targeting hospitals.", {("army", "denied", "army")}),
    ("If the army fired the rocket, it was a war crime.", {("army", "hypothesised", OWN)}),
    ("Who ordered the killing of the journalist? Was it the army?", {("army", "asked", OWN)}),
    (
        "The government's claim that rebels fired the rocket does not hold water.",
        {("rebels", "doubted", OWN), ("rebels", "blamed", "government")},
    ),
    ('"We did not kill those people," the rebels\' spokesman said.', {("rebels", "denied", "rebels' spokesman")}),
    ('"We killed them because they were spies," a rebel commander said.', {("rebel", "claimed", "rebel commander")}),
    ('"Our fighters attacked the base at dawn," the Ansar Brigade said on its website.', {("Ansar Brigade", "claimed", "Ansar Brigade")}),
    ("The Ansar Brigade took responsibility for the bombing of the mosque.", {("Ansar Brigade", "claimed", "Ansar Brigade")}),
    ("Responsibility for the bombing of the mosque was claimed by the Ansar Brigade.", {("Ansar Brigade", "claimed", "Ansar Brigade")}),
    (
        "In an audio message, the leader of the Ansar Brigade boasted of the killing of 40 soldiers.",
        {("Ansar Brigade", "claimed", "Ansar Brigade")},
    ),
    (
        "Omar Tal, 34, is on trial for the killing of 12 worshippers. Prosecutors say he drove a van into the crowd.",
        {("Omar Tal", "blamed", OWN), ("Omar Tal", "blamed", "Prosecutors")},
    ),
    (
        "Omar Tal, 34, is on trial for the killing of 12 worshippers. He denies the charges.",
        {("Omar Tal", "blamed", OWN), ("Omar Tal", "denied", "Omar Tal")},
    ),
    ("A court found Omar Tal guilty of the murder of 12 worshippers.", {("Omar Tal", "blamed", "court")}),
    ("Omar Tal was convicted of murdering 12 worshippers.", {("Omar Tal", "blamed", None)}),
    ("Police named Omar Tal as the main suspect in the killing of 12 worshippers.", {("Omar Tal", "suspected", "Police")}),
    (
        "Two intelligence officials told The Courier that Karastan's secret service had planned the bombing.",
        {("Karastan's secret service", "blamed", "Two intelligence officials")},
    ),
    (
        "Two intelligence officials told The Courier that the secret service had known about the bombing in advance.",
        {("secret service", "blamed", "Two intelligence officials")},
    ),
    ("Karastan said the gunmen had been trained and armed by Velia.", {("Velia", "blamed", "Karastan")}),
    ("Amnesty said it had evidence that Karastan used cluster bombs in the attack.", {("Karastan", "blamed", "Amnesty")}),
    ("Kesh Arlo's lawyer said his client had been tortured to death by police.", {("police", "blamed", "Kesh Arlo's lawyer")}),
    (
        "The two governments said they had no doubt that government forces were responsible for the gas attack on the town.",
        {("government forces", "blamed", "two governments")},
    ),
    ("There can be little doubt that the army killed the 12 villagers, the mayor said.", {("army", "blamed", "mayor")}),
    ("There was never any doubt that the army killed the villagers.", {("army", "blamed", OWN)}),
    ("There is no question that the army killed the villagers.", {("army", "blamed", OWN)}),
    ("Officials do not doubt that the army killed the villagers.", {("army", "blamed", "Officials")}),
    ("The minister voiced doubts that the army killed the villagers.", {("army", "doubted", "minister")}),
    (
        "Investigators are confident that the government was responsible for the release of sarin at Orlan, which killed 90 people.",
        {("government", "blamed", "Investigators")},
    ),
    ("The union accused the National Guard of using snipers against the miners.", {("National Guard", "blamed", "union")}),
    ("The police were accused of excessive force after 12 miners were shot dead.", {("police", "blamed", None)}),
    (
        "The Civil Corps said that more than 100 people had been killed in the attack, and blamed government forces.",
        {("government forces", "blamed", "Civil Corps")},
    ),
    (
        "A military court sentenced a National Guard captain to 14 years in prison for ordering his men to fire on the crowd.",
        {("National Guard", "blamed", "military court")},
    ),
    (
        "The head of the Red Falcons, Anwar Mesh, denied that his fighters had brought down a transport plane near Orlan.",
        {("Red Falcons", "denied", "head of the Red Falcons, Anwar Mesh")},
    ),
    ("Rebels in the city said they had shot down the plane.", {("Rebels", "claimed", "Rebels in the city")}),
    ("The rebel commander ordered his men to shell the market, killing 21 people.", {("rebel commander", "blamed", OWN)}),
]

NOBODY = [
    "The order came from the Boran side.",
    "The governor accused the army of ignoring a warning of the bombing, which killed 12.",
    "The opposition accused the government of failing to prevent the bombing.",
    "The opposition accused the government of corruption after the bombing.",
    "The vote brought down the government.",
    "No group has claimed responsibility for the bombing, which killed nine soldiers.",
    "Nobody knows who fired the rocket that killed nine people.",
    "The Red Falcons condemned the bombing, which killed nine soldiers.",
    "Karastan will surely deny that it ordered the attack.",
    "The president vowed to punish those responsible for the bombing, which killed 12.",
    "The minister called for an investigation into the bombing, which killed 12.",
    "The army will say that rebels did it.",
    "Karastan condemned the attack and offered condolences.",
    "Karastan said it had warned Velia of the attack.",
]


def told(reading: ParsedReading) -> Told:
    """Return who is held responsible, with what stance, on whose word."""
    found = [claim for claim in extract(reading).claims if isinstance(claim.value, Actor)]
    return {(c.value.name, c.stance, c.attribution[-1].speaker if c.attribution else OWN) for c in found if isinstance(c.value, Actor)}


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_who_is_held_responsible(read_text: ReadText, text: str, expected: Told) -> None:
    """Nobody more, nobody less, and nobody else's word."""
    assert told(read_text(text)) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is(read_text: ReadText, text: str) -> None:
    """Nobody in particular is no claim, and neither are a condemnation, a vow or what is going to be said."""
    assert told(read_text(text)) == set()


@pytest.mark.parametrize(
    "other",
    [
        "The Red Falcons, which has carried out many bombings, did not comment.",
        "The Red Falcons, which has carried out several bombings in the south, did not comment.",
        "Such bombings are often carried out by the Red Falcons.",
    ],
)
def test_other_deeds_are_no_part_of_the_event(read_text: ReadText, other: str) -> None:
    """What somebody is told to have done many times is said, but not of the event that the report is about."""
    text = f"A bomb killed nine soldiers in Orlan on Friday. {other}"
    (claim,) = [claim for claim in link_within(extract(read_text(text))).claims if isinstance(claim.value, Actor)]
    assert (claim.value.name if isinstance(claim.value, Actor) else None, claim.event) == ("Red Falcons", None)
