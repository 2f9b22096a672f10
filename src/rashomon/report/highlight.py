"""Weaves marks into a text: nested where they nest, split where they cross, every mark anchored exactly once."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.model import Span, quote_of

# Browsers flatten what is nested hundreds deep; nobody could see more than a few layers anyway.
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked: an anchor, a family that sets how it looks, what to show on hovering, a number and the way back."""

    anchor: str
    span: Span
    family: str
    title: str
    number: str = ""
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One step through a marked text: ``text``, ``open`` or ``close``. ``first`` and ``last`` tell a mark's first and last piece."""

    step: Literal["text", "open", "close", "point"]
    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True


_Piece = tuple[int, int, int, bool]  # start, minus end, order of the mark, first piece


def weave(text: str, marks: Iterable[Mark]) -> Iterator[Token]:
    """Yield the tokens of ``text`` with its marks.

    The texts of all tokens, joined, are ``text``. A mark that crosses the end of another is split there and goes on after it. A mark
    nested deeper than `DEEPEST` keeps its anchor but no ground of its own (step ``point``). Raises `SpanError` for a span not in the text.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1], mark.anchor))
    for mark in ordered:
        quote_of(text, mark.span)
    queue: list[_Piece] = [(mark.span[0], -mark.span[1], order, True) for order, mark in enumerate(ordered)]
    heapq.heapify(queue)
    stack: list[tuple[int, Token]] = []
    position = 0
    while queue or stack:
        start = queue[0][0] if queue else len(text)
        while stack and (stack[-1][0] <= start or not queue):
            end, opened = stack.pop()
            yield from _text(text, position, end)
            yield Token("close", mark=opened.mark, first=opened.first, last=opened.last)
            position = end
        if not queue:
            break
        _, negative, order, first = heapq.heappop(queue)
        yield from _text(text, position, start)
        position = start
        end = min(-negative, stack[-1][0]) if stack else -negative
        if len(stack) >= DEEPEST:
            if first:
                yield Token("point", mark=ordered[order])
            continue
        if end < -negative:
            heapq.heappush(queue, (end, negative, order, False))
        token = Token("open", mark=ordered[order], first=first, last=end == -negative)
        yield token
        stack.append((end, token))
    yield from _text(text, position, len(text))


def _text(text: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token("text", text[start:end])
