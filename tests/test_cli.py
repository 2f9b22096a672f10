"""The command line: what it prints where, and with which status it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import rashomon.pipeline as pipeline
from rashomon.cli import run
from rashomon.cli.terminal import Bars, printable, report_issues
from rashomon.model import Extraction, Issue
from rashomon.model.errors import InternalError, ModelUnavailable

REPORT = "Blast at the mill\n\nTwelve people were killed when the old mill blew up on Sunday, the mayor said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with one small report."""
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path / "report.txt"


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read but not parsed: what these tests look at needs no language model."""
    monkeypatch.setattr(
        "rashomon.pipeline.examining.extract_all", lambda documents, **_: (Extraction(document=document) for document in documents)
    )


def test_all_read(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0; the page's path alone on standard output, a summary on standard error."""
    assert run(["examine", str(report), "--out", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{tmp_path / 'out' / 'index.html'}\n"
    assert shown.err.startswith("Read 1 report:")
    assert (tmp_path / "out" / "documents.jsonl").exists()


@pytest.mark.usefixtures("unparsed")
def test_some_unread(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1, a line for what was lost, and the rest done; also with --quiet, which leaves out all else."""
    assert run(["examine", str(report), str(tmp_path / "missing"), "--out", str(tmp_path / "out"), "--quiet"]) == 1
    assert capsys.readouterr().err == f"not read: {tmp_path / 'missing'} cannot be read: No such file or directory\n"
    assert len((tmp_path / "out" / "documents.jsonl").read_text().splitlines()) == 1


@pytest.mark.usefixtures("unparsed")
def test_notes_do_not_change_the_status(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report read twice is a note: shown, but the status stays 0."""
    copy = tmp_path / "report2.txt"
    copy.write_text(REPORT)
    assert run(["examine", str(report), str(copy), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err.startswith("note: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["examine", "{missing}", "--out", "{out}"],
        ["examine", "{report}", "--out", "{report}"],
        ["examine", "{report}", "--out", "{folder}"],
        ["examine", "{report}"],
        ["examine", "--out", "{out}"],
        ["examine", "{report}", "--out", "{out}", "--jobs", "0"],
        ["examine", "{report}", "--out", "{out}", "--no-such-option"],
        ["no-such-command"],
        ["schema", "no-such-file"],
        [],
    ],
)
def test_nothing_done(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Status 2 where nothing could be read, the output is refused or the command is wrong: a line that says why and no output."""
    names = {"missing": tmp_path / "missing", "out": tmp_path / "out", "report": report, "folder": tmp_path}
    assert run([argument.format(**names) for argument in arguments]) == 2
    shown = capsys.readouterr()
    assert shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""
    assert os.listdir(tmp_path) == ["report.txt"]


def test_refused_output_costs_no_time(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is checked before anything is read."""
    monkeypatch.setattr(pipeline, "examine", lambda *_, **__: pytest.fail("the work was begun"))
    assert run(["examine", str(report), "--out", str(tmp_path)]) == 2


def raising(error: BaseException) -> Any:
    """Return a function that raises ``error``."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ModelUnavailable("no model; install one"), 2, "rashomon: no model; install one\n"),
        (InternalError("a span is off"), 2, "rashomon: a span is off\n"),
        (KeyboardInterrupt(), 130, "interrupted; nothing was written"),
    ],
)
def test_failures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, words: str
) -> None:
    """Our own errors are one line, an interrupt is 130; neither shows a traceback."""
    monkeypatch.setattr(pipeline, "examine", raising(error))
    assert run(["examine", "x", "--out", "never-made"]) == status
    shown = capsys.readouterr().err
    assert words in shown
    assert "Traceback" not in shown
    assert not Path("never-made").exists()


def test_a_bug_is_told_apart(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that nobody foresaw shows its traceback and leaves with 2, never with a status that means "some input unread"."""
    monkeypatch.setattr(pipeline, "examine", raising(ZeroDivisionError("a bug")))
    assert run(["examine", "x", "--out", "never-made"]) == 2
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert "please report it" in shown


def test_model_and_jobs_are_passed_on(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The options of the command are those of the library."""
    seen: list[pipeline.Options] = []

    def remember(_: Iterable[str], options: pipeline.Options, **__: object) -> None:
        seen.append(options)
        raise InternalError("enough")

    monkeypatch.setattr(pipeline, "examine", remember)
    run(["examine", str(report), "--out", str(tmp_path / "out"), "--model", "some_model", "--jobs", "2"])
    assert seen == [pipeline.Options(model="some_model", jobs=2)]


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """One schema by name, or all by their names, as JSON."""
    assert run(["schema", "claims"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == one


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["examine", "--help"], ["schema", "--help"]])
def test_help(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Help and version are printed with status 0."""
    assert run(arguments) == 0
    assert capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    """``rashomon --help`` loads no parser, no page reader and no model, and takes little longer than Python with click itself."""
    heavy = "{'spacy', 'trafilatura', 'lxml', 'numpy', 'py3langid', 'jinja2', 'tqdm', 'rensa', 'rashomon.pipeline'}"
    code = f"import sys, rashomon.cli; rashomon.cli.run(['--help']); sys.exit(sorted({heavy} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours, bare = (min(_seconds(code) for _ in range(3)) for code in ("import rashomon.cli; rashomon.cli.run(['--help'])", "import click"))
    assert ours < 4 * bare


def _seconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return time.perf_counter() - started


@pytest.mark.usefixtures("unparsed")
def test_names_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes, line ends and turned writing in a file's name are shown as escapes, on both outputs."""
    (tmp_path / "a\n\x1b[31m\u202e.txt").write_text("")
    (tmp_path / "good.txt").write_text(REPORT)
    assert (
        run(["examine", str(tmp_path / "a\n\x1b[31m\u202e.txt"), str(tmp_path / "good.txt"), "--out", str(tmp_path / "out\x1b]0;x\x07")])
        == 1
    )
    shown = capsys.readouterr()
    assert "a\\n\\x1b[31m\\u202e.txt is empty" in shown.err
    assert not set(shown.err + shown.out) & set("\x1b\u202e\x07")


def test_printable() -> None:
    """Plain text in any script passes; controls, invisible formatting and halves of characters become escapes."""
    assert printable("Blast – взрыв – انفجار 😀") == "Blast – взрыв – انفجار 😀"
    assert printable("a\tb\r\x9b\u200f\ud800\u2028") == "a\\tb\\r\\x9b\\u200f\\ud800\\u2028"


def test_many_issues_are_capped(capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty lines, lost input first, then how many more; a long line is cut."""
    notes = [Issue(path=f"n{number}", stage="ingest", problem="x", detail="a note", severity="note") for number in range(30)]
    report_issues([*notes, Issue(path="lost", stage="ingest", problem="x", detail="y" * 10_000)], quiet=False)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("not read: lost: yyy")
    assert len(lines[0]) < 600
    assert lines[-1] == "... and 11 more in issues.jsonl"


class Terminal:
    """A standard error that is a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("quiet", [False, True])
def test_bars_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], quiet: bool) -> None:
    """A bar for each stage on a terminal, none with --quiet, none in a pipe."""
    terminal = Terminal()
    with Bars(quiet=quiet) as piped:
        piped.show("reading", 1, None)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", terminal)
    with Bars(quiet=quiet) as bars:
        bars.show("reading", 1, None)
        bars.show("extracting", 1, 2)
    assert ("reading" in terminal.written and "extracting" in terminal.written) == (not quiet)


def test_an_interrupt(tmp_path: Path) -> None:
    """Ctrl-C in the middle of reading: status 130, one line, no output."""
    command = [sys.executable, "-m", "rashomon", "examine", "-", "--out", str(tmp_path / "out")]
    # A shell that runs the tests in the background has them, and what they start, ignore Ctrl-C.
    heed = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as process:
        assert process.stdin
        assert process.stderr
        # More than a pipe holds, so that this returns only once the command is reading.
        process.stdin.write('{"text": "' + "a" * 500_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:  # it came between two reads, of which the second waits for more: people press it again
            process.send_signal(signal.SIGINT)
        shown = process.stderr.read()
    assert process.returncode == 130
    assert "interrupted" in shown
    assert "Traceback" not in shown
    assert os.listdir(tmp_path) == []
