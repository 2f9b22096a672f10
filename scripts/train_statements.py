"""Train the network that marks source, cue and content: ``python scripts/train_statements.py FOLDER [OUT]``.

FOLDER holds ``articles.jsonl`` of PolNeAR's training part, as ``benchmarks/polnear.py`` reads it; its held-out tenth is left out, also
of what is shipped, unless ``--part all`` is given (tried: docs/decisions/0010). OUT is the file of weights that the package ships.
Needs jax (the dependency group "training") and a model of spaCy with vectors. The vocabulary is of words in at least `LEAST` articles
that are no names, and of the cues of the lexicon; their vectors are spaCy's, in fewer dimensions.
When the network is trained, what tells content by the word is learned on what it then makes of the words; with ``--rounds 0`` that alone is
done, on the network in OUT.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.polnear import articles
from statement_likely import Read, fit
from statement_network import PARTS, Example, Sizes, fresh, train

from rashomon.extract.statements.drafts import Range, meet, union
from rashomon.extract.statements.find import find_by_rule
from rashomon.extract.statements.learned import weights as shipped
from rashomon.extract.statements.learned.features import RESERVED, Tables, cue_kinds, features_of
from rashomon.extract.statements.learned.likely import START
from rashomon.extract.statements.learned.network import CONTENT, SOURCE, Network
from rashomon.extract.statements.learned.pairs import WINDOW, Pairs, Spans, pairs_of
from rashomon.model import make_document
from rashomon.read import load_model, read_document

LEAST = 5
"""Articles that a word stands in, at least."""
NAMES = 0.2
"""Share of its uses as a name from which a word is left out."""
DIMENSIONS = 64
LIKELY_ROUNDS = 8
"""Times that every article is read for what tells content by the word."""
ATTRIBUTES = ["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "SENT_START", "ENT_TYPE", "ENT_IOB", "MORPH", "NORM"]
Article = tuple[Doc, dict[str, Any]]


def parsed(rows: Sequence[dict[str, Any]], nlp: Language, kept: Path | None) -> list[Article]:
    """Return the articles with their parses, from the file ``kept`` where it is there."""
    if kept is not None and kept.exists():
        return list(zip(DocBin().from_disk(kept).get_docs(nlp.vocab), rows, strict=True))
    docs = [read_document(make_document(row["text"]), nlp).doc for row in rows]
    if kept is not None:
        DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(kept)
    return list(zip(docs, rows, strict=True))


def vocabulary(docs: Iterable[Doc]) -> list[str]:
    """Return the words that the network may know, sorted."""
    documents: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    as_name: Counter[str] = Counter()
    for doc in docs:
        lemmas = [token.lemma_.lower() for token in doc]
        documents.update(set(lemmas))
        uses.update(lemmas)
        as_name.update(lemma for lemma, token in zip(lemmas, doc, strict=True) if token.pos_ == "PROPN")
    plain = {word for word, number in documents.items() if number >= LEAST and as_name[word] <= NAMES * uses[word] and _is_plain(word)}
    return sorted(plain | set(cue_kinds()))


def _is_plain(word: str) -> bool:
    return bool(word) and not word.isspace() and not any(letter.isdigit() for letter in word)


def tables_of(docs: Sequence[Doc]) -> Tables:
    """Return the tables that number words, tags, dependencies and entity types; 0 is what is not known."""
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for doc in docs:
        for counter, values in zip(counts, zip(*((t.tag_, t.dep_, t.ent_type_) for t in doc), strict=True), strict=True):
            counter.update(values)
    tags, deps, entities = ({v: i + 1 for i, v in enumerate(sorted(v for v, n in c.items() if v and n >= LEAST))} for c in counts)
    return Tables({word: i for i, word in enumerate([*RESERVED, *vocabulary(docs)])}, tags, deps, entities)


def vectors_of(nlp: Language, tables: Tables) -> NDArray[np.float32]:
    """Return the words' vectors in their `DIMENSIONS` widest directions, scaled to unit variance; zeros for the reserved ones."""
    words = sorted(tables.words, key=tables.words.__getitem__)[len(RESERVED) :]
    raw = np.array([nlp.vocab.get_vector(word) for word in words])
    raw /= np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-6)
    raw -= raw.mean(axis=0)
    _, _, directions = np.linalg.svd(raw, full_matrices=False)
    thin = raw @ directions[:DIMENSIONS].T
    return np.concatenate([np.zeros((len(RESERVED), DIMENSIONS)), thin / thin.std()]).astype(np.float32)


def example(article: Article, tables: Tables) -> Example:
    """Return an article as the network sees it, with its labels; cues that only the rules see have no source and no content."""
    doc, row = article
    drafts, quotations = find_by_rule(doc, row["text"])
    features = features_of(doc, drafts, quotations, tables)
    gold = [_spans(doc, one) for one in row["annotations"][0]["attributions"]]
    gold = [one for one in gold if one.cue]
    rules = [Spans(draft.cue, draft.source, draft.content) for draft in drafts]
    cues = [one.cue for one in gold]
    cues += [rule.cue for rule in rules if not any(meet(rule.cue, one.cue) for one in gold)]
    pairs = pairs_of(features, cues, rules) if cues else None
    return Example(features, pairs, _cue_labels(len(doc), gold), _span_labels(len(doc), gold, pairs), _parts(len(doc), gold))


def _spans(doc: Doc, one: dict[str, Any]) -> Spans:
    return Spans(*(_tokens(doc, one[part]) for part in ("cue", "source", "content")))


def _tokens(doc: Doc, spans: Iterable[Sequence[int]]) -> tuple[Range, ...]:
    touched = [t.i for start, end in spans for t in doc if t.idx < end and t.idx + len(t) > start and not t.is_space]
    return union((i, i + 1) for i in touched)


def _cue_labels(length: int, gold: Sequence[Spans]) -> NDArray[np.int64]:
    labels = np.zeros(length, dtype=np.int64)
    for one in gold:
        for start, end in one.cue:
            labels[start], labels[start + 1 : end] = 1, 2
    return labels


def _span_labels(length: int, gold: Sequence[Spans], pairs: Pairs | None) -> NDArray[np.int64]:
    if pairs is None:
        return np.zeros((0, WINDOW), dtype=np.int64)
    labels = np.zeros(pairs.position.shape, dtype=np.int64)
    for row, one in enumerate(gold):
        whole = np.zeros(length + 1, dtype=np.int64)
        for ranges, label in ((one.content, CONTENT), (one.source, SOURCE)):
            for start, end in ranges:
                whole[start:end] = label
        labels[row] = whole[pairs.position[row]]
    return labels


def _parts(length: int, gold: Sequence[Spans]) -> NDArray[np.float32]:
    parts = np.zeros((length, 2), dtype=np.float32)
    for one in gold:
        for column, ranges in enumerate((one.content, one.source)):
            for start, end in ranges:
                parts[start:end, column] = 1
    return parts


def with_likely(
    model: shipped.Model, examples: Iterable[Example], vectors: NDArray[np.float32], rounds: int, seed: int
) -> Iterator[tuple[float, shipped.Model]]:
    """Yield after each round the loss and the model with what tells content by the word, learned on its readings of the words."""
    documents = [Read(model.network.read(one.features), one.features.form, one.features.sentence, one.parts) for one in examples]
    plain = {name: values for name, values in model.network.weights.items() if not name.startswith(START)}
    for loss, weights in fit(documents, vectors, rounds, seed):
        learned = {name: np.asarray(values) for name, values in weights.items()}
        yield loss, shipped.Model(model.tables, Network({**plain, **learned}, model.network.vectors))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", default=Path(shipped.__file__).with_name(shipped.FILE), type=click.Path(path_type=Path))
@click.option("--rounds", default=8, show_default=True, help="Times that every article is read; 0 keeps the network in OUT.")
@click.option("--seed", default=0, show_default=True)
@click.option("--part", type=click.Choice(["all", "fitted"]), default="fitted", show_default=True, help="Which articles of FOLDER.")
@click.option("--parses", type=click.Path(path_type=Path), help="A file that keeps the parses from one run to the next.")
def main(folder: Path, out: Path, rounds: int, seed: int, part: str, parses: Path | None) -> None:
    """Train on the articles in FOLDER and write the weights to OUT after every round."""
    nlp = load_model()
    read = parsed(list(articles(folder, part)), nlp, parses)
    tables = shipped.read_model(out).tables if not rounds else tables_of([doc for doc, _ in read])
    examples = [example(article, tables) for article in read]
    click.echo(f"{len(examples)} articles, {len(tables.words)} words")
    if rounds:
        vectors = vectors_of(nlp, tables)
        tags, deps, entities = (len(table) + 1 for table in (tables.tags, tables.deps, tables.entities))
        sizes = Sizes(words=len(tables.words), tags=tags, deps=deps, entities=entities, vectors=DIMENSIONS)
        for number, (loss, weights) in enumerate(train(fresh(sizes, seed), vectors, examples, rounds, seed), start=1):
            kept = {name: np.asarray(values) for name, values in weights.items() if name != PARTS}
            shipped.write_model(out, shipped.Model(tables, Network(kept, vectors)))
            click.echo(f"round {number}: loss {loss:.4f}")
    for number, (loss, model) in enumerate(with_likely(shipped.read_model(out), examples, nlp.vocab.vectors.data, LIKELY_ROUNDS, seed), 1):
        shipped.write_model(out, model)
        click.echo(f"words by themselves, round {number}: loss {loss:.4f}")


if __name__ == "__main__":
    main()
