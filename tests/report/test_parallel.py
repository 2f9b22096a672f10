"""The parallel accounts and what follows from them."""

from __future__ import annotations

from rashomon.model import Event, Findings, Place
from rashomon.report import render

from .builder import BOMBING, World
from .reading import Page, read


def _table(page: Page) -> list[tuple[str, list[str]]]:
    account = page.with_id(BOMBING)
    rows = [one for one in page.all("tr") if account in one.around and one.within("parallel")]
    found = []
    for row in rows[1:]:
        head = next(one for one in page.all("th") if one.around[-1] is row)
        found.append((head.text, [" ".join(one.text.split()) for one in page.all("td") if one.around[-1] is row]))
    return found


def test_a_row_a_point_a_column_a_document(page: Page) -> None:
    """Every row has a cell for each of the eight reports, the dead first."""
    table = _table(page)
    assert [head for head, _ in table][:3] == ["Killed", "Injured", "Who is held responsible"]
    assert all(len(cells) == 8 for _, cells in table)


def test_silence_is_visible(page: Page) -> None:
    """A report that says nothing of the injured has a cell that says so."""
    injured = dict(_table(page))["Injured"]
    assert [cell.endswith("silent") for cell in injured] == [False, False, False, True, False, True, True, True]


def test_a_cell_has_value_stance_words_and_chain(page: Page) -> None:
    """What was said, how, in which words, on whose word."""
    cell = dict(_table(page))["Who is held responsible"][2]
    for expected in (
        "Free Tide",
        "claimed as their own act",
        "The Free Tide movement claimed responsibility",
        "Free Tide, according to Velland Press Agency",
    ):
        assert expected in cell


def test_reports_stand_by_day_a_copy_after_its_original_an_impossible_date_last(page: Page) -> None:
    """A date that cannot be is not believed, so it places nothing."""
    heads = [one.text for one in page.all("th") if one.attributes.get("scope") == "col" and one.within("parallel")]
    assert "Velland Press Agency" in heads[1]
    assert "Harbour Courier" in heads[2]
    assert "The Lantern" in heads[-1]
    assert "Impossible date" in heads[-1]


def test_a_place_named_three_times_is_one_item_with_pointers() -> None:
    """What is said again of place, time or means is gathered, and each mention keeps its anchor."""
    world = World()
    world.report("one", "In Port Maren. In Port Maren it was.", None)
    first = world.claim("one", "where", Place(name="Port Maren"), "In Port Maren")
    again = world.claim("one", "where", Place(name="Port Maren"), "In Port Maren it")
    event = Event(id=BOMBING, label="bombing", kind="bombing", documents=(first.document,))
    findings = Findings(documents=tuple(world.documents.values()), claims=(first, again), events=(event,))
    shown = read(dict(render(findings))["index.html"])
    assert len([one for one in shown.all("li") if one.within("parallel")]) == 1
    assert shown.with_id(f"said-{again.id}").tag == "span"


def test_disagreements_name_their_type_reason_and_sides(page: Page) -> None:
    """An update is no contradiction, and each side has its reports."""
    partings = [" ".join(one.text.split()) for one in page.all("div", "parting")]
    assert [text.split(" ")[1] for text in partings[:2]] == ["Update", "Contradiction"]
    assert "One says that a warning reached those who could act" in partings[2]
    assert "State Radio of Velland" in partings[2]


def test_what_a_report_leaves_out_is_listed(page: Page) -> None:
    """Each silent report by name, with the points on which others speak."""
    account = page.with_id(BOMBING).text
    assert "What each report leaves out" in account
    assert "Foreign Ministry of Ostria 6: killed, injured" in " ".join(account.split())
