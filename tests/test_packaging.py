"""The project can be installed: its locks are whole and name no address, and it declares what it imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9._-]+)==[^ ]+(?: ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def declared() -> set[str]:
    """Return the distributions that Rashomon needs to run, as pyproject.toml names them."""
    return _distributions(_project()["dependencies"])


def offered() -> set[str]:
    """Return the distributions that one of its extras needs (``pip install 'rashomon[parquet]'``)."""
    return {name for lines in _project()["optional-dependencies"].values() for name in _distributions(lines)}


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _distributions(lines: Iterable[str]) -> set[str]:
    return {_normal(re.split(r"[<>=!~;\[ ]", line)[0]) for line in lines}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"rashomon", "_typeshed", ""}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_is_a_pin_with_hashes(lock: Path) -> None:
    """A lock holds pins, their hashes and comments: no address, no option, nothing unpinned."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if not (PIN.match(line) or HASH.match(line) or line.lstrip().startswith("#"))]
    pins = [at for at, line in enumerate(lines) if PIN.match(line)]
    assert pins
    assert all(HASH.match(lines[at + 1]) for at in pins)
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_all_that_is_declared(lock: Path) -> None:
    """What pyproject.toml declares is pinned in every lock, with what builds the package."""
    pinned = {match[1] for line in lock.read_text(encoding="utf-8").splitlines() if (match := PIN.match(line))}
    assert declared() | {"hatchling"} <= pinned


def test_locks_agree() -> None:
    """What tests run on is what users run on: a package has the same pin in every lock."""
    lines = [{line for line in lock.read_text(encoding="utf-8").splitlines() if PIN.match(line)} for lock in LOCKS]
    runtime = next(found for lock, found in zip(LOCKS, lines, strict=True) if lock.name == "runtime.txt")
    assert all(runtime <= found for found in lines)


def test_all_that_is_imported_is_declared() -> None:
    """Every package that Rashomon imports is declared by name, or by an extra, not only there because another needs it."""
    owners = packages_distributions()
    names = {name for path in (ROOT / "src").rglob("*.py") for name in _imported(path)}
    assert not {name for name in names if not {_normal(owner) for owner in owners.get(name, [name])} & (declared() | offered())}
