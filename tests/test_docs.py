"""The documentation says what the program does: what is generated is fresh, examples run, tables and links hold."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from rashomon import cli, pipeline
from rashomon.pipeline import DEFAULT, Examination, Options
from rashomon.read import ParsedReading

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "examples" / "README.md", ROOT / "benchmarks" / "README.md"])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A number's row: its forms of words, low, high, qualifier. Rows that list several numbers, or none, hold no such cells.
ROW = re.compile(r"^\| (.+?) \| (\d+|null) \| (\d+|null) \| `([a-z-]+)` \|$", re.MULTILINE)


def quantities() -> list[tuple[str, int | None, int | None, str]]:
    """Return every form of words in the conventions' table of quantities, with its bounds and qualifier."""
    table = (DOCS / "reference" / "conventions.md").read_text(encoding="utf-8").split("## Kinds of figures")[0]
    return [
        (words, _number(low), _number(high), qualifier)
        for forms, low, high, qualifier in ROW.findall(table)
        for words in forms.split(", ")
        if not words.startswith("a ") or "number" in words
    ]


def _number(cell: str) -> int | None:
    return None if cell == "null" else int(cell)


def test_output_reference_is_fresh() -> None:
    """docs/reference/output.md is what the types say; `make docs` writes it."""
    script = ROOT / "scripts" / "build_output_reference.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("words", "low", "high", "qualifier"), quantities())
def test_quantities_are_read_as_written_down(
    words: str, low: int | None, high: int | None, qualifier: str, read_text: Callable[..., ParsedReading]
) -> None:
    """Each form of words in the conventions is read with the bounds that they give."""
    found = [(n.low, n.high, n.qualifier) for n in read_text(f"Officials said {words} people were killed in the raid.").numbers]
    assert found == [(low, high, qualifier)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    broken = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / target).exists()]
    assert not broken


@pytest.fixture(scope="module")
def examined() -> Examination:
    """The example that the documentation uses, examined once."""
    return pipeline.examine([ROOT / "examples" / "harbour-attack" / "reports"])


@pytest.mark.parametrize("page", ["README.md", "docs/how-to/use-from-a-notebook.md"])
def test_examples_run(
    page: str, examined: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pieces of Python in a page run one after another and print something."""

    def examine(sources: list[str], options: Options = DEFAULT) -> Examination:
        assert all((ROOT / source).exists() for source in sources)
        return examined

    monkeypatch.setattr(pipeline, "examine", examine)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code in CODE.findall((ROOT / page).read_text(encoding="utf-8")):
        exec(compile(code, page, "exec"), names)
    assert capsys.readouterr().out


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands of a group and of the groups in it, each with how it is called."""
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def test_every_command_and_option_is_documented() -> None:
    """What the command line offers is named in the documentation; the options of commands within a group, by their help."""
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    names = [name for name, _ in commands(cli.rashomon, "rashomon")]
    names += [opt for command in cli.rashomon.commands.values() for p in command.params if isinstance(p, click.Option) for opt in p.opts]
    assert not [name for name in names if name not in told]


def test_every_lexicon_is_documented() -> None:
    """The how-to names each file of the lexicon, so that a word's place can be found."""
    told = (DOCS / "how-to" / "extend-the-lexicon.md").read_text(encoding="utf-8")
    assert not [path.name for path in (ROOT / "src/rashomon/lexicon").glob("*.yaml") if f"`{path.name}`" not in told]


def test_ci_runs_the_command_of_the_readme() -> None:
    """CI runs the tests as the README has it, and both of its commands exist."""
    readme, makefile, run = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile", ".ci/run"))
    assert "\n    make demo\n    make test\n" in readme
    assert "\nmake test\n" in run
    assert {"demo", "test"} <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
