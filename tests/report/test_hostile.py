"""Whatever an article brings is shown as text."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Findings, make_document
from rashomon.report import clean, render

from .reading import Page, read
from .texts import HOSTILE


def _text_of(page: Page, document: str) -> str:
    return next(one.text for one in page.all("div", "text") if any(around.attributes.get("id") == document for around in one.around))


def test_markup_in_a_report_shows_as_text(findings: Findings, html: str, page: Page) -> None:
    """Scripts in title, text, outlet, speaker and file name become no elements and are still there to be read."""
    assert "<script" not in html.replace("&lt;script", "")
    assert not re.search(r"<img|<b>(?!\d)|<i>", html)
    shown = page.all("main")[0].text
    for words in ("<i>Evil</i>", '"><script>alert(2)</script>', "<b>Dr</b>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}"):
        assert words in shown


def test_the_text_in_the_page_is_the_text_as_read(findings: Findings, page: Page) -> None:
    """Code point for code point, so that spans hold: only what no page can show stands as U+FFFD, and a lone return as a line feed."""
    for document in findings.documents:
        assert _text_of(page, document.id) == clean.running_text(document.text)
        assert len(clean.running_text(document.text)) == len(document.text)
        if document.text != HOSTILE:
            assert _text_of(page, document.id) == document.text


def test_a_claim_in_hostile_text_still_finds_its_words(findings: Findings, page: Page) -> None:
    """Control characters before and in a claim move nothing."""
    hostile = next(document.id for document in findings.documents if document.text == HOSTILE)
    claim = next(claim for claim in findings.claims if claim.document == hostile)
    assert page.with_id(claim.id).text == clean.running_text(claim.quote)


@given(st.text(st.characters()))
def test_cleaning_moves_no_offset_and_leaves_nothing_forbidden(text: str) -> None:
    """A law of both forms: the length stays, UTF-8 can hold it, and cleaning again changes nothing."""
    for form in (clean.running_text, clean.inline_text):
        shown = form(text)
        assert len(shown) == len(text)
        assert shown.encode("utf-8").decode("utf-8") == shown
        assert form(shown) == shown
        assert "\x00" not in shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "https://a.example/\u202egnp",
        "https://a b.example/",
        "java\nscript:alert(1)",
        "http://[",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    """Anything but http and https with a host stays text."""
    assert clean.web_address(url) is None
    page = read(dict(render(Findings(documents=(make_document("Text.", url=url),))))["index.html"])
    assert not [one for one in page.all("a") if not one.attributes["href"].startswith("#")]


def test_a_report_s_address_is_a_link_that_tells_nobody(page: Page) -> None:
    """It is shown as it is, and passes on neither referrer nor endorsement."""
    url = "https://paper.example/a?b=1&c=<2>"
    shown = read(dict(render(Findings(documents=(make_document("Text.", url=url),))))["index.html"])
    (link,) = [one for one in shown.all("a") if one.attributes["href"].startswith("https")]
    assert link.attributes == {"href": url, "rel": "noopener noreferrer nofollow"}
    assert link.text == url


def test_a_language_that_is_no_language_is_no_attribute() -> None:
    """The language tag of a text is set only where it is one."""
    document = msgspec.structs.replace(make_document("Text."), language='x" onclick="y')
    text = read(dict(render(Findings(documents=(document,))))["index.html"]).all("div", "text")[0]
    assert set(text.attributes) == {"class", "dir"}


def test_lone_surrogates_do_not_stop_the_page() -> None:
    """A text that UTF-8 cannot hold still gives a page that can be written."""
    document = msgspec.structs.replace(make_document("a?b"), text="a\ud800b", title="\udfff")
    page = dict(render(Findings(documents=(document,))))["index.html"]
    assert "a\ufffdb" in page.encode("utf-8").decode("utf-8")
