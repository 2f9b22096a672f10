"""Several people decide at the same time, and somebody reads meanwhile: everything is there once, and nobody is turned away."""

from __future__ import annotations

import multiprocessing
from collections import Counter

from benchmarks.casebook import fill
from benchmarks.casebook_deciding import decide, read

from rashomon import Casebook

PEOPLE, EACH = 3, 24


def test_decisions_of_several_people_at_once_are_all_kept(where: str) -> None:
    """None is lost, none doubled, no error is shown, a reader sees whole states, and the accounts are those of all decisions together."""
    with Casebook(where) as book:
        fill(book, 30)
        found = book.everything()
    claims = [claim.id for claim in found.claims if claim.event is not None]
    events = [event.name or "" for event in found.events if event.documents]
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with context.Manager() as manager, context.Pool(PEOPLE) as pool:
        seen = manager.Queue()
        reader = context.Process(target=read, args=(where, stop, seen))
        reader.start()
        work = pool.starmap(decide, [(where, f"person {number}", EACH, claims, events) for number in range(PEOPLE)])
        stop.set()
        reader.join()
        reads, torn, errors = seen.get(timeout=60)
    taken = [one for each in work for one in each.taken]
    with Casebook(where, create=False) as book:
        kept = Counter(judged.decision.id for judged in book.decisions())
        assert kept == Counter(taken)
        assert len(taken) == PEOPLE * EACH
        assert [each.errors for each in work] == [[]] * PEOPLE
        assert (torn, errors) == (0, [])
        assert reads > 0
        standing = {judged.decision.id for judged in book.decisions() if judged.standing == "applied" and judged.decision.claim}
        assert {claim.decision for claim in book.everything().claims if claim.decided} <= standing
