"""The account as a page: self-contained HTML that works offline, in print and without scripts."""

from rashomon.report.page import render, render_fragment
from rashomon.report.statements import render_statements

__all__ = ["render", "render_fragment", "render_statements"]
