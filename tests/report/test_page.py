"""The page as a whole: self-contained, linked through and through, the same in every run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter

import msgspec
import pytest

from rashomon.model import Findings, make_document
from rashomon.model.errors import InternalError
from rashomon.report import render, render_fragment

from .builder import BOMBING, DEPOT
from .reading import Page, read


def test_every_claim_is_anchored_once_in_its_text_and_once_in_an_account(findings: Findings, page: Page) -> None:
    """A claim has one place among the words and, where it is tied to an event, one place in that event's account."""
    ids = Counter(page.ids())
    assert all(count == 1 for count in ids.values())
    for claim in findings.claims:
        assert page.with_id(claim.id).within("text")
        assert (f"said-{claim.id}" in ids) == (claim.event is not None)


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    """No cell, pointer or list links to an anchor that is not there."""
    ids = set(page.ids())
    links = [one.attributes["href"] for one in page.all("a") if "href" in one.attributes]
    assert links
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_a_marked_quote_leads_back_to_the_account_and_the_account_to_the_quote(findings: Findings, page: Page) -> None:
    """The way from a cell to the words can be walked back."""
    hrefs = {one.attributes.get("href") for one in page.all("a")}
    for claim in findings.claims:
        assert (f"#{claim.id}" in hrefs) == (claim.event is not None)
        assert (f"#said-{claim.id}" in hrefs) == (claim.event is not None)


def test_elements_are_well_nested(page: Page) -> None:
    """Crossing claims and hostile text leave no element open and close none that is not theirs."""
    assert page.unclosed == []


def test_nothing_is_fetched_and_nothing_runs(html: str, page: Page) -> None:
    """No script, no image, no style from elsewhere, no inline handler; the policy allows this very style sheet and nothing else."""
    assert {"script", "img", "iframe", "link", "object", "form", "base"}.isdisjoint({one.tag for one in page.elements})
    assert not any(name.startswith("on") or name in ("style", "src") for one in page.elements for name in one.attributes)
    assert not any(one.attributes["href"].startswith(("http", "//")) for one in page.all("a") if "href" in one.attributes)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(one.attributes["content"] for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", style[1])


def test_the_same_findings_give_the_same_bytes(findings: Findings, html: str) -> None:
    """Neither a second run nor the order of the findings changes a byte."""
    turned = Findings(
        documents=findings.documents[::-1],
        claims=findings.claims[::-1],
        events=findings.events[::-1],
        accounts=findings.accounts[::-1],
        issues=findings.issues,
    )
    assert dict(render(turned)) == {"index.html": html}


def test_most_told_events_come_first_and_mentioned_ones_are_listed(page: Page) -> None:
    """The account of eight reports stands before that of one; an event that is only named has a line and no account."""
    assert page.all("article", "account")[0].attributes["id"] == BOMBING
    assert page.with_id(DEPOT).tag == "li"


def test_a_title_of_ones_own(findings: Findings) -> None:
    """The title given heads the page, as text."""
    given = read(dict(render(findings, title="<Port> Maren"))["index.html"])
    assert given.all("h1")[0].text == given.all("title")[0].text == "<Port> Maren"


def test_no_findings_give_a_page_too() -> None:
    """Nothing read is a page that says so, not an error."""
    assert "0 reports, 0 events" in dict(render(Findings()))["index.html"]


def test_issues_stand_at_the_end(page: Page) -> None:
    """What could not be read is named with stage, problem and detail."""
    issues = page.with_id("issues").text
    assert "in/<broken>.html" in issues
    assert "The page holds no text beside its menus." in issues


def test_an_account_that_names_an_unknown_claim_is_an_error_of_ours(findings: Findings) -> None:
    """Findings that do not hang together are refused, not half shown."""
    without = msgspec.structs.replace(findings, claims=findings.claims[1:])
    with pytest.raises(InternalError):
        list(render(without))


def _many(findings: Findings, count: int) -> Findings:
    more = [make_document(f"Report {number}: nothing of note.", external_id=f"../{number}") for number in range(count)]
    return msgspec.structs.replace(findings, documents=(*findings.documents, *more))


def test_a_hundred_documents_stand_on_one_page(findings: Findings) -> None:
    """Up to a hundred, one page holds everything."""
    assert list(dict(render(_many(findings, 92)))) == ["index.html"]


def test_beyond_a_hundred_documents_each_account_has_its_page(findings: Findings) -> None:
    """The index lists the events, each told event has a page under its own id with its texts, and every link between pages holds."""
    pages = {path: read(html) for path, html in render(_many(findings, 93))}
    told = [event.id for event in findings.events if event.documents]
    assert set(pages) == {"index.html", *(f"events/{identifier}.html" for identifier in told)}
    for path, page in pages.items():
        for one in page.all("a"):
            target, _, anchor = one.attributes.get("href", "#main").partition("#")
            found = {"": path, "../index.html": "index.html"}.get(target) or (target if path == "index.html" else f"events/{target}")
            assert found in pages
            assert not anchor or anchor in pages[found].ids()
    texts = {one.attributes["id"] for one in pages[f"events/{BOMBING}.html"].all("article", "document")}
    assert texts == {document for event in findings.events if event.id == BOMBING for document in event.documents}


def test_an_id_that_is_not_ours_names_no_page(findings: Findings) -> None:
    """A path is made of ids of ours alone, whatever the findings say."""
    events = tuple(msgspec.structs.replace(event, id="../../etc/passwd") for event in findings.events[:1])
    with pytest.raises(InternalError):
        list(render(msgspec.structs.replace(_many(findings, 93), events=events, claims=(), accounts=())))


def test_a_fragment_for_a_notebook_is_short_and_inert(findings: Findings) -> None:
    """It holds figures, who is held responsible and the disagreements; no script, no id, no text of a report in full."""
    fragment = read(render_fragment(findings))
    assert fragment.unclosed == []
    assert fragment.ids() == []
    assert {"script", "a", "img"}.isdisjoint({one.tag for one in fragment.elements})
    shown = fragment.elements[0].text
    assert "Bombing of the ferry hall in Port Maren" in shown
    assert "by their own claim" in shown
    assert "contradiction: 17" in shown
    assert len(render_fragment(findings)) < 8_000
