"""Servers that mean harm, or are broken: each is refused with a clear line, soon, and the rest is read."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from rashomon.ingest import Limits, Web, ingest
from rashomon.ingest.web import addresses
from rashomon.ingest.web.addresses import is_public
from rashomon.model import Arrival, Issue

from .found import split
from .server import Site

MIB = 1024 * 1024
WEB = Web(allow_private=True, pause=0, connect_seconds=2, read_seconds=0.8, total_seconds=1.5, max_bytes=2 * MIB)
ARTICLE = """<!DOCTYPE html><html><head><title>Blast at the mill</title><meta charset="utf-8"></head><body><article>
<p>Twelve people were killed when the old mill blew up on Sunday, the mayor of the town said.</p>
<p>Firefighters searched the ruins until the early morning, and the road along the river was closed.</p></article></body></html>"""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """No thread outlives a test."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def lost(address: str, site: Site, web: Web = WEB, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """Return why an address was lost, soon; a good page beside it must be read."""
    good = site.page("/zz-good", ARTICLE)
    started = time.monotonic()
    documents, issues = split(ingest([address, good], limits, web))
    assert time.monotonic() - started < 10
    assert [document.url for document in documents] == [good]
    (issue,) = issues
    assert (issue.severity, issue.path) == ("unread", address)
    return issue.detail


def pouring(site: Site, head: bytes, piece: bytes, times: int, pause: float = 0) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return an answer that sends one piece again and again after its head."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        site.send(handler, head)
        site.pour(handler, piece, times, pause)

    return answer


@pytest.mark.parametrize("length", [b"", b"Content-Length: 10000000000\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_ten_gigabytes_are_cut_off_at_the_limit(site: Site, length: bytes) -> None:
    """Whether its length is declared or not, hardly more than the limit is taken."""
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n" if b"chunked" in length else b"x" * 65536
    detail = lost(site.answer("/a", pouring(site, HEAD + length + b"\r\n", piece, 160_000)), site)
    assert "more than 2,097,152" in detail
    assert site.sent < 12 * MIB  # what the system's buffers hold besides


@pytest.mark.parametrize(
    ("head", "piece", "times"),
    [
        (HEAD, b"X-Pad: " + b"x" * 1000 + b"\r\n", 100_000),
        (HEAD + b"X-Pad: ", b"x" * 1000, 100_000),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 1_000_000),
        (b"HTTP/1.1 ", b"2" * 1000, 100_000),
    ],
    ids=["many", "long", "interim", "status"],
)
def test_endless_headers(site: Site, head: bytes, piece: bytes, times: int) -> None:
    """Headers that never end are cut off, whatever they are made of."""
    detail = lost(site.answer("/a", pouring(site, head, piece, times)), site)
    assert "does not keep to HTTP" in detail or "more than 2,097,152 bytes" in detail or "longer than 1.5 seconds" in detail
    assert site.sent < 12 * MIB


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX-Pad: ", HEAD + b"\r\n", HEAD + b"Content-Length: 900\r\n\r\n"])
def test_a_trickle_is_cut_off_by_the_clock(site: Site, head: bytes) -> None:
    """A server that always sends a little, in headers or body, gets the time for one response and no more."""
    assert "took longer than 1.5 seconds in all" in lost(site.answer("/a", pouring(site, head, b"H", 900, pause=0.1)), site)


def test_silence_is_cut_off_sooner(site: Site) -> None:
    """A server that sends nothing is given up after the silence that is allowed."""
    assert "sends nothing for 0.8 seconds" in lost(site.answer("/a", lambda _: time.sleep(1.2)), site)


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((HEAD + b"Content-Length: 5000\r\n\r\n", ARTICLE.encode()), "received"),
        ((HEAD + b"Content-Length: -5\r\n\r\n", ARTICLE.encode()), "bad Content-Length"),
        ((HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", ARTICLE.encode()), "onflicting Content-Length"),
        ((HEAD + b"Content-Length: 12\r\n\r\n", ARTICLE.encode()), "no article"),
        ((HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"zz\r\nhello"), "does not keep to HTTP"),
        ((HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ff\r\n<html>"), "does not keep to HTTP"),
        ((b"SSH-2.0-OpenSSH_9.2\r\n",), "does not keep to HTTP"),
        ((b"\x15\x03\x01\x00\x02\x02",), "does not keep to HTTP"),
        ((b"",), "does not keep to HTTP"),
    ],
)
def test_what_does_not_keep_to_http(site: Site, pieces: tuple[bytes, ...], words: str) -> None:
    """A length that is wrong, chunks that are none, another protocol: half a page is never taken for a whole one."""
    assert words in lost(site.raw("/a", *pieces), site)


def test_no_encryption_where_it_is_asked_for(site: Site) -> None:
    """A server that does not speak TLS under https is an issue."""
    assert "cannot be reached" in lost(site.url.replace("http:", "https:") + "/a", site)


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (gzip.compress(b"<html>" + b" " * 50 * MIB), "unpacks to more than"),
        (gzip.compress(gzip.compress(ARTICLE.encode())), "gzip inside gzip"),
        (gzip.compress(ARTICLE.encode())[:-30], "cut short"),
        (b"\x1f\x8b\x08\x00garbage" * 20, "does not unpack"),
    ],
    ids=["bomb", "twice", "short", "damaged"],
)
def test_packed_bodies_that_are_none(site: Site, packed: bytes, words: str) -> None:
    """A decompression bomb is stopped early; what is packed badly is refused."""
    assert words in lost(site.page("/a", packed, Content_Encoding="gzip"), site, limits=Limits(ratio_from_bytes=100_000))


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "x" * 5_000])
def test_packings_that_were_not_asked_for(site: Site, coding: str) -> None:
    """Only gzip is asked for, so that no other decoder meets hostile bytes."""
    assert "not asked for" in lost(site.page("/a", b"\0" * 100, Content_Encoding=coding), site)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_loop(site: Site, status: int) -> None:
    """Redirects in a circle are given up."""
    site.redirect("/b", "/a", status)
    assert "redirects more than 5 times" in lost(site.redirect("/a", "/b", status), site)
    assert len(site.paths) < 10


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("ftp://x.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("data:text/html,hello", "only http and https"),
        ("http://user:secret@x.example/", "a user's name or password"),
        ("http://x.example:99999/", "no port that there is"),
        ("http://[::1", "no address"),
        ("http://" + "a" * 9_000, "longer than 8,000 characters"),
    ],
)
def test_redirects_to_what_is_not_fetched(site: Site, to: str, words: str) -> None:
    """Each hop is checked like an address that was named."""
    assert words in lost(site.redirect("/a", to), site)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
        *("10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "[fe80::1]", "[fc00::1]", "[ff02::1]"),
    ],
)
def test_private_addresses_are_refused(site: Site, host: str) -> None:
    """However it is written, what is not public is not connected to; nobody is asked anything."""
    port = site.url.rpartition(":")[2]
    (issue,) = ingest([f"http://{host}:{port}/a"], web=replace(WEB, allow_private=False))
    assert isinstance(issue, Issue)
    assert "is no public address" in issue.detail
    assert not site.asked


def test_octal_is_no_address() -> None:
    """A host written with leading zeros, which some read as octal and others not, is no address at all."""
    (issue,) = ingest(["http://0177.0.0.1/a"], web=WEB)
    assert isinstance(issue, Issue)
    assert "is no address" in issue.detail


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("8.8.8.8", True), ("2606:4700::1111", True), ("64:ff9b::808:808", True), ("::ffff:8.8.8.8", True)),
        *(("192.0.2.1", False), ("198.18.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False), ("64:ff9b::7f00:1", False)),
        *(("64:ff9b:1::1", False), ("::7f00:1", False), ("2002:7f00:1::1", False), ("2001:db8::1", False), ("fec0::1", False)),
        *(("3fff::1", False), ("::", False), ("fe80::1%1", False), ("2001::1", False), ("ff0e::1", False), ("::ffff:10.0.0.1", False)),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    """Private, reserved, documentation, multicast, and IPv4 in the guise of IPv6."""
    assert is_public(address) is public


@pytest.fixture
def one_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take 127.0.0.1 for the one public address there is."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")


@pytest.mark.usefixtures("one_public")
def test_a_redirect_to_a_private_address(site: Site) -> None:
    """A public page that leads to the network behind it, in one hop or several, is refused where it does."""
    private = site.url.replace("127.0.0.1", "127.0.0.2") + "/secret"
    site.redirect("/b", private)
    detail = lost(site.redirect("/a", "/b"), site, replace(WEB, allow_private=False))
    assert "127.0.0.2 is no public address" in detail
    assert "/secret" not in site.paths


@pytest.mark.usefixtures("one_public")
def test_a_feed_that_links_to_private_addresses(site: Site) -> None:
    """The links of a feed are checked like any other address."""
    private = site.url.replace("127.0.0.1", "127.0.0.2")
    feed = f'<rss version="2.0"><channel><title>x</title><item><link>{private}/secret</link></item></channel></rss>'
    (issue,) = ingest([site.page("/feed", feed, "text/xml")], web=replace(WEB, allow_private=False))
    assert isinstance(issue, Issue)
    assert "127.0.0.2 is no public address" in issue.detail


@pytest.mark.usefixtures("one_public")
def test_a_name_is_looked_up_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was checked is connected to: a name server that changes its answer in between gains nothing."""
    port = int(site.url.rpartition(":")[2])
    answers = iter(["127.0.0.1", "127.0.0.2"])
    real = socket.getaddrinfo

    def changing(host: Any, *rest: Any, **options: Any) -> Any:
        return real(next(answers) if host == "rebind.example" else host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    site.page("/mill", ARTICLE)
    web = replace(WEB, allow_private=False, ignore_robots="one request is enough")
    documents, _ = split(ingest([f"http://rebind.example:{port}/mill"], web=web))
    assert len(documents) == 1
    assert site.asked[0][1]["Host"] == f"rebind.example:{port}"
    assert next(answers) == "127.0.0.2"


@pytest.mark.usefixtures("one_public")
def test_a_name_with_a_private_address_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not public is enough to refuse the name."""
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    (issue,) = ingest(["http://both.example/"], web=replace(WEB, allow_private=False))
    assert isinstance(issue, Issue)
    assert "10.0.0.1 is no public address" in issue.detail


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://x.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://user@x.example/", "a user's name or password"),
        ("http:///a", "names no host"),
        ("http://x.example\x00/", "no address"),
        ("http://nowhere.invalid/", "is not found"),
        ("http://" + "a" * 70 + ".example/", "is not found"),
        ("http://a..b/", "is not found"),
        ("http://\udcff.example/", "no address"),
    ],
)
def test_addresses_that_are_not_fetched(address: str, words: str) -> None:
    """What is no address, or none that is fetched, is refused before anyone is asked."""
    (issue,) = ingest([address], web=WEB)
    assert isinstance(issue, Issue)
    assert words in issue.detail
    issue.detail.encode()
    (issue.path or "").encode()


def test_names_from_servers_are_never_paths(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a server calls its files, none is written, and none of ours is read."""
    monkeypatch.chdir(tmp_path)
    name = 'attachment; filename="../../evil.html"'
    address = site.page("/..%2f..%2fetc%2fpasswd", ARTICLE, Content_Disposition=name)
    found = list(ingest([address, site.redirect("/a", "/../../../etc/passwd")], web=WEB))
    (arrival,) = [item for item in found if isinstance(item, Arrival)]
    assert (arrival.document.path, arrival.custody.path) == (None, None)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "charset", ["no-such-thing", "punycode", "idna", "utf-7", "zip", "unicode_escape", "x" * 5_000, '"', "=?utf-8?q?x?="]
)
def test_charsets_that_are_none(site: Site, charset: str) -> None:
    """A charset that nothing is written in is passed over, and takes no time."""
    address = site.page("/a", ARTICLE.replace("mayor", "mayor Señor").encode("cp1252") + b" " * 300_000, f"text/html; charset={charset}")
    started = time.monotonic()
    (document,), _ = split(ingest([address], web=WEB))
    assert time.monotonic() - started < 5
    assert "Señor" in document.text


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        (
            '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
            "declares entities",
        ),
        ("{'title': 'The Heron'}", "declared a feed and is none"),
        ("<rss><channel><item>", "not well-formed XML"),
        ("<rss>" + "<x>" * 5_000, "nested more than 100 deep"),
    ],
)
def test_feeds_that_are_none(site: Site, feed: str, words: str) -> None:
    """A billion laughs, no XML, half an XML: refused with the reason."""
    assert words in lost(site.page("/a", feed, "application/rss+xml"), site)


def test_a_feed_with_many_entries(site: Site) -> None:
    """Of 100,000 entries as many as allowed are looked at, of these as many as allowed fetched."""
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(100_000))
    feed = site.page("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>', "text/xml")
    web = replace(WEB, max_bytes=8 * MIB, max_links=3, total_seconds=5)
    started = time.monotonic()
    documents, issues = split(ingest([feed], Limits(max_feed_entries=20), web))
    assert time.monotonic() - started < 10
    assert not documents
    assert site.paths == ["/feed", "/0", "/1", "/2"]
    assert [issue.problem for issue in issues] == ["unreadable"] * 20 + ["too-many"]


@pytest.mark.parametrize(
    "rules",
    [
        b"Disallow: /" + b"*a" * 30_000,
        b"User-agent: *\n" * 30_000,
        b"Disallow: /a*b$\n" * 30_000,
        b"Crawl-delay: nan\nCrawl-delay: -5\n",
        b"\xff" * 90_000,
    ],
    ids=["stars", "agents", "rules", "delays", "bytes"],
)
def test_hostile_robots_txt(site: Site, rules: bytes) -> None:
    """Rules built to take time take none, and what is no rule is none."""
    site.page("/robots.txt", b"User-agent: *\n" + rules, "text/plain")
    started = time.monotonic()
    documents, _ = split(ingest([site.page("/mill", ARTICLE)], web=WEB))
    assert time.monotonic() - started < 5
    assert len(documents) == 1


def test_an_endless_robots_txt(site: Site) -> None:
    """Beyond its own limit it is cut off, and nothing of its host is fetched."""
    site.answer("/robots.txt", pouring(site, HEAD + b"\r\n", b"# x\n" * 1000, 100_000))
    (issue,) = ingest([site.page("/mill", ARTICLE)], web=WEB)
    assert isinstance(issue, Issue)
    assert "more than 524,288 bytes" in issue.detail
    assert site.sent < 12 * MIB
