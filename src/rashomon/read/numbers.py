"""Numbers of people and things, with their qualifiers and bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.model.reading import DateMention, NumberMention
from rashomon.model.value import Qualifier
from rashomon.read.counts import counts, names_or_pays
from rashomon.read.numerals import Numeral, openers, read_numeral

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Phrase = tuple[str, ...]
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos"})
_BOTH_JOINS = frozenset({"preconj", "cc"})


@dataclass(frozen=True, slots=True)
class _Tables:
    """``before`` maps the last word of a qualifier to the words before it, longest first; ``after`` its first word to all its words."""

    before: dict[str, tuple[tuple[Phrase, Qualifier], ...]]
    after: dict[str, tuple[tuple[Phrase, Qualifier], ...]]
    strengthening: frozenset[str]
    between: tuple[Phrase, ...]
    joiners: frozenset[str]
    change: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its qualifier, in positions among the tokens that are not space."""

    first: int
    start: int
    end: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    numeral: Numeral


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = load("numbers")
    before: dict[str, list[tuple[Phrase, Qualifier]]] = {}
    after: dict[str, list[tuple[Phrase, Qualifier]]] = {}
    for kind, phrases in data["before"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            before.setdefault(words[-1], []).append((words, kind))
    for kind, phrases in data["after"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            after.setdefault(words[0], []).append((words, kind))
    return _Tables(
        {word: tuple(sorted(found, key=lambda each: -len(each[0]))) for word, found in before.items()},
        {word: tuple(sorted(found, key=lambda each: -len(each[0]))) for word, found in after.items()},
        frozenset(data["strengthening"]),
        tuple(sorted((tuple(phrase.split()) for phrase in data["between"]), key=len, reverse=True)),
        frozenset(data["range_joiners"]),
        frozenset(data["change"]),
    )


def find_numbers(doc: Doc, dates: Iterable[DateMention] = ()) -> tuple[NumberMention, ...]:
    """Return the numbers that count people or things, in order; those within ``dates`` are left out.

    Bounds follow the conventions of `rashomon.model.Quantity`. "A man" and other articles are no numbers here.
    """
    taken = {index for date in dates for index in range(date.start, date.end)}
    return _Scan([token for token in doc if not token.is_space], taken).run()


class _Scan:
    """One pass over the tokens of a document."""

    def __init__(self, tokens: list[Token], taken: set[int]) -> None:
        self.tokens = tokens
        self.lower = _lower(tokens)
        self.taken = taken
        self.tables = _tables()

    def run(self) -> tuple[NumberMention, ...]:
        found: list[NumberMention] = []
        openings = openers()
        position, floor = 0, 0
        while position < len(self.lower):
            word = self.lower[position]
            if word in openings or word == "both" or word[0].isdigit():
                number = self._number(position, floor)
                if isinstance(number, _Found):
                    found.append(self._mention(number))
                    floor = number.last
                position = number.last if isinstance(number, _Found) else number
            else:
                position += 1
        return tuple(found)

    def _number(self, position: int, floor: int) -> _Found | int:
        """Return the number at ``position``, or where to read on if what stands there counts nothing."""
        if self.tokens[position].i in self.taken:
            return position + 1
        if self.lower[position] == "both":
            return self._both(position) or position + 1
        numeral = read_numeral(self.lower, position)
        if numeral is None or self.tokens[numeral.end - 1].i in self.taken:
            return position + 1
        if self.lower[numeral.end - 1] == "couple" and self.tokens[numeral.end - 1].dep_ in _HEADS:
            numeral = replace(numeral, qualifier="exact")  # "a couple was found dead" are two, "a couple of men" about two
        one = self._qualified(position, numeral, floor)
        pair = self._pair(one, floor)
        if pair is not None:
            return pair if self._pair_counts(one, pair) else pair.end
        return one if counts(self.tokens, self.lower, position, numeral) else numeral.end

    def _pair_counts(self, one: _Found, pair: _Found) -> bool:
        """Whether both ends of a range count: not "60 to 70 percent", "ages 3 to 5", "between 3 and 5 p.m."."""
        if self.tokens[pair.end - 1].i in self.taken or names_or_pays(self.tokens, self.lower, one.start, one.numeral):
            return False
        return not self._is_code(pair) and counts(self.tokens, self.lower, pair.end - 1, replace(pair.numeral, digits=False))

    def _is_code(self, pair: _Found) -> bool:
        """Telephone numbers and other chains of digits: "555-0100", "11-05-2014"."""
        words = self.lower[pair.start : pair.end]
        if len(words) != 3 or words[1] != "-":
            return False
        beside = (self.lower[pair.start - 1] if pair.start else "", self.lower[pair.end] if pair.end < len(self.lower) else "")
        return "-" in beside or (len(words[0]), len(words[2])) == (3, 4)

    def _both(self, position: int) -> _Found | None:
        token = self.tokens[position]
        of_one = token.dep_ == "det" and token.head.tag_ in {"NN", "NNP"}  # "both Ruck and the lodger", read as "both Ruck"
        if token.tag_ == "CC" or token.dep_ in _BOTH_JOINS or of_one:
            return None
        return _Found(position, position, position + 1, position + 1, 2, 2, "exact", Numeral(position + 1, 2, 2, "exact"))

    def _qualified(self, position: int, numeral: Numeral, floor: int) -> _Found:
        first, kind = self._before(position, floor)
        last, later = self._after(numeral.end)
        if kind is None or later == "at-least":
            kind = later or kind
        low, high, qualifier = bounds(numeral, kind)
        return _Found(first, position, numeral.end, last, low, high, qualifier, numeral)

    def _before(self, position: int, floor: int) -> tuple[int, Qualifier | None]:
        """Return where the qualifier before ``position`` begins, and its kind."""
        first, kind = self._qualifier_ending(position, floor)
        if kind is None:
            for phrase in self.tables.between:
                gap = position - len(phrase)
                if gap >= floor and tuple(self.lower[gap:position]) == phrase:
                    first, kind = self._qualifier_ending(gap, floor)
                    break
        if kind is None:
            return position, None
        while first - 1 >= floor and self.lower[first - 1] in self.tables.strengthening:
            first -= 1
        return first, kind

    def _qualifier_ending(self, position: int, floor: int) -> tuple[int, Qualifier | None]:
        if position - 1 < floor:
            return position, None
        for words, kind in self.tables.before.get(self.lower[position - 1], ()):
            first = position - len(words)
            if first >= floor and tuple(self.lower[first:position]) == words:
                return first, kind
        return position, None

    def _after(self, end: int) -> tuple[int, Qualifier | None]:
        if end < len(self.lower):
            for words, kind in self.tables.after.get(self.lower[end], ()):
                if tuple(self.lower[end : end + len(words)]) == words:
                    return end + len(words), kind
        return end, None

    def _pair(self, one: _Found, floor: int) -> _Found | None:
        """Return the range that ``one`` begins: "10 to 15", "between 10 and 15", "at least 10 (up to 15"."""
        if one.numeral.high is None:
            return None
        first, second = self._plain_pair(one, floor) or self._open_pair(one) or (one.first, None)
        if second is None:
            return None
        low, high = self._scaled(one, second), second.numeral.low
        if low >= high:
            return None
        numeral = replace(second.numeral, low=low, high=high, qualifier="range")
        return _Found(first, one.start, second.end, second.last, low, high, "range", numeral)

    def _plain_pair(self, one: _Found, floor: int) -> tuple[int, _Found] | None:
        end = one.numeral.end
        if end + 1 >= len(self.lower):
            return None
        before = self.lower[one.first - 1] if one.first > floor else ""
        joiner = self.lower[end]
        between = before == "between" and joiner == "and"
        if not between and joiner not in self.tables.joiners:
            return None
        if joiner == "to" and before == "from":
            around = self.lower[max(0, one.first - 5) : one.first - 1]
            if not self.tables.change.isdisjoint(around):
                return None
        second = self._number_alone(end + 1)
        if second is None:
            return None
        return (one.first - 1 if between or (joiner == "to" and before == "from") else one.first), second

    def _open_pair(self, one: _Found) -> tuple[int, _Found] | None:
        """ "At least 10 and possibly as many as 15", "137 (up to 143"."""
        if one.qualifier not in ("at-least", "exact", "more-than") or one.last != one.end:
            return None
        for gap in range(one.end, min(one.end + 4, len(self.lower))):
            if gap > one.end and self.lower[gap - 1] not in {"(", "and", ",", "but", "or", "-", "–", "—"}:
                return None
            for start in range(gap + 1, min(gap + 6, len(self.lower))):
                first, kind = self._before(start, gap)
                if kind == "up-to" and first == gap:
                    second = self._number_alone(start)
                    return (one.first, second) if second else None
        return None

    def _number_alone(self, position: int) -> _Found | None:
        if position >= len(self.lower):
            return None
        word = self.lower[position]
        if word not in openers() and not word[0].isdigit():
            return None
        numeral = read_numeral(self.lower, position)
        if numeral is None or numeral.high is None:
            return None
        return _Found(position, position, numeral.end, numeral.end, numeral.low, numeral.high, "exact", numeral)

    def _scaled(self, one: _Found, second: _Found) -> int:
        """ "Two to three hundred": the first number takes the scale of the second."""
        scale, low = second.numeral.scale, one.numeral.low
        if one.numeral.scale == 1 and scale > 1 and low < second.numeral.low // scale:
            return low * scale
        return low

    def _mention(self, found: _Found) -> NumberMention:
        tokens = self.tokens
        last = tokens[found.last - 1]
        return NumberMention(
            span=(tokens[found.first].idx, last.idx + len(last)),
            start=tokens[found.start].i,
            end=tokens[found.end - 1].i + 1,
            low=found.low,
            high=found.high,
            qualifier=found.qualifier,
        )


def _lower(tokens: list[Token]) -> list[str]:
    """The tokens in lower case; "m" written against digits and before a plural is "million" (else metres)."""
    lower = [token.lower_ for token in tokens]
    for position in range(1, len(lower) - 1):
        if lower[position] == "m" and lower[position - 1][-1:].isdigit() and not tokens[position - 1].whitespace_:
            following = tokens[position + 1]
            if following.tag_ == "NNS" or following.lower_ in ("people", "others"):
                lower[position] = "million"
    return lower


def bounds(numeral: Numeral, kind: Qualifier | None) -> tuple[int | None, int | None, Qualifier]:
    """Return low, high and qualifier of a numeral under a qualifying word, after the conventions of `rashomon.model.Quantity`."""
    low = numeral.low
    if numeral.high is None or kind is None or kind == "exact":
        return low, numeral.high, numeral.qualifier
    if kind in ("at-least", "more-than"):
        return low, None, kind
    if kind in ("up-to", "less-than"):
        return None, low, kind
    return low, numeral.high, "about"
