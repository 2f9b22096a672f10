"""Fixtures of the tests of reconciling."""

from __future__ import annotations

import pytest

from .stories import Story


@pytest.fixture
def story() -> Story:
    """An empty story to add reports and claims to."""
    return Story()
