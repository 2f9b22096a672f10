"""Many documents, one process or several: failures lose one document and say so, whatever ends a process is told."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import rashomon.workers as workers
from rashomon.cli import run
from rashomon.model import Document, Extraction, Issue, make_document
from rashomon.model.errors import ModelUnavailable, WorkerLost
from rashomon.read import MAX_CHARACTERS, load_model
from rashomon.workers import extract_all

TEXT = "Report {}. Twelve people were killed when the old mill blew up on Sunday, the mayor said."


def reports(count: int) -> list[Document]:
    """Return made-up reports that differ by their number."""
    return [make_document(TEXT.format(number), language="en") for number in range(count)]


@pytest.fixture(autouse=True)
def one_model(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process use the model that is loaded anyway."""
    monkeypatch.setattr("rashomon.read.load_model", lambda name=None: nlp if name is None else load_model(name))


def failing_on(monkeypatch: pytest.MonkeyPatch, target: str, word: str) -> None:
    """Make one of our functions of a text or a reading raise where the text holds ``word``."""
    module, _, name = target.rpartition(".")
    right = getattr(importlib.import_module(module), name)

    def wrong(of: Any) -> Any:
        if word in (of if isinstance(of, str) else of.document.text):
            raise KeyError("there is\nno such word")
        return right(of)

    monkeypatch.setattr(target, wrong)


@pytest.mark.parametrize("target", ["rashomon.extract.extract", "rashomon.read.reading.find_zones"])
def test_a_failure_loses_one_document_and_says_so(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """An error that nobody foresaw, in extracting or reading, becomes an issue of its document; the others are read, before and after."""
    failing_on(monkeypatch, target, "Report 3")
    documents = reports(6)
    found = list(extract_all(documents, model=None, jobs=1))
    assert [item.document.id for item in found if isinstance(item, Extraction)] == [d.id for d in documents if "Report 3" not in d.text]
    assert all(item.claims for item in found if isinstance(item, Extraction))
    (issue,) = [item for item in found if isinstance(item, Issue)]
    assert (issue.document, issue.stage, issue.problem, issue.severity) == (documents[3].id, "extract", "unforeseen", "unread")
    assert "KeyError at test_workers.py:" in issue.detail
    assert "there is" in issue.detail


def test_a_failure_is_seen_on_the_command_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named on standard error with status 1, and the document stays in the output without claims."""
    failing_on(monkeypatch, "rashomon.extract.extract", "Report 1")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number))
    assert run(["examine", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr().err
    assert "1.txt: a bug, please report it: KeyError" in shown
    assert len((tmp_path / "out" / "documents.jsonl").read_text().splitlines()) == 3


def test_what_is_refused_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is too long is one issue, also where another beside it fails."""
    documents = [*reports(2), make_document("x" * (MAX_CHARACTERS + 1)), *reports(3)[2:]]
    failing_on(monkeypatch, "rashomon.extract.extract", "Report 0")
    found = list(extract_all(documents, model=None, jobs=1))
    problems = [item.problem for item in found if isinstance(item, Issue)]
    assert sorted(problems) == ["InputTooLarge", "unforeseen"]
    assert sum(isinstance(item, Extraction) for item in found) == 2


def test_every_last_document_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all fail there is an issue for each, and an end."""
    failing_on(monkeypatch, "rashomon.extract.extract", "Report")
    found = list(extract_all(reports(4), model=None, jobs=1))
    assert [item.problem for item in found if isinstance(item, Issue)] == ["unforeseen"] * 4


def test_processes_give_the_same() -> None:
    """Two processes yield what one does, in the same order."""
    documents = reports(14)
    assert list(extract_all(documents, model=None, jobs=2)) == list(extract_all(documents, model=None, jobs=1))


def test_a_missing_model_is_told_from_a_process() -> None:
    """A model that is not installed is the same clear error with several processes."""
    with pytest.raises(ModelUnavailable, match="no_such_model"):
        list(extract_all(reports(14), model="no_such_model", jobs=2))


def die(documents: list[Document], model: str | None) -> list[Any]:
    """End this process as the system does where memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_killed_process_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that the system kills ends the run with an error that says what to try; nothing hangs."""
    monkeypatch.setattr(workers, "_work", die)
    with pytest.raises(WorkerLost, match="fewer --jobs"):
        list(extract_all(reports(14), model=None, jobs=2))


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C goes to the whole group of processes")
def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    """Ctrl-C with two processes: one line, status 130, no traceback of any process, and nothing written."""
    lines = [json.dumps({"id": str(number), "text": TEXT.format(number) * 40}) for number in range(400)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "rashomon", "examine", str(tmp_path / "many.jsonl"), "--out", str(tmp_path / "out"), "--jobs", "2"]
    # A shell that runs the tests in the background has them, and what they start, ignore Ctrl-C.
    heed = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    pipes: dict[str, Any] = {"stderr": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = subprocess.Popen(command, **pipes, start_new_session=True, preexec_fn=heed)
    time.sleep(4)
    os.killpg(running.pid, signal.SIGINT)
    _, shown = running.communicate(timeout=60)
    assert running.returncode == 130, shown
    assert shown.strip() == "interrupted; nothing was written"
    assert os.listdir(tmp_path) == ["many.jsonl"]
