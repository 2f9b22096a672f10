"""The account as a page (self-contained HTML that works offline, in print and without scripts), and as plain text."""

from rashomon.report.page import render, render_fragment
from rashomon.report.plain import claim_words, plain
from rashomon.report.plain_changes import plain_difference, plain_revision
from rashomon.report.statements import render_statements

__all__ = ["claim_words", "plain", "plain_difference", "plain_revision", "render", "render_fragment", "render_statements"]
