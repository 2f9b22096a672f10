"""The commands: ``python -m benchmarks bench | accuracy | gva | exchanged | shootings | muc | stance | chains | …``."""

from __future__ import annotations

import os
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
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does


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


def _data_set(name: str, text: str) -> None:
    """Add the command that measures one set of development data."""

    @main.command(name, help=text)
    @click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
    @click.option("--jobs", default=2, show_default=True, help="Processes.")
    @click.option("--percent", default=100, show_default=True, type=click.IntRange(1, 100), help="How much of it, chosen by hash.")
    @click.option(
        "--errors", type=click.Path(file_okay=False, path_type=Path), help="A folder for a page of what is wrong, with the texts."
    )
    @RECORD
    def measure(folder: Path | None, jobs: int, percent: int, errors: Path | None, keep: bool) -> None:
        from benchmarks import datasets, together
        from benchmarks.errors import write_page

        one = together.SETS[name]
        measured = one.measure(folder or one.folder, jobs, percent)
        click.echo(record.plain(datasets.HEAD, list(datasets.rows(measured.results, one.others, record.figures_of(name, percent)))))
        if errors is not None:
            click.echo(f"\nwhat is wrong of the seen part: {write_page(errors, name, measured.cases)}")
        if keep:
            together.save(one, measured, percent)


_data_set("gva", "Measure linking, figures, days and towns on real shooting news, all at once.")
_data_set("exchanged", "Measure the same on the looked-at incidents, each with another town of its state in all its articles.")
_data_set("shootings", "Measure figures and days on short articles with one shooting each, each by itself.")
_data_set("muc", "Measure victims, organisations and days on wire stories in capitals, each by itself.")
_data_set("stance", "Measure who is held responsible, with what stance and on whose word, on thirty labelled articles on the war in Syria.")
_data_set("chains", "Measure on whose word the claims of the examples stand, link by link.")


@main.command()
@click.option("--full", is_flag=True, help="Whole sets instead of samples: takes half an hour.")
@click.option("--jobs", default=2, show_default=True, help="Processes.")
@RECORD
def bench(full: bool, jobs: int, keep: bool) -> None:
    """Print one table of accuracy on all sets that are at hand: those with gold of our own, and samples of the development data."""
    from benchmarks import datasets, together

    click.echo(record.plain(datasets.HEAD, list(together.table(full, jobs, keep))))


@main.command()
@click.option("--documents", default=50_000, show_default=True, help="Made-up reports.")
@click.option("--kills", default=50, show_default=True, help="Runs of adding that are killed, on each store.")
@click.option("--decisions", default=10_000, show_default=True, help="Decisions that eight people take at once, on each store.")
@click.option("--server", metavar="URL", help="A PostgreSQL server (postgresql://USER@HOST:PORT), to be measured too.")
@RECORD
def casebook(documents: int, kills: int, decisions: int, server: str | None, keep: bool) -> None:
    """Fill a casebook, ask it, kill runs of adding, and let people decide at once."""
    from benchmarks import casebook as measured
    from benchmarks import casebook_broken, casebook_deciding
    from benchmarks.casebook_stores import new_ones

    with new_ones(server) as stores:
        if documents:
            rows, figures = measured.grown(next(stores["SQLite"]), documents)
            _show("casebook", measured.HEAD, rows, figures, keep)
        if kills:
            rows, figures = casebook_broken.killed_on(stores, kills)
            _show("killed", casebook_broken.HEAD, rows, figures, keep)
        if decisions:
            rows = [casebook_deciding.measure(next(each), reports=500, people=8, decisions=decisions) for each in stores.values()]
            _show("deciding", casebook_deciding.HEAD, rows, {}, keep)


@main.command()
@click.option("--sizes", default=(1_000, 10_000, 100_000), multiple=True, type=int, show_default=True, help="Numbers of documents.")
@RECORD
def growth(sizes: tuple[int, ...], keep: bool) -> None:
    """Link ever more made-up reports, and reconcile one event of many: seconds, and the exponent by which they grow."""
    from benchmarks import growth as measured

    rows, figures = measured.growth(sorted(sizes))
    _show("growth", measured.HEAD, rows, figures, keep)
    click.echo(f"\n{measured.bars(figures)}\n")
    rows, sizes_of_one = measured.reconciling(measured.EVENT_SIZES)
    _show("one event", measured.EVENT_HEAD, rows, sizes_of_one, keep)
    if keep:
        (record.PAGE.parent / "images" / "growth.svg").write_text(measured.plot(figures), encoding="utf-8")


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
