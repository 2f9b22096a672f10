"""A page of what is wrong: text, gold and output side by side. It holds texts that may not be given away, so it is never kept here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from benchmarks.datasets import Case, is_seen

STYLE = """
body { font: 15px/1.5 sans-serif; margin: 2em; color: #222 }
article { display: grid; grid-template-columns: 3fr 2fr; gap: 2em; border-top: 1px solid #999; padding: 1em 0 }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30em; overflow: auto }
table { border-collapse: collapse } th, td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0 }
.wrong td { background: #fde8e4 }
"""
MOST = 500
"""Cases on one page: more are cut off, with a note."""


def write_page(folder: Path, name: str, cases: Iterable[Case]) -> Path:
    """Write what is wrong of the seen part to ``folder`` and return the page's path. The unseen part stays unseen."""
    wrong = [case for case in cases if case.wrong and is_seen(case.id)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.html"
    path.write_text(page(name, wrong), encoding="utf-8")
    return path


def page(name: str, wrong: Sequence[Case]) -> str:
    """Return the page: a case an article, with its texts on the left and gold and output on the right."""
    shown = wrong[:MOST]
    note = f"{len(wrong)} wrong" if len(shown) == len(wrong) else f"the first {len(shown)} of {len(wrong)} wrong"
    head = f'<meta charset="utf-8"><title>{escape(name)}: errors</title><style>{STYLE}</style>'
    body = f"<h1>{escape(name)}: {note}</h1>{''.join(map(_article, shown))}"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>\n"


def _article(case: Case) -> str:
    texts = "".join(f'<h3>{escape(title)}</h3><div class="text">{escape(text)}</div>' for title, text in case.texts.items())
    rows = "".join(_row(name, *values) for name, values in case.judged.items())
    quotes = "".join(f"<li>{escape(quote)}</li>" for quote in case.quotes)
    table = f"<table><tr><th>what</th><th>gold</th><th>output</th></tr>{rows}</table>"
    return f"<article><section>{texts}</section><section><h2>{escape(case.id)}</h2>{table}<ul>{quotes}</ul></section></article>"


def _row(name: str, gold: str, ours: str, right: bool) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (name, gold, ours))
    return f"<tr{'' if right else ' class=wrong'}>{cells}</tr>"
