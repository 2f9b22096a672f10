"""Reports from the web for a casebook, which knows what it has from there already."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Engine

from rashomon import __version__
from rashomon.casebook.custody import last_receipt
from rashomon.casebook.engine import reading
from rashomon.ingest import Validators, Web

AGENT = f"Rashomon/{__version__}"
"""How servers are told who asks."""


def web_for(engine: Engine, web: Web | None) -> Web:
    """Return leave to fetch that asks servers only for what changed since it was fetched last; ``web`` says how, null for the defaults."""
    return replace(web or Web(user_agent=AGENT), known=lambda url: validators(engine, url))


def validators(engine: Engine, url: str) -> Validators | None:
    """Return by what a server can tell whether a page changed since it was fetched last (RFC 9110); null where that is not known."""
    with reading(engine) as connection:
        receipt = last_receipt(connection, url)
    if receipt is None:
        return None
    headers = {name.casefold(): value for name, value in receipt.headers}
    return Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified"))
