"""Extract: what one document says, by itself (`extract`), and its statements alone (`find_statements`)."""

from rashomon.extract.document import extract
from rashomon.extract.statements import find_statements

__all__ = ["extract", "find_statements"]
