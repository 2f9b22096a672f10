"""The account as a page: self-contained HTML that works offline, in print and without scripts."""

from rashomon.report.page import render, render_fragment

__all__ = ["render", "render_fragment"]
