"""The commands: ``python -m benchmarks accuracy | gva | speed | memory``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from benchmarks import record
from benchmarks.floors import EXAMPLES
from benchmarks.measures import Scores, pool

SOURCE = click.argument("path", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
RECORD = click.option("--record", "keep", is_flag=True, help="Write the result to benchmarks/record.json and docs/benchmarks.md.")


@click.group()
def main() -> None:
    """Measure how right, how fast and how large Rashomon is."""


@main.command()
@click.option("--errors", is_flag=True, help="Print every error with the words it is about.")
@click.option("--only", multiple=True, metavar="SET", help="Only these sets.")
@RECORD
def accuracy(errors: bool, only: tuple[str, ...], keep: bool) -> None:
    """Run examine on every set with gold and print how much of the gold it finds."""
    from benchmarks import accuracy as measured

    last = record.load_record().get("accuracy", {}).get("figures", {})
    rows: list[list[str]] = []
    figures: dict[str, dict[str, float]] = {}
    examples: list[Scores] = []
    for one in measured.gold_sets():
        if only and one.name not in only:
            continue
        scores = measured.measure(one)
        figures[one.name] = {name: round(each.f1, 4) for name, each in scores.measures.items()}
        rows += measured.rows(one.name, scores, last.get(one.name, {}))
        examples += [scores] if one.name != "seeds" else []
        if errors:
            click.echo("\n".join(measured.error_lines(one.name, scores.errors)) + "\n")
    if len(examples) > 1:
        together = pool(examples)
        figures[EXAMPLES] = {name: round(each.f1, 4) for name, each in together.measures.items()}
        rows += measured.rows(EXAMPLES, together, last.get(EXAMPLES, {}))
    _show("accuracy", measured.HEAD, rows, figures, keep)


@main.command("score")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("output", type=click.Path(exists=True, file_okay=False, path_type=Path))
def score_output(gold: Path, output: Path) -> None:
    """Score an OUTPUT folder, as written before, against GOLD (YAML), and print every error."""
    from benchmarks import accuracy as measured
    from benchmarks.gold import load_gold
    from benchmarks.output import read_output
    from benchmarks.scoring import score

    scores = score(load_gold(gold), read_output(output))
    click.echo("\n".join(measured.error_lines(output.name, scores.errors)) + "\n")
    click.echo(record.plain(measured.HEAD, list(measured.rows(output.name, scores, {}))))


@main.command()
@SOURCE
@click.option("--articles", default=300, show_default=True, help="How many articles to run on.")
@click.option("--rounds", default=3, show_default=True, help="How many times each, interleaved; the median is shown.")
@RECORD
def speed(path: Path | None, articles: int, rounds: int, keep: bool) -> None:
    """Time examine beside bare spaCy on the articles in PATH (JSON Lines)."""
    from benchmarks import speed as measured

    rows, figures = measured.speed(path, articles, rounds)
    _show("speed", measured.HEAD, rows, figures, keep)


@main.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--jobs", default=2, show_default=True, help="Processes.")
@click.option("--percent", default=100, show_default=True, help="Of the incidents, chosen by hash.")
@RECORD
def gva(folder: Path | None, jobs: int, percent: int, keep: bool) -> None:
    """Measure linking and figures on real shooting news in FOLDER (articles.jsonl, incidents.jsonl)."""
    from benchmarks import gva as measured
    from benchmarks.texts import DATA

    last = record.load_record().get("gva", {}).get("figures", {})
    rows, figures = measured.measure(folder or DATA.parent, jobs, percent)
    names = list(figures)
    for row, name in zip(rows, names, strict=True):
        what = name.partition(": ")[2]
        row += [measured.OTHERS.get(what, ""), f"{figures[name] - last[name]:+.3f}" if name in last else ""]
    _show("gva", measured.HEAD, rows, figures, keep)


@main.command()
@SOURCE
@click.option("--few", default=200, show_default=True, help="Articles of the small run.")
@click.option("--many", default=2000, show_default=True, help="Articles of the large run.")
@RECORD
def memory(path: Path | None, few: int, many: int, keep: bool) -> None:
    """Measure examine's peak memory on few and on many of the articles in PATH (JSON Lines)."""
    from benchmarks import memory as measured

    rows, figures = measured.memory(path, few, many)
    _show("memory", measured.HEAD, rows, figures, keep)


def _show(part: str, head: list[str], rows: list[list[str]], figures: dict[str, Any], keep: bool) -> None:
    click.echo(record.plain(head, rows))
    if keep:
        record.save_part(part, head, rows, figures)


if __name__ == "__main__":
    main()
