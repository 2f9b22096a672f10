"""Fixtures of the tests of the pages."""

from __future__ import annotations

import pytest

from rashomon.model import Findings
from rashomon.report import render

from .reading import Page, read
from .world import port_maren


@pytest.fixture(scope="session")
def findings() -> Findings:
    """The made-up world: three events in eight reports."""
    return port_maren()


@pytest.fixture(scope="session")
def html(findings: Findings) -> str:
    """The one page of the made-up world."""
    return dict(render(findings))["index.html"]


@pytest.fixture(scope="session")
def page(html: str) -> Page:
    """The one page, read back."""
    return read(html)
