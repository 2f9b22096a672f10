"""Names of people, as far as two reports write them alike."""

from __future__ import annotations

from rashomon.lexicon import load


def is_full_name(words: str) -> bool:
    """Tell a person's name from a description: two words or more, each with a capital."""
    parts = words.split()
    return len(parts) >= 2 and all(part[:1].isupper() for part in parts)


def first_and_last(name: str) -> tuple[str, str] | None:
    """Return the first and last word of a full name, case folded, so that a middle name or "Jr." does not part two people; else null."""
    parts = [part.strip(".,").casefold() for part in name.split()]
    parts = [part for part in parts if part not in load("titles")["generations"]]
    return (parts[0], parts[-1]) if len(parts) >= 2 else None
