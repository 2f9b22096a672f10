"""What the documentation says of limits is what holds."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from rashomon.ingest import Limits, Web

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "sources.md"
NO_LIMITS = {"known", "allow_private", "ignore_robots", "user_agent"}
ROW = re.compile(r"^\| `(\w+)` \| ([\d,]+|none) \|", re.MULTILINE)


@pytest.mark.parametrize("kind", [Limits, Web])
def test_limits_are_documented(kind: type[Limits] | type[Web]) -> None:
    """Every limit stands in the reference with its default."""
    told = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))
    for field in fields(kind):
        if field.name not in NO_LIMITS:
            assert told[field.name] == ("none" if field.default is None else f"{field.default:,.0f}")
