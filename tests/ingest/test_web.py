"""Reports from the web: pages, texts, JSON Lines and feeds, fetched politely."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from rashomon.ingest import Limits, Validators, Web, ingest
from rashomon.model import Arrival, Issue, Published

from .found import arrivals, split
from .server import Site

WEB = Web(allow_private=True, pause=0, connect_seconds=2, read_seconds=2, total_seconds=5)
ARTICLE = """<!DOCTYPE html><html><head><title>Blast at the mill</title><meta charset="utf-8"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Blast at the mill</h1>
<p>{} people were killed when the old mill blew up on Sunday, the mayor of the town said.</p>
<p>“We heard a blast, and then the roof was gone”, said a neighbour, who had been at home with her two children.</p>
<p>Firefighters searched the ruins until the early morning, and the road along the river was closed.</p></article></body></html>"""
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Heron</title>{}</channel></rss>'
ITEM = "<item><title>Fire</title><link>{}</link><pubDate>Sun, 04 May 2031 23:30:00 +0300</pubDate><description>{}</description></item>"


def fetch(*addresses: str, web: Web = WEB, limits: Limits = Limits()) -> list[Arrival | Issue]:  # noqa: B008 - frozen
    """Return what ingest makes of addresses."""
    return list(ingest(addresses, limits, web))


def lost(found: list[Arrival | Issue]) -> str:
    """Return why the one thing that was asked for was lost; there must be nothing else."""
    (issue,) = found
    assert isinstance(issue, Issue)
    assert issue.severity == "unread"
    return issue.detail


def test_a_page_with_its_custody(site: Site) -> None:
    """The article is the text; what is kept are the bytes with address, time and headers as received."""
    address = site.page("/mill", ARTICLE.format("Twelve"), ETag='"a"')
    (arrival,) = arrivals(fetch(address + "#top"))
    assert "Twelve people were killed" in arrival.document.text
    assert "Home" not in arrival.document.text
    assert (arrival.document.url, arrival.document.path, arrival.document.title) == (address, None, "Blast at the mill")
    custody = arrival.custody
    assert arrival.data == ARTICLE.format("Twelve").encode()
    assert (custody.url, custody.through, custody.path, custody.media_type) == (address, (), None, "text/html; charset=utf-8")
    assert ("ETag", '"a"') in custody.headers
    assert timedelta(0) <= datetime.now(UTC) - datetime.fromisoformat(custody.retrieved or "") < timedelta(minutes=5)


def test_redirects_are_followed_and_kept(site: Site) -> None:
    """The address is the one that the last redirect leads to; those on the way are kept, the one asked for first."""
    last = site.page("/mill", ARTICLE.format("Twelve"))
    second = site.redirect("/old", "/mill", 301)
    first = site.redirect("/short", second, 307)
    (arrival,) = arrivals(fetch(first))
    assert (arrival.document.url, arrival.custody.through) == (last, (first, second))


def test_packed_bodies_are_kept_packed(site: Site) -> None:
    """What came packed is kept as it came, and unpacked for reading."""
    packed = gzip.compress(ARTICLE.format("Twelve").encode(), mtime=0)
    (arrival,) = arrivals(fetch(site.page("/mill", packed, Content_Encoding="gzip")))
    assert "Twelve people were killed" in arrival.document.text
    assert arrival.data == packed


def test_the_encoding_is_the_server_s(site: Site) -> None:
    """What the server declares of a text's encoding goes before what could be guessed; a declared nonsense does not."""
    text = "Żółw died in the mill on Sunday, said the mayor."
    (arrival,) = arrivals(fetch(site.page("/a", text.encode("iso8859-2"), "text/plain; charset=ISO-8859-2")))
    assert arrival.document.text == text
    (arrival,) = arrivals(fetch(site.page("/b", text, "text/plain; charset=no-such-thing")))
    assert arrival.document.text == text


def test_json_lines(site: Site) -> None:
    """Each line is a report, with what the line itself says of it."""
    lines = [json.dumps({"id": str(n), "text": f"{n} died.", "url": f"https://heron.example/{n}"}) for n in range(3)]
    address = site.page("/a.jsonl", "\n".join(lines), "application/x-ndjson")
    found = arrivals(fetch(address))
    assert [arrival.document.url for arrival in found] == [f"https://heron.example/{n}" for n in range(3)]
    assert [(arrival.custody.url, arrival.custody.part) for arrival in found] == [(address, f"line {n}") for n in (1, 2, 3)]
    assert [arrival.data.decode().strip() for arrival in found] == lines


def test_a_feed_leads_to_its_pages(site: Site) -> None:
    """Each entry's page is fetched, its link resolved against the feed's address; what the page does not say the feed tells."""
    site.page("/1", ARTICLE.format("One"))
    site.page("/2", ARTICLE.format("Two"))
    feed = site.page("/feed", RSS.format(ITEM.format("/1", "One.") + ITEM.format(f"{site.url}/2", "Two.")), "application/rss+xml")
    first, second = arrivals(fetch(feed))
    assert (first.document.url, second.document.url) == (f"{site.url}/1", f"{site.url}/2")
    assert "One people were killed" in first.document.text
    assert first.document.publisher == "The Heron"
    assert first.document.published == Published(date="2031-05-04", basis="metadata")


def test_a_feed_s_own_text_where_a_page_cannot_be_had(site: Site) -> None:
    """A page that is missing, forbidden or over the limit of links: the entry's text is read, with a note; without one it is lost."""
    items = [
        ITEM.format("/gone", "Nine died."),
        ITEM.format("/also-gone", ""),
        ITEM.format("javascript:x", "Two died."),
        ITEM.format("/1", ""),
    ]
    site.page("/1", ARTICLE.format("One"))
    documents, issues = split(fetch(site.page("/feed", RSS.format("".join(items)), "text/xml")))
    assert [document.text.split()[0] for document in documents] == ["Nine", "Two", "Blast"]
    notes = [issue for issue in issues if issue.problem == "feed-text"]
    assert [("404" in issue.detail, issue.document) for issue in notes] == [(True, documents[0].id), (False, documents[1].id)]
    (gone,) = [issue for issue in issues if issue.severity == "unread"]
    assert (gone.path, "no text of it either" in gone.detail) == (f"{site.url}/also-gone", True)


def test_links_of_a_feed_are_bounded(site: Site) -> None:
    """Beyond the limit nothing is fetched: the feed's own texts are read, and each note says why. No page is fetched twice."""
    for number in range(4):
        site.page(f"/{number}", ARTICLE.format(number))
    items = [ITEM.format(f"/{number}", f"{number} died.") for number in (0, 0, 1, 2, 3)]
    documents, issues = split(fetch(site.page("/feed", RSS.format("".join(items))), web=replace(WEB, max_links=2)))
    assert len(documents) == 4
    assert site.paths == ["/feed", "/0", "/1"]
    assert sorted(issue.problem for issue in issues) == ["feed-text", "feed-text", "fetched-already", "summary", "summary"]


def test_what_is_known_is_not_sent_again(site: Site) -> None:
    """The server is told what is known of each address; where it says that nothing changed, a note says so."""

    def known(address: str) -> Validators | None:
        return Validators('"a"', "Sun, 04 May 2031 10:00:00 GMT") if address.endswith("/mill") else None

    site.page("/mill", b"", status=304)
    (issue,) = fetch(site.redirect("/old", "/mill"), web=replace(WEB, known=known))
    assert isinstance(issue, Issue)
    assert (issue.problem, issue.severity, issue.path) == ("unchanged", "note", f"{site.url}/mill")
    sent = {path: headers for path, headers, _ in site.asked}
    assert (sent["/mill"]["If-None-Match"], sent["/mill"]["If-Modified-Since"]) == ('"a"', "Sun, 04 May 2031 10:00:00 GMT")
    assert "If-None-Match" not in sent["/old"]
    assert "If-None-Match" not in sent["/robots.txt"]


def test_servers_are_told_who_asks(site: Site) -> None:
    """Every request names the project, sends no cookie, and asks for gzip at most."""
    site.page("/mill", ARTICLE.format("Twelve"), Set_Cookie="a=b")
    fetch(f"{site.url}/mill", site.redirect("/old", "/mill"))
    for _, headers, _ in site.asked:
        assert headers["User-Agent"] == "Rashomon"
        assert headers["Accept-Encoding"] == "gzip"
        assert "Cookie" not in headers


def test_a_pause_between_requests_to_a_host(site: Site) -> None:
    """Also after robots.txt, also between the pages of a feed; a longer pause that robots.txt wants is kept."""
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.2", "text/plain")
    site.page("/1", ARTICLE.format("One"))
    fetch(site.redirect("/old", "/1"), web=replace(WEB, pause=0.05))
    times = [at for _, _, at in site.asked]
    assert len(times) == 3
    assert min(after - before for before, after in pairwise(times)) > 0.19


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("User-agent: *\nDisallow: /private", "forbids it"),
        ("User-agent: Rashomon\nDisallow: /private/\nUser-agent: *\nAllow: /", "forbids it"),
        ("User-agent: *\nCrawl-delay: 1e9", "wants 1e+09 seconds"),
    ],
)
def test_robots_txt_is_respected(site: Site, rules: str, words: str) -> None:
    """What it forbids is not asked for, be it named, linked or redirected to, and the rest is read."""
    site.page("/robots.txt", rules, "text/plain")
    site.page("/private/1", ARTICLE.format("One"))
    assert words in lost(fetch(f"{site.url}/private/1"))
    if "forbids" in words:
        assert words in lost(fetch(site.redirect("/old", "/private/1")))
        site.page("/2", ARTICLE.format("Two"))
        assert len(split(fetch(f"{site.url}/2", f"{site.url}/private/1"))[0]) == 1
    assert "/private/1" not in site.paths


@pytest.mark.parametrize(("status", "read"), [(404, True), (403, True), (200, True), (500, False), (429, False), (302, False)])
def test_where_robots_txt_cannot_be_had(site: Site, status: int, read: bool) -> None:
    """No such file, no rules; a server in trouble, no fetching (RFC 9309, section 2.3.1)."""
    site.page("/robots.txt", b"\xff\xfe\0 no rules <", "text/html", status, Location="/robots.txt")
    site.page("/mill", ARTICLE.format("One"))
    documents, issues = split(fetch(f"{site.url}/mill"))
    assert (len(documents), len(issues)) == (int(read), int(not read))
    assert all("robots.txt of its host cannot be had" in issue.detail for issue in issues)


def test_robots_txt_may_be_passed_over_for_a_reason(site: Site) -> None:
    """The reason is noted for each address, and robots.txt is not asked for."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    found = fetch(site.page("/mill", ARTICLE.format("One")), web=replace(WEB, ignore_robots="the owner asked for it"))
    documents, (issue,) = split(found)
    assert len(documents) == 1
    assert (issue.problem, issue.severity) == ("robots-ignored", "note")
    assert "the owner asked for it" in issue.detail
    assert [path for path, _, _ in site.asked] == ["/mill"]


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/zip", "text/css", "application/octet-stream"])
def test_other_types_are_refused_unread(site: Site, kind: str) -> None:
    """What is neither a page, a text, a feed nor JSON Lines is refused by its type; the issue names it."""
    detail = lost(fetch(site.page("/a", b"x" * 5_000_000, kind)))
    assert detail == f"{site.url}/a is {kind}; only pages, texts, feeds and JSON Lines are read"


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("<p>Twelve died.</p>", "application/rss+xml", "declared a feed and is none"),
        ("Twelve died.", "application/atom+xml", "declared a feed and is none"),
        (b"WARC/1.1\r\n", "text/plain", "web archive"),
        (b"%PDF-1.7", "text/html", "a PDF"),
        (b"\x89PNG\r\n", "text/plain", "an image"),
        (b"", "text/html", "is empty"),
        ("Too little.", "text/html", "no article"),
        (RSS.format(""), "text/xml", "holds no report"),
    ],
)
def test_what_is_not_what_it_is_declared(site: Site, body: str | bytes, kind: str, words: str) -> None:
    """A type is only what a server says: the content decides, and what cannot be read is an issue."""
    assert words in lost(fetch(site.page("/a", body, kind)))


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 418, 429, 500, 503, 599, 999])
def test_other_answers(site: Site, status: int) -> None:
    """An answer that is not the page is an issue with its status, "unchanged" too where nothing was known."""
    body = "" if status in (204, 304) else ARTICLE.format("One")
    assert f"status {status}" in lost(fetch(site.page("/a", body, status=status)))


def test_nothing_is_fetched_unless_told_to(site: Site) -> None:
    """Without options for the web an address is an issue that says what to do, and nobody is asked."""
    detail = lost(list(ingest([site.page("/mill", ARTICLE.format("One"))])))
    assert "`rashomon add` fetches" in detail
    assert not site.asked


def test_files_and_addresses_together(site: Site, tmp_path: object) -> None:
    """Each address once, however often it is named, among files."""
    address = site.page("/mill", ARTICLE.format("One"))
    documents, issues = split(fetch(address, address, "missing.txt"))
    assert (len(documents), len(issues)) == (1, 1)
    assert site.paths == ["/mill"]
