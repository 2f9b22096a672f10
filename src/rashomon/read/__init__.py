"""Reading: from a document's text to its parse, zones, numbers, dates, places and names."""

from rashomon.read.parse import MAX_CHARACTERS, load_model, parse_string
from rashomon.read.reading import ParsedReading, read_document, read_documents

__all__ = ["MAX_CHARACTERS", "ParsedReading", "load_model", "parse_string", "read_document", "read_documents"]
