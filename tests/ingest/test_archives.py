"""Web archives: the pages captured in them are reports, with address and time of capture."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from rashomon.ingest import Limits, ingest
from rashomon.model import Arrival

from .found import arrivals, split

ARTICLE = """<!DOCTYPE html><html><head><title>Blast at the mill</title></head><body><article><h1>Blast at the mill</h1>
<p>{} people were killed when the old mill blew up on Sunday, the mayor of the town said.</p>
<p>“We heard a blast, and then the roof was gone”, said a neighbour, who had been at home with her two children.</p>
<p>Firefighters searched the ruins until the early morning, and the road along the river was closed.</p></article></body></html>"""
RESPONSE = "application/http; msgtype=response"


def page(number: str, *headers: str, status: str = "200 OK") -> bytes:
    """Return an HTTP response that holds a page."""
    head = "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers])
    return f"{head}\r\n\r\n".encode() + ARTICLE.format(number).encode()


def record(kind: str, block: bytes, address: str = "https://heron.example/mill", media_type: str = RESPONSE) -> bytes:
    """Return one record."""
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:0>",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2031-05-04T10:00:00Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def archive(file: Path, *records: bytes, packed: bool = False) -> Path:
    """Write an archive, each record packed by itself where it is to be packed."""
    file.write_bytes(b"".join(gzip.compress(one, mtime=0) if packed else one for one in records))
    return file


@pytest.mark.parametrize("packed", [False, True])
def test_pages_with_their_custody(tmp_path: Path, packed: bool) -> None:
    """A page has the address and the time of its capture; what is kept is the record's block, HTTP headers and all."""
    info = record("warcinfo", b"software: x\r\n", "", "application/warc-fields")
    block = page("Twelve", "ETag: a", "Set-Cookie: b", "Set-Cookie: c")
    file = archive(tmp_path / "a.warc", info, record("response", block), record("request", b"GET / HTTP/1.1\r\n\r\n"), packed=packed)
    found = list(ingest([file]))
    (arrival,) = (item for item in found if isinstance(item, Arrival))
    document = arrival.document
    assert (document.url, document.path, document.title) == ("https://heron.example/mill", None, "Blast at the mill")
    assert "Twelve people were killed" in document.text
    assert arrival.data == block
    custody = arrival.custody
    assert (custody.path, custody.part) == (str(file), f"record at byte {len(info)}")
    assert (custody.url, custody.retrieved, custody.media_type) == ("https://heron.example/mill", "2031-05-04T10:00:00Z", RESPONSE)
    assert custody.headers[1:] == (("ETag", "a"), ("Set-Cookie", "b"), ("Set-Cookie", "c"))
    (issue,) = split(found)[1]
    assert (issue.problem, issue.severity) == ("other-records", "note")
    assert issue.detail == "records that hold no page: 1 request, 1 warcinfo"


def test_resource_records_and_plain_text(tmp_path: Path) -> None:
    """A resource is the page itself, without HTTP; a response may be plain text in the encoding that it declares."""
    text = "Żółw died in the mill, said the mayor.".encode("iso8859-2")
    plain = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=ISO-8859-2\r\n\r\n" + text
    resource = ARTICLE.format("Nine").encode()
    file = archive(tmp_path / "a.warc", record("resource", resource, media_type="text/html"), record("response", plain))
    first, second = arrivals(ingest([file]))
    assert (first.data, first.custody.media_type, first.custody.headers) == (resource, "text/html", ())
    assert second.document.text == "Żółw died in the mill, said the mayor."


@pytest.mark.parametrize("coding", ["chunked", "gzip", "chunked and gzip", "chunked in name only"])
def test_bodies_as_they_came_over_the_wire(tmp_path: Path, coding: str) -> None:
    """Chunks are joined and gzip is unpacked for reading; what is kept is as it was captured."""
    head, _, body = page("Twelve").partition(b"\r\n\r\n")
    body = gzip.compress(body) if "gzip" in coding else body
    if coding.startswith("chunked"):
        head += b"\r\nTransfer-Encoding: chunked"
        body = body if "name" in coding else b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    block = head + b"\r\n\r\n" + body
    (arrival,) = arrivals(ingest([archive(tmp_path / "a.warc", record("response", block))]))
    assert "Twelve people were killed" in arrival.document.text
    assert arrival.data == block


def test_what_holds_no_page_is_counted(tmp_path: Path) -> None:
    """Errors, redirects and images are no pages; one note counts them by kind."""
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    missing, moved = page("No", status="404 Not Found"), page("No", status="301 Moved")
    records = [record("response", block) for block in (image, image, missing, moved)]
    documents, (note,) = split(ingest([archive(tmp_path / "a.warc", *records)]))
    assert not documents
    assert note.detail == "records that hold no page: 2 response (image/png), 1 response (status 301), 1 response (status 404)"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_an_archive_cut_in_the_middle(tmp_path: Path, packed: bool, share: float) -> None:
    """Wherever it is cut, in a record's headers or its block, whole records are read, and one issue says where the break is."""
    records = [record("response", page(word)) for word in ("Two", "Three")]
    file = archive(tmp_path / "a.warc", *records, packed=packed)
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.truncate(int(size // 2 + share * (size // 2 - 8)))
    documents, (issue,) = split(ingest([file]))
    assert ["Two" in document.text for document in documents] == [True]
    assert issue.severity == "unread"
    assert "cut short" in issue.detail
    assert "at byte" in issue.detail


def test_a_damaged_record_among_others(tmp_path: Path) -> None:
    """What is not a record ends the reading, since nobody knows where the next begins; what came before is read."""
    file = archive(tmp_path / "a.warc", record("response", page("Two")), b"no record\r\n\r\n", record("response", page("Three")))
    documents, (issue,) = split(ingest([file]))
    assert len(documents) == 1
    assert "Nothing behind its record at byte 0 was read" in issue.detail


def test_a_page_that_cannot_be_read_loses_itself_alone(tmp_path: Path) -> None:
    """A page without an article, one over the limit, and a broken body are issues that name the record's address; the rest is read."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    blocks = {
        "menu": head + b"\r\n<html><body><a href=x>Home</a></body></html>",
        "large": page("No") + b" " * 20_000,
        "torn": head + b"Transfer-Encoding: chunked\r\n\r\nff\r\n<html>",
        "brotli": head + b"Content-Encoding: br\r\n\r\nnone",
        "bomb": head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<html>" + b" " * 5_000_000),
        "packed": head + b"\r\n%PDF-1.7",
    }
    records = [record("response", block, f"https://heron.example/{name}") for name, block in blocks.items()]
    limits = Limits(max_html_bytes=20_000, ratio_from_bytes=10_000)
    documents, issues = split(ingest([archive(tmp_path / "a.warc", *records, record("response", page("Two")))], limits))
    assert len(documents) == 1
    assert [(issue.path or "").rpartition("/")[2] for issue in issues] == list(blocks)
    assert {issue.severity for issue in issues} == {"unread"}


@pytest.mark.parametrize("address", ["../../etc/passwd", "file:///etc/passwd", "https://h.example/../../x", "\x00\x1b[2J", "a" * 10_000])
def test_names_in_an_archive_are_never_paths(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record's address is text and nothing else: no file is made or opened by it."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    file = archive(tmp_path / "a.warc", record("response", page("Two"), address))
    (arrival,) = arrivals(ingest([file]))
    assert arrival.document.path is None
    assert {path.name for path in tmp_path.rglob("*")} == {"work", "a.warc"}


def test_damage_never_raises(tmp_path: Path) -> None:
    """Whatever bytes are changed, ingest answers with documents and issues."""
    sound = record("response", page("Two")) + record("request", b"GET /\r\n\r\n") + record("response", page("Three"))
    dice = random.Random(7)
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(10, len(data))] = dice.choice(b"\r\n:0 9W/\xff-")
        (tmp_path / "a.warc").write_bytes(data)
        assert list(ingest([tmp_path / "a.warc"]))
