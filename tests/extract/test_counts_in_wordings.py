"""How many dead and how many hurt a report tells of, in the wordings of the news: made-up sentences, each a report by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_across, link_within
from rashomon.pipeline.examining import put_together, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rashomon.model import Figure
    from rashomon.read import ParsedReading


@pytest.fixture
def figures(read_text: Callable[..., ParsedReading]) -> Callable[[str], Mapping[str, Figure]]:
    """Return a function that returns the figures of the main event of a report."""

    def of(text: str) -> Mapping[str, Figure]:
        extraction = link_within(extract(read_text(text)))
        found = put_together([extraction.document], [extraction], link_across([extraction]), [], silent)
        account = next((one for one in found.accounts if one.event == found.documents[0].main_event), None)
        return account.figures if account is not None else {}

    return of


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A grandmother, her daughter and a neighbour were killed when a shell hit their house in Oxley.", 3, 0),
        ("The bomb killed a baker, his two sons and a customer.", 4, 0),
        ("A man shot and killed his wife before turning the gun on himself, police said.", 2, 0),
        ("A teenager was killed and two others were hurt by gunfire near a mill in Oxley on Friday night.", 1, 2),
        ("One man is dead and another is in critical condition after a shooting on Elm Street.", 1, 1),
        ("Two brothers, ages 14 and 16, died at the scene.", 2, 0),
        (
            "Police found three people shot inside. Two of them died at the scene; the third was taken to hospital in critical condition.",
            2,
            1,
        ),
        ("Four people were shot, one fatally, outside a club in Oxley.", 1, 3),
        ("A couple and their infant daughter were found dead in their apartment on Monday.", 3, 0),
        ("Killed were Ana Ruck, 33, and Jon Varley, 41.", 2, 0),
        ("The boy, who had been in critical condition since Sunday, died of his injuries on Wednesday.", 1, 0),
        ("A 7-year-old girl was struck by a stray bullet while sleeping in her bed, police said.", 0, 1),
        ("A woman was stabbed to death and her daughter was seriously hurt.", 1, 1),
        ("The gunman killed four people before he was shot dead by police.", 5, 0),
        ("Three adults and two children were killed in the strike.", 5, 0),
        ("Six worshippers were killed and ten wounded when a bomb went off outside a mosque.", 6, 10),
        ("Her husband and her brother were among the dead.", 2, 0),
        ("The driver was killed and his two passengers were injured when gunmen opened fire on the bus.", 1, 2),
        ("Three siblings - two girls and a boy - were killed in the fire.", 3, 0),
        ("A soldier and a civilian died in the clash.", 2, 0),
        ("The attack killed the mayor and six of his guards in Oxley.", 7, 0),
        ("A teacher and 11 of her pupils were among those killed in Oxley.", 0, 0),
        ("The trial is about the assassination of six Jesuits in Oxley.", 6, 0),
        ("Gunmen killed Ana Ruck, five priests and two women in Oxley.", 8, 0),
        ("Gunmen killed a judge, two guards and a driver in Oxley on Monday.", 4, 0),
        ("Two officers were shot and wounded while serving a warrant.", 0, 2),
        ("Two officers were wounded and the suspect was killed in a shootout in Oxley.", 1, 2),
        ("Officers shot and killed a man who pointed a gun at them.", 1, 0),
        ("Eight miners and a guard were feared trapped; by evening all eight miners had been found dead.", 8, 0),
        ("Two people died and three more were hurt.", 2, 3),
        ("A second victim has died, bringing the death toll from Saturday's shooting in Oxley to two.", 2, 0),
        ("Jon Varley, 24, was pronounced dead at Oxley General Hospital.", 1, 0),
        ("A man, a woman and a teenage boy were taken to hospital with gunshot wounds.", 0, 3),
        ("Nobody was hurt when shots were fired at a house on Elm Street.", 0, 0),
        ("A man was found shot to death in a parked car.", 1, 0),
        ("The bodies of a man and a woman were found in a burned-out car.", 2, 0),
        ("A father killed his wife, their two children and then himself.", 4, 0),
        ("Twelve people, including three children, were killed when a rocket hit a market.", 12, 0),
        ("One person was killed and at least five were injured.", 1, 5),
        ("Police identified the dead as Ana Ruck, 22, and Jon Varley, 19.", 2, 0),
        ("Four teenagers were wounded, none of them seriously, when somebody fired into a crowd.", 0, 4),
        ("An 18-year-old man was killed Saturday night. The victim, Jon Varley, was shot in the chest, police said.", 1, 0),
        ("Jon Varley, 20, died after he was shot in the head. His cousin, 17, was shot in the leg.", 1, 1),
        ("Officials said the 45-year-old father of three was killed instantly.", 1, 0),
        ("A woman, her sister and their mother were killed. The only survivor was a 2-year-old boy, who was hurt.", 3, 1),
        ("A clerk was shot in the arm during a robbery of a liquor store.", 0, 1),
        ("A gunman opened fire at a warehouse, killing two coworkers and injuring a third.", 2, 1),
        ("A gunman opened fire at a warehouse, killing a supervisor and a forklift driver and injuring a third worker.", 2, 1),
        ("Mourners gathered for Jon Varley, the 16-year-old who was gunned down on Monday.", 1, 0),
        ("At least 17 people were killed and 40 injured when a barrel bomb hit a market in Oxley, the civil defence said.", 17, 40),
        ("The death toll from Sunday's strike on a hospital in Oxley has risen to 23, the health ministry said.", 23, 0),
        ("An air raid on Oxley killed 23 civilians, among them nine children, and wounded more than 60, activists said.", 23, 60),
        ("Four soldiers were killed and seven others wounded when their convoy hit a roadside bomb near Oxley.", 4, 7),
        ("A drone hit a fuel depot in Oxley overnight, injuring 12 workers, two of them seriously.", 0, 12),
        ("Rescuers pulled the bodies of 47 people from the rubble of a school in Oxley.", 47, 0),
        ("Six members of one family were killed when a shell hit their home in Oxley on Monday.", 6, 0),
        ("Nearly 30 people died when a boat capsized off Oxley.", 30, 0),
        ("A car bomb in Oxley killed a police officer and wounded three passers-by.", 1, 3),
        ("Two journalists working for a local television station were killed in shelling on the outskirts of Oxley.", 2, 0),
        ("The insurgents killed 15 villagers, including a priest and his wife, before fleeing into the hills.", 15, 0),
        ("Militants shot dead nine bus passengers after checking their identity cards.", 9, 0),
        ("More than 100 people were killed and over 200 injured in the blast, according to the Red Cross.", 100, 200),
        ("The bomber and ten other people were killed.", 11, 0),
        ("Four civilians and the attacker were killed in the bombing in Oxley.", 5, 0),
        ("The explosion left three people dead and ten injured.", 3, 10),
        ("Three dead, ten hurt in blast at Oxley market", 3, 10),
        ("Eight people, three of them children, drowned after a dam burst.", 8, 0),
        ("Twenty-six bodies have been recovered from the collapsed building so far, the fire service said.", 26, 0),
        ("Some 1,300 people were killed in the chemical attack, the opposition said.", 1300, 0),
        ("Gunmen stormed a newspaper office in Oxley and killed 12 people, eight of them journalists.", 12, 0),
        ("Seven aid workers were killed when their vehicles were struck by missiles.", 7, 0),
        ("Two people lost their lives and four others sustained injuries in an attack on a checkpoint.", 2, 4),
        ("The attack claimed the lives of 19 recruits.", 19, 0),
        ("A suicide bomber blew himself up at a wedding, killing 13 guests and wounding two.", 14, 2),
        ("A landmine killed a farmer, his wife and their three children.", 5, 0),
        ("A rocket struck a bus, killing the driver and two passengers and injuring two others.", 3, 2),
        ("A sniper shot dead a 12-year-old boy who was fetching water.", 1, 0),
        ("Ten people including two children were killed on Tuesday when rockets hit a residential area.", 10, 0),
        ("Police said six attackers were killed in a gun battle.", 6, 0),
        ("There were no reports of casualties after a rocket landed in a field near Oxley.", 0, 0),
        ("A rocket landed in a field. Nobody was hurt, the army said.", 0, 0),
        ("State media put the toll at 32.", 32, 0),
        ("At least 35 people have been killed since protests began in Oxley, rights groups say.", 35, 0),
        ("Twenty-one people died on the spot. Another died in hospital, an official said at first, but later retracted that.", 21, 0),
        ("Twenty people died on the spot and two more in hospital.", 22, 0),
        ("Officials said eight people had been killed and about 30 wounded.", 8, 30),
        ("A helicopter crashed in Oxley, killing all three crew members.", 3, 0),
        ("All 150 people on board were killed when the plane came down.", 150, 0),
        ("Four children were burned to death when a tent caught fire in a camp.", 4, 0),
        ("Two protesters were beaten to death by police in Oxley.", 2, 0),
        ("One soldier was killed and another wounded by sniper fire.", 1, 1),
        ("A Dutch aid worker who was abducted in March has been found dead.", 1, 0),
        ("The bodies of 16 men, their hands tied behind their backs, were found in a ditch.", 16, 0),
        ("A dozen people were killed in clashes between farmers and herders.", 12, 0),
        ("Dozens of people were killed; a doctor at the hospital counted 40 bodies.", 40, 0),
        ("Five people were killed and at least 20 wounded, five of them critically, when a grenade was thrown into a bar.", 5, 20),
        ("Three rescue workers who rushed to the scene were killed in a second strike.", 3, 0),
        ("Seven people were killed in the first blast and two in the second.", 9, 0),
        ("Shelling killed 11 people in Oxley and seven in nearby Fennmill.", 18, 0),
        ("Between 50 and 60 people were killed.", 50, 0),
        ("A teacher and two pupils were wounded by shrapnel.", 0, 3),
        ("The group said it had killed 60 soldiers; the army said no soldier had died.", 60, 0),
        ("A woman and her unborn child died after she was shot by a soldier at a checkpoint.", 2, 0),
        ("Thirteen fishermen are dead and four are still missing after a storm.", 13, 0),
        ("Eleven inmates died in a prison riot, the justice minister said.", 11, 0),
        ("The wounded guard later died of his injuries.", 1, 0),
        ("Four people died and 16 fell ill after the attack.", 4, 16),
        ("Ana Ruck, 30, and her son Ben, 4, were shot dead; her husband, Tom Ruck, was wounded.", 2, 1),
        ("A man died and a woman and a teenage boy were taken to hospital with gunshot wounds.", 1, 2),
        ("Two students were killed and a teacher and a janitor were wounded.", 2, 2),
        ("A man turned the gun on himself outside a house in Fennmill. He was taken to a hospital in critical condition.", 0, 1),
        (
            "A man shot his wife dead, then turned the gun on himself, police said. He was flown to a hospital in critical condition.",
            1,
            1,
        ),
        ("A man shot his wife dead and then turned the gun on himself, police said.", 2, 0),
        ("A man shot his wife dead and then turned the gun on himself, police said. He was taken to a hospital, where he died.", 2, 0),
        ("Bello, a four-year-old mastiff, was killed by a shot in his master's yard.", 0, 0),
    ],
)
def test_dead_and_hurt(figures: Callable[[str], Mapping[str, Figure]], text: str, dead: int, hurt: int) -> None:
    """Stated, added up or counted one by one, attackers among them; 0 where nothing is said."""
    told = figures(text)
    assert [told[kind].best or 0 if kind in told else 0 for kind in ("killed", "injured")] == [dead, hurt]


def test_what_is_added_up_is_stated(figures: Callable[[str], Mapping[str, Figure]]) -> None:
    """The sum of a list that one speaker gives stands beside the number that another gives."""
    text = "A bomb killed two men, a woman and a child in Oxley on Tuesday, the mayor said, while the opposition put the toll at 12."
    killed = figures(text)["killed"]
    assert (killed.low, killed.high) == (4, 12)
