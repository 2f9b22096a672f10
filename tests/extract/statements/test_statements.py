"""Statements: source, cue and content of what is attributed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.extract.statements import StatementTable, find_statements
from rashomon.model import Reading, Statement

Read = Callable[..., Reading]


def words(table: StatementTable, statement: Statement) -> tuple[str, str, str]:
    """Return source, cue and content as text, pieces joined by a bar."""
    text = table.reading.document.text
    parts = (statement.speaker, statement.cue, statement.content)
    source, cue, content = (" | ".join(text[start:end] for start, end in spans) for spans in parts)
    return source, cue, content


def found(read_text: Read, text: str) -> list[tuple[str, str, str]]:
    """Return all statements of a text as text."""
    table = find_statements(read_text(text))
    return [words(table, statement) for statement in table.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said that nine miners had died.", ("The ministry", "said", "that nine miners had died")),
        ("Nine miners were killed, police said.", ("police", "said", "Nine miners were killed")),
        ("Nine miners were killed, according to the ministry.", ("the ministry", "according to", "Nine miners were killed")),
        ("The brigade vowed to avenge the raid.", ("The brigade", "vowed", "to avenge the raid")),
        ("The general accused Norland of shelling the market.", ("The general", "accused", "Norland of shelling the market")),
        ("The army issued a statement saying the bridge was safe.", ("The army", "issued a statement saying", "the bridge was safe")),
        ("The mayor called for an inquiry.", ("The mayor", "called for", "an inquiry")),
        ("Rebels allegedly burned the mill.", ("", "allegedly", "Rebels | burned the mill")),
    ],
)
def test_indirect_speech(read_text: Read, text: str, expected: tuple[str, str, str]) -> None:
    """Indirect speech has its source, cue and full complement, "that" included and the full stop left out."""
    assert expected in found(read_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "“We heard two blasts in the night,” the miner said.",
        '"We heard two blasts in the night," the miner said.',
        "«We heard two blasts in the night», the miner said.",
    ],
)
def test_direct_speech_in_any_marks(read_text: Read, text: str) -> None:
    """A quotation is content with its marks, whichever they are."""
    source, cue, content = found(read_text, text)[0]
    assert (source, cue) == ("the miner", "said")
    assert content.strip('“”"«»,') == "We heard two blasts in the night"


def test_interrupted_quotation(read_text: Read) -> None:
    """A quotation that its cue interrupts is one statement in two pieces."""
    text = "“We will rebuild the mill,” the mayor said. “Nobody will be left without bread.”"
    assert ("the mayor", "said", "“We will rebuild the mill,” | “Nobody will be left without bread.”") in found(read_text, text)


def test_quotation_over_paragraphs(read_text: Read) -> None:
    """A quotation that each paragraph opens again belongs to the speaker who began it."""
    text = "The mayor said: “The mill burned down on Monday.\n\n“We will rebuild it before winter.”"
    table = find_statements(read_text(text))
    assert any("rebuild it" in words(table, s)[2] and words(table, s)[0] == "The mayor" for s in table.statements)


def test_scare_quotes_are_no_statement(read_text: Read) -> None:
    """One to three words in quotation marks are not a statement by themselves."""
    assert not [s for s in found(read_text, "The “liberated” town lay in ruins.") if "liberated" in s[2]]


def test_what_is_cited_is_no_content_of_the_report(read_text: Read) -> None:
    """The that-clause after "citing two officials" is what the paper reports."""
    assert ("The Courier", "reported", "that nine miners died") in found(
        read_text, "The Courier reported, citing two officials, that nine miners died."
    )


def test_nesting(read_text: Read) -> None:
    """A statement inside another has it as its parent."""
    table = find_statements(read_text("The paper reported that the army had denied that it shelled the mill."))
    by_cue = {words(table, s)[1]: s for s in table.statements}
    assert by_cue["had denied"].parent == by_cue["reported"].id
    assert by_cue["had denied"].stance == "denied"


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The Red Front claimed responsibility for the bombing.", "claimed", "claimed"),
        ("The minister blamed the Red Front for the bombing.", "blamed", "blamed"),
        ("Police did not rule out that a gas leak caused the fire.", "did not rule out", "hypothesised"),
        ("Norland will blame the Red Front for the bombing.", "will blame", "hypothesised"),
        ("The colonel denied that his men fired.", "denied", "denied"),
    ],
)
def test_stance_of_the_cue(read_text: Read, text: str, cue: str, stance: str) -> None:
    """The cue, its negation and its tense give the stance; what is yet to be said is no claim."""
    table = find_statements(read_text(text))
    assert {words(table, s)[1]: s.stance for s in table.statements}[cue] == stance


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "’", " said ", "the mayor", "nine died", ". ", "\n\n", "é", "🙂", ", ", "that "]), max_size=25
    )
)
def test_spans_lie_in_the_text_and_parents_form_no_circle(read_text: Read, pieces: list[str]) -> None:
    """Whatever the text, every span is a proper one, ids are unique and no statement is its own ancestor."""
    table = find_statements(read_text("".join(pieces) or "."))
    length = len(table.reading.document.text)
    parents = {s.id: s.parent for s in table.statements}
    assert len(parents) == len(table.statements)
    for statement in table.statements:
        assert all(0 <= start < end <= length for start, end in (*statement.speaker, *statement.cue, *statement.content))
        seen = {statement.id}
        above = statement.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = parents[above]
