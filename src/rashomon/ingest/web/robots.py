"""What a host's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from rashomon.ingest.web.response import OK, TOO_MANY_REQUESTS, Response

MAX_BYTES = 512 * 1024


@dataclass(frozen=True)
class Rules:
    """What a robots.txt says; ``refusal`` is why nothing is allowed where it could not be had."""

    parsed: Protego | None = None
    refusal: str | None = None

    def why_not(self, address: str, agent: str) -> str | None:
        """Return why an address may not be fetched, null where it may."""
        if self.refusal:
            return f"robots.txt of its host cannot be had ({self.refusal})"
        allowed = self.parsed is None or self.parsed.can_fetch(address, agent)
        return None if allowed else "robots.txt of its host forbids it"

    def pause(self, agent: str) -> float:
        """Return the seconds that it wants between two requests, 0 where it does not say."""
        return (self.parsed.crawl_delay(agent) if self.parsed else None) or 0.0


def rules_of(answer: Response) -> Rules:
    """Return the rules in an answer: none where there is no such file, all forbidden where the host is in trouble (section 2.3.1)."""
    if answer.status == OK:
        return Rules(Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", "replace")))
    if 400 <= answer.status < 500 and answer.status != TOO_MANY_REQUESTS:
        return Rules()
    return Rules(refusal=f"it {answer.said}")
