"""Feeds: each entry that carries a text is a report."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.ingest import Limits, ingest
from rashomon.model import Arrival, Document, Issue, Published

from .found import split

FULL = """<item><title>Blast at the &lt;b&gt;mill&lt;/b&gt;</title><link>https://heron.example/{0}</link><guid>r{0}</guid>
<pubDate>Sun, 04 May 2031 23:30:00 +0300</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{0} people were killed &amp; hurt.</p><script>x()</script>
<p>The mill<br>burned &ndash; down.</p>]]></content:encoded></item>"""
SHORT = "<item><title>Fire</title><link>https://heron.example/s{0}</link><description>{0} people died.</description></item>"
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Heron</title>
<entry><id>urn:1</id><title>Blast</title><link href="https://heron.example/1"/><updated>2031-05-06T10:00:00Z</updated>
<published>2031-05-04T23:30:00+03:00</published><summary>Short.</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Twelve <b>died</b>.</p><p>It burned.</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Heron</title></channel><item rdf:about="u">
<title>Blast</title><link>https://heron.example/1</link><dc:date>2031-05-04</dc:date><description>One died.</description></item>
</rdf:RDF>"""
PAGE = "<item><description><![CDATA[<html><body><p>One died.</p></body></html>]]></description></item>"


def rss(*entries: str, before: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """Return a whole feed."""
    start = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Heron</title>'
    return f"{before}{start}{''.join(entries)}</channel></rss>"


def read(
    file: Path,
    content: str | bytes,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> tuple[list[Document], list[Issue]]:
    """Write ``content`` and sort what ingest makes of it."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return split(ingest([file], limits))


def problems(issues: Sequence[Issue]) -> list[tuple[str, str]]:
    """Return problem and severity of each issue."""
    return [(issue.problem, issue.severity) for issue in issues]


def test_an_entry_with_its_text(tmp_path: Path) -> None:
    """Text, title, day as written, link and the feed's title; markup and scripts are gone, blocks are lines."""
    (document,), issues = read(tmp_path / "a.xml", rss(FULL.format(7)))
    assert not issues
    assert document.text == "7 people were killed & hurt.\nThe mill\nburned – down."
    assert (document.title, document.publisher) == ("Blast at the mill", "The Heron")
    assert (document.url, document.external_id, document.path) == ("https://heron.example/7", "r7", None)
    assert document.published == Published(date="2031-05-04", basis="metadata")


def test_what_is_kept_is_the_entry(tmp_path: Path) -> None:
    """Of a feed the entry's element is kept, byte for byte."""
    entries = [FULL.format("Żółć"), SHORT.format(2), FULL.format("😀")]
    file = tmp_path / "a.xml"
    file.write_text(rss(*entries))
    kept = [item for item in ingest([file]) if isinstance(item, Arrival)]
    assert [arrival.data.decode() for arrival in kept] == entries
    assert [(arrival.custody.path, arrival.custody.part) for arrival in kept] == [(str(file), f"entry {n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(("feed", "text"), [(ATOM, "Twelve died.\nIt burned."), (RDF, "One died.")])
def test_other_forms(tmp_path: Path, feed: str, text: str) -> None:
    """Atom and RSS 1.0 give the same; the day of publication goes before that of a change."""
    (document,), _ = read(tmp_path / "a.xml", feed)
    assert (document.text, document.title, document.publisher) == (text, "Blast", "The Heron")
    assert (document.url, document.published.date) == ("https://heron.example/1", "2031-05-04")


def test_a_summary_is_read_with_a_note(tmp_path: Path) -> None:
    """Where the feed carries no more than a summary, that is the text, and a note on the document says so."""
    (document,), (issue,) = read(tmp_path / "a.xml", rss(SHORT.format(3)))
    assert document.text == "3 people died."
    assert (issue.problem, issue.severity, issue.document) == ("summary", "note", document.id)


def test_an_entry_without_a_text(tmp_path: Path) -> None:
    """It is an issue that names its link; the other entries are read."""
    bare = "<item><title>Fire</title><link>https://heron.example/x</link></item>"
    documents, (issue,) = read(tmp_path / "a.xml", rss(FULL.format(1), bare, FULL.format(2)))
    assert len(documents) == 2
    assert (issue.problem, issue.severity, issue.path) == ("no-text", "unread", f"{tmp_path / 'a.xml'}#2")
    assert "https://heron.example/x" in issue.detail


def test_a_feed_is_told_by_its_content(tmp_path: Path) -> None:
    """Whatever its name and whatever stands before its first element; a page in an entry does not make it a page."""
    doctype = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    before = f'<?xml version="1.0"?>\n<!-- <html> -->\n<?xml-stylesheet href="x"?>{doctype}\n'
    for name in ("a.html", "a.txt", "a"):
        documents, issues = read(tmp_path / name, rss(PAGE, before=before))
        assert [document.text for document in documents] == ["One died."]
        assert problems(issues) == [("summary", "note")]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The encoding is that of the XML declaration or of the mark."""
    feed = rss(SHORT.format("Señor Ñ and 2"), before=f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>')
    (document,), _ = read(tmp_path / "a.xml", feed.encode(encoding))
    assert document.text == "Señor Ñ and 2 people died."


@pytest.mark.parametrize("encoding", ["no-such-thing", "punycode", "x" * 5_000])
def test_an_encoding_that_is_none(tmp_path: Path, encoding: str) -> None:
    """A declared encoding that nothing is written in is passed over."""
    (document,), _ = read(
        tmp_path / "a.xml", rss(SHORT.format("Señor"), before=f'<?xml version="1.0" encoding="{encoding}"?>').encode("cp1252")
    )
    assert document.text == "Señor people died."


def test_a_feed_that_breaks_off(tmp_path: Path) -> None:
    """Whole entries are read, and an issue says where the break is."""
    feed = rss(*(FULL.format(number) for number in range(3)))
    for cut in (60, 150, 300):
        documents, (issue,) = read(tmp_path / "a.xml", feed[:-cut])
        assert [document.external_id for document in documents] == ["r0", "r1"]
        assert (issue.problem, issue.severity) == ("broken-feed", "unread")
        assert "breaks off" in issue.detail
        assert "(line " in issue.detail


def test_what_is_sloppy_is_put_right(tmp_path: Path) -> None:
    """HTML's entities, lone ampersands and control characters in what should be XML are read, with a note."""
    documents, (issue,) = read(tmp_path / "a.xml", rss(FULL.format("R&D&nbsp;\x0b&hellip; &nosuch; 2"), FULL.format(2)))
    assert len(documents) == 2
    assert problems([issue]) == [("mended", "note")]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(10)) + "]>",
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://x.example/p.dtd"> %p;]>',
        '<!DOCTYPE rss [<!ATTLIST item a CDATA "' + "long " * 100 + '">]>',
    ],
)
def test_a_feed_that_declares_entities_is_refused(tmp_path: Path, declaration: str) -> None:
    """A billion laughs, a file or an address drawn in: refused before anything is expanded or opened; other feeds are read."""
    read(tmp_path / "b.xml", rss(FULL.format(1)))
    started = time.process_time()
    documents, (issue,) = read(tmp_path / "a.xml", rss(FULL.format("&a;"), before='<?xml version="1.0"?>' + declaration))
    assert time.process_time() - started < 0.5
    assert not documents
    assert "declares entities of its own" in issue.detail
    assert len(split(ingest([tmp_path]))[0]) == 1


def test_a_feed_with_many_entries(tmp_path: Path) -> None:
    """Of 100,000 entries the first are read, soon, and an issue says that there are more."""
    file = tmp_path / "a.xml"
    file.write_text(rss(*(SHORT.format(number) for number in range(100_000))))
    started = time.process_time()
    documents, issues = split(ingest([file], Limits(max_feed_entries=50)))
    assert time.process_time() - started < 1
    assert len(documents) == 50
    (issue,) = [issue for issue in issues if issue.severity == "unread"]
    assert (issue.problem, "more than 50 entries" in issue.detail) == ("too-many", True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<rss version='2.0'><channel><title>The Heron", "not well-formed XML: no element found (line 1)"),
        ("<rss version='2.0'>" + "<x>" * 1_000, "nested more than 100 deep"),
        ("<rss version='2.0'>" + "<x/>" * 300_000, "more than 200,000 elements"),
        ("<rss version='2.0'><channel><title>The Heron</title></channel></rss>", "no report"),
        ("<?xml version='1.0'?><list><item>One</item></list>", "neither a web page nor a feed"),
        (rss("<item><description>" + "x" * 2_000_000 + "</description></item>"), "limit"),
        (rss("<item><description>" + "&lt;i&gt;" * 60_000 + "</description></item>"), "tags"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, content: str, words: str) -> None:
    """What is built to exhaust a parser, has no entries or is no feed is refused, soon, with the reason."""
    started = time.process_time()
    documents, issues = read(tmp_path / "a.xml", content, Limits(max_feed_bytes=1_500_000))
    assert time.process_time() - started < 2
    assert not documents
    assert [words in issue.detail for issue in issues] == [True]


@pytest.mark.parametrize("piece", ["<", "&lt;", "<a ", "<!--", "<![CDATA[", "&#x0;", "]]>", "<p", "&amp;", "1 May ", "<b>"])
def test_hostile_entries_take_no_time(tmp_path: Path, piece: str) -> None:
    """Repeating any piece of markup in an entry's text does not make it slow."""
    escaped = (piece * 30_000).replace("&", "&amp;").replace("<", "&lt;")
    started = time.process_time()
    read(tmp_path / "a.xml", rss(f"<item><title>{escaped}</title><pubDate>{escaped}</pubDate><description>{escaped}</description></item>"))
    assert time.process_time() - started < 3
