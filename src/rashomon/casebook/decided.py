"""What people decided, laid over what the machine found.

Nothing of the machine's is lost, and nothing is applied where it no longer fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from rashomon.model import Account, Claim, Event


def arranged(connection: Connection, touched: Iterable[str]) -> dict[str, str]:
    """Return where local events belong, by id, that people put elsewhere than linking did."""
    return {}


def decisions_on(connection: Connection, name: str) -> tuple[str, ...]:
    """Return the ids of the decisions by which an event is put together otherwise than linking did."""
    return ()


def judge(connection: Connection, event: Event, found: Sequence[Claim]) -> list[Claim]:
    """Return the claims on an event with what people made of them."""
    return list(found)


def with_figures_of_record(connection: Connection, name: str, account: Account) -> Account:
    """Return the account with the figures that people settled on."""
    return account


def judge_all(connection: Connection, found: Sequence[Claim]) -> list[Claim]:
    """Return all claims with what people made of them, and those that they added."""
    return list(found)
