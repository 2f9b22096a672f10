"""What tests of fetching use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as served:
        yield served
