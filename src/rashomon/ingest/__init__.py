"""Ingest: paths and addresses in, documents out, each with its text exactly as read; what cannot be read becomes an issue."""

from rashomon.ingest.limits import Limits
from rashomon.ingest.loop import ingest
from rashomon.ingest.stated import stated_publication
from rashomon.ingest.walk import STDIN
from rashomon.ingest.web.options import Validators, Web

__all__ = ["STDIN", "Limits", "Validators", "Web", "ingest", "stated_publication"]
