"""Web pages: the article in them is the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.ingest import Limits, ingest
from rashomon.model import Document, Issue, Published

from .found import split

HEAD = """<title>Blast at the mill - The Daily Heron</title><meta property="og:site_name" content="The Daily Heron">
<meta property="og:title" content="Blast at the mill"><link rel="canonical" href="https://heron.example/mill">"""
DATE = '<meta property="article:published_time" content="2031-05-04T23:30:00+03:00">'
ARTICLE = """<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Blast at the mill</h1>
<p>Twelve people were killed when the old mill blew up on Sunday, the mayor of the town said.</p>
<p>“We heard a blast, and then the roof was gone”, said a neighbour, who had been at home with her two children.</p>
<p>Firefighters searched the ruins until the early morning, and the road along the river was closed to all traffic.</p></article>
<footer>All rights reserved. <a href="/imprint">Imprint</a></footer>"""


def page(head: str = HEAD + DATE, body: str = ARTICLE) -> str:
    """Return a whole page."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def read(file: Path, content: str | bytes, limits: Limits = Limits()) -> Document | Issue:  # noqa: B008 - frozen
    """Write ``content`` and return the first thing that ingest makes of it."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    documents, issues = split(ingest([file], limits))
    return documents[0] if documents else issues[0]


def test_article_and_metadata(tmp_path: Path) -> None:
    """The text is the article without menu and footer; title, outlet, day and address are those of the page's metadata."""
    document = read(tmp_path / "a.html", page())
    assert isinstance(document, Document)
    assert "Twelve people were killed when the old mill blew up on Sunday" in document.text
    assert "Imprint" not in document.text
    assert (document.title, document.publisher, document.url) == ("Blast at the mill", "The Daily Heron", "https://heron.example/mill")
    assert document.published == Published(date="2031-05-04", basis="metadata")
    assert document.path == str(tmp_path / "a.html")


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    """No date is guessed from the clock or from the day the file was saved."""
    document = read(tmp_path / "a.html", page(HEAD))
    assert isinstance(document, Document)
    assert document.published == Published()


def test_a_page_is_told_by_its_content(tmp_path: Path) -> None:
    """A page in a file called .txt is a page; a text about pages is a text."""
    assert "Imprint" not in getattr(read(tmp_path / "a.txt", page()), "text", "")
    text = "The tag <html> opens a page. " * 5
    assert getattr(read(tmp_path / "b.txt", text), "text", "") == text


def test_the_declared_encoding(tmp_path: Path) -> None:
    """A page in another encoding is read as its meta element says."""
    body = ARTICLE.replace("mayor", "bürgermeister żółć")
    document = read(
        tmp_path / "a.html", page('<meta charset="iso-8859-2">' + HEAD, body).replace("“", '"').replace("”", '"').encode("iso8859-2")
    )
    assert "bürgermeister żółć" in getattr(document, "text", "")


@pytest.mark.parametrize("body", ["", '<nav><a href="/">Home</a> <a href="/news">News</a></nav>', "<p></p>", "<form><input></form>"])
def test_no_article_is_an_issue(tmp_path: Path, body: str) -> None:
    """A page of menus and forms has no article, and the issue says so."""
    issue = read(tmp_path / "a.html", page(HEAD, body))
    assert isinstance(issue, Issue)
    assert issue.severity == "unread"
    assert "no article" in issue.detail


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote"])
@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deep_nesting_neither_crashes_nor_hangs(tmp_path: Path, tag: str, depth: int) -> None:
    """However deep, a page ends as a document or an issue."""
    found = read(tmp_path / "a.html", page(HEAD, f"<{tag}>" * depth + ARTICLE + f"</{tag}>" * depth))
    assert isinstance(found, Document | Issue)


def test_too_many_tags_are_refused(tmp_path: Path) -> None:
    """Extraction takes time with every tag, so their number is bounded."""
    issue = read(tmp_path / "a.html", page(HEAD, "<i>a</i>" * 60), Limits(max_html_tags=100))
    assert isinstance(issue, Issue)
    assert issue.problem == "too-large"


def test_xml_is_not_read_as_text(tmp_path: Path) -> None:
    """XML that is neither a page nor a feed is refused rather than taken for a report full of tags."""
    issue = read(tmp_path / "a.xml", '<?xml version="1.0"?><list><title>News</title></list>')
    assert isinstance(issue, Issue)
    assert "XML" in issue.detail


def test_half_characters_in_a_page_do_no_harm(tmp_path: Path) -> None:
    """A reference to half a surrogate pair or to zero becomes the replacement character."""
    document = read(tmp_path / "a.html", page(HEAD, ARTICLE.replace("mayor", "mayor &#xD800; &#0;")))
    assert isinstance(document, Document)
    document.text.encode("utf-8")
