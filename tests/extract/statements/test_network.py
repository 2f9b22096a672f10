"""The network: it finds what no rule lists, works on texts of any length, and its weights give nothing of the training text away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rashomon.extract.statements import find_statements
from rashomon.extract.statements.cues import cue_lexicon
from rashomon.extract.statements.drafts import Draft
from rashomon.extract.statements.find import find_by_rule
from rashomon.extract.statements.learned import tag, weights
from rashomon.extract.statements.learned.features import PLACES, RESERVED, features_of, meanings
from rashomon.extract.statements.learned.leftover import take_back
from rashomon.extract.statements.learned.likely import CHUNK, _both_ways, chunks_of
from rashomon.extract.statements.learned.weights import read_model, shipped_model, write_model
from rashomon.extract.statements.quotes import Quotation
from rashomon.extract.voice import Voices
from rashomon.model import Reading, quote_of

Read = Callable[..., Reading]
WEIGHTS = Path(weights.__file__).with_name(weights.FILE)


def cues(read_text: Read, text: str) -> list[str]:
    """Return the cues of a text's statements."""
    return [" ".join(quote_of(text, span) for span in one.cue) for one in find_statements(read_text(text)).statements]


def test_a_cue_that_no_list_holds(read_text: Read) -> None:
    """A word that stands in no list is a cue where it is used as one."""
    assert "handwave" not in cue_lexicon().verbs
    assert cues(read_text, "“We never touched the bridge,” the colonel handwaved.") == ["handwaved"]


def test_a_statement_that_only_the_network_finds_lends_no_stance(read_text: Read) -> None:
    """What the lexicon does not know makes a statement, and no claim's chain."""
    table = find_statements(read_text("“We never touched the bridge,” the colonel handwaved."))
    (only,) = table.statements
    assert only.stance == "asserted"
    assert table.chain(only.content[0]).links == ()


def test_deeds_are_no_sayings(read_text: Read) -> None:
    """A word of violence that no rule takes for a cue is none, whatever it means in politics."""
    assert cues(read_text, "At least 12 dead in attack on ferry terminal\n\nGunmen attacked the ferry terminal on Friday.") == []


def test_what_only_rules_find_still_carries_claims(read_text: Read) -> None:
    """A belief inside a statement, which annotators leave out, stays in the chain, and joins the statements where a claim needs it."""
    text = "The prosecutor said investigators believe the Ninth Brigade was responsible for the attack."
    reading = read_text(text)
    table = Voices(reading).table
    start = text.index("was responsible")
    links = table.chain((start, start + 3)).links
    assert [link.speaker for link in links] == ["prosecutor", "investigators"]
    used = {link.statement for link in links if link.statement}
    assert used <= {one.id for one in table.with_those(used)}


def test_a_long_text_is_read_in_stretches(read_text: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in one stretch or in several, sentences that stand far from the cuts come out the same."""
    text = "\n".join(f"The mayor of Port {name} said that nobody was hurt." for name in ("Alba", "Borel", "Cano", "Dorn", "Esk", "Fallow"))
    whole = cues(read_text, text)
    monkeypatch.setattr(tag, "STRETCH", 30)
    assert cues(read_text, text) == whole == ["said"] * 6


def test_nothing_to_read(read_text: Read) -> None:
    """A text without words has no statements."""
    assert find_statements(read_text(" \n ")).statements == ()


def test_twice_the_same(read_text: Read) -> None:
    """The same text gives the same statements, to the last id."""
    text = "Rebels threatened to close the road. The ministry, in a statement, called that a bluff."
    assert find_statements(read_text(text)).statements == find_statements(read_text(text)).statements


def test_features_have_the_width_that_the_network_was_trained_for(read_text: Read) -> None:
    """Every token has a row of as many yes-or-no features as the weights take."""
    reading = read_text("The ministry said: “We know nothing.”")
    drafts, quotations = find_by_rule(reading.doc, reading.document.text)
    features = features_of(reading.doc, drafts, quotations, shipped_model().tables)
    assert features.flags.shape == (len(reading.doc), PLACES)
    assert set(np.unique(features.flags)) <= {0.0, 1.0}


def test_weights_give_no_text_away() -> None:
    """The file is small and plain arrays; its only words are of the lexicon or in use everywhere, without digits, capitals or spaces."""
    assert WEIGHTS.stat().st_size < 3_000_000
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        assert all(np.isfinite(stored[name]).all() for name in stored.files)
    words = set(shipped_model().tables.words) - set(RESERVED)
    assert len(words) < 10_000
    assert not [word for word in words if word != word.lower() or any(letter.isdigit() or letter.isspace() for letter in word)]


def test_weights_are_read_as_written(tmp_path: Path) -> None:
    """A model that is written and read again is the same."""
    model = shipped_model()
    write_model(tmp_path / "again.npz", model)
    again = read_model(tmp_path / "again.npz")
    assert again.tables == model.tables
    assert all(np.array_equal(again.network.weights[name], values) for name, values in model.network.weights.items())


def test_both_ways() -> None:
    """The state at each word is what was kept of the one before it in its chunk, ahead in half of the columns and behind in the others."""
    kept, fresh = np.full((5, 2), 0.5, np.float32), np.ones((5, 2), np.float32)
    found = _both_ways(kept, fresh, [(0, 3), (3, 5)])
    assert found[:, 0].tolist() == [1.0, 1.5, 1.75, 1.0, 1.5]
    assert found[:, 1].tolist() == [1.75, 1.5, 1.0, 1.5, 1.0]


def test_chunks_are_whole_sentences() -> None:
    """A sentence longer than a chunk is one alone."""
    sentence = np.repeat([0, 1, 2, 3], [CHUNK - 8, 10, CHUNK + 20, 3])
    ends = [CHUNK - 8, CHUNK + 2, 2 * CHUNK + 22, 2 * CHUNK + 25]
    assert chunks_of(sentence) == [(0, ends[0]), (ends[0], ends[1]), (ends[1], ends[2]), (ends[2], ends[3])]


def test_words_of_nobody_are_taken_back() -> None:
    """A long run that reads like nobody's words leaves a content, but what is quoted stays, and so does a content that is nothing else."""
    word = cue_lexicon().verbs["say"]
    draft = Draft(anchor=1, word=word, cue=((1, 2),), source=((0, 1),), content=((2, 40),))
    likely = np.full(40, 2.0, np.float32)
    likely[20:] = -2.0
    assert take_back([draft], (), likely)[0].content == ((2, 20),)
    assert take_back([draft], (Quotation(18, 40, 20),), likely)[0].content == ((2, 40),)
    likely[:] = -2.0
    assert take_back([draft], (), likely)[0].content == ((2, 40),)
    likely[:] = 2.0
    likely[30:35] = -2.0
    assert take_back([draft], (), likely)[0].content == ((2, 40),)  # too short a run


def test_a_form_without_a_vector(read_text: Read) -> None:
    """It has zeros; the others have unit length."""
    reading = read_text("The ministry said Xqzwvk had fled.")
    vectors = reading.doc.vocab.vectors.data
    drafts, quotations = find_by_rule(reading.doc, reading.document.text)
    features = features_of(reading.doc, drafts, quotations, shipped_model().tables)
    lengths = np.linalg.norm(meanings(features.form, vectors), axis=1)
    unknown = [t.i for t in reading.doc if t.text == "Xqzwvk"]
    assert lengths[unknown].tolist() == [0.0]
    assert lengths[0] == pytest.approx(1.0, abs=1e-5)
