"""How many dead and how many hurt a report tells of, in the wordings of the news: made-up sentences, each a report by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_across, link_within
from rashomon.pipeline.examining import put_together, silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading


@pytest.fixture
def best(read_text: Callable[..., ParsedReading]) -> Callable[[str], tuple[int, int]]:
    """Return a function that returns the best figures of the dead and of the hurt of the main event of a report, 0 where there is none."""

    def figures(text: str) -> tuple[int, int]:
        extraction = link_within(extract(read_text(text)))
        found = put_together([extraction.document], [extraction], link_across([extraction]), [], silent)
        account = next((one for one in found.accounts if one.event == found.documents[0].main_event), None)
        told = [account.figures.get(kind) if account else None for kind in ("killed", "injured")]
        dead, hurt = (one.best or 0 if one is not None else 0 for one in told)
        return dead, hurt

    return figures


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A grandmother, her daughter and a neighbour were killed when a shell hit their house in Oxley.", 3, 0),
        ("The bomb killed a baker, his two sons and a customer.", 4, 0),
        ("A man shot and killed his wife before turning the gun on himself, police said.", 2, 0),
        ("A teenager was killed and two others were injured in a shooting in Oxley on Friday night.", 1, 2),
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
    ],
)
def test_dead_and_hurt(best: Callable[[str], tuple[int, int]], text: str, dead: int, hurt: int) -> None:
    """Stated, added up or counted one by one, attackers among them."""
    assert best(text) == (dead, hurt)
