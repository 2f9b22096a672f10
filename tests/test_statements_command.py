"""Statements alone: as a library call, as JSON Lines on standard output and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rashomon
from rashomon.cli import run

TEXT = "The mayor of Port Alba said that the mill had burned. “Nobody was inside,” she added, according to the Alba Times."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with one small report."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_lines_on_standard_output(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object a statement, in the order of the text, with the words that its spans hold."""
    assert run(["statements", str(report)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["words"] == {"speaker": ["The mayor of Port Alba"], "cue": ["said"], "content": ["that the mill had burned"]}
    assert lines[0]["report"] == str(report)
    for line in lines:
        assert all([TEXT[start:end] for start, end in line[part]] == line["words"][part] for part in ("speaker", "cue", "content"))


def test_the_library_gives_the_same(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command prints is what the library's call yields."""
    run(["statements", str(report)])
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert printed == json.loads(json.dumps(list(rashomon.statements([report]).lines())))


def test_a_page(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --out a folder with the page, whose marks tell source, cue and content apart, without any script."""
    assert run(["statements", str(report), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out' / 'index.html'}\n"
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(f'<mark class="{part}" id="sta-' in page for part in ("source", "cue", "content"))
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").count("\n") == len(rashomon.statements([report]).statements)


def test_what_a_report_brings_is_escaped(tmp_path: Path) -> None:
    """Markup in a report is shown, not obeyed."""
    (tmp_path / "report.txt").write_text("The mayor said that <b onclick=alert(1)>the mill</b> had burned.\n", encoding="utf-8")
    rashomon.statements([tmp_path / "report.txt"]).write(tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


def test_many_reports_get_a_page_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the number that one page holds there is a list, and a page a report."""
    monkeypatch.setattr("rashomon.report.statements.ONE_PAGE", 1)
    for name in ("mayor", "bishop"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} said that the mill had burned.\n", encoding="utf-8")
    found = rashomon.statements([tmp_path / "mayor.txt", tmp_path / "bishop.txt"])
    found.write(tmp_path / "out")
    assert sorted(path.stem for path in (tmp_path / "out" / "documents").iterdir()) == sorted(one.id for one in found.documents)
    assert "The bishop" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8").split("<main")[1].split("<ol")[0]


def test_nothing_read(tmp_path: Path) -> None:
    """Status 2 where not one report could be read."""
    assert run(["statements", str(tmp_path / "missing")]) == 2
