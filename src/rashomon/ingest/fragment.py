"""A piece of HTML, as feeds carry it, to text: all of it, a line for each block."""

from __future__ import annotations

import re

from rashomon.ingest.limits import Limits
from rashomon.model.errors import InputTooLarge, UnreadableInput

BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
)
LEFT_OUT = ("button", "embed", "form", "iframe", "noscript", "object", "script", "style", "svg", "template", "title")

_BLANKS = re.compile(r"\s+")


def text_of(markup: str, where: str, limits: Limits) -> str:
    """Return the text in ``markup``, each block on a line of its own; "" where it holds none.

    Raises `InputTooLarge` over the limit of tags, `UnreadableInput` where it cannot be taken apart.
    """
    from lxml.etree import Comment, LxmlError, ProcessingInstruction, strip_elements
    from lxml.html import document_fromstring

    tags = markup.count("<")
    if tags > limits.max_html_tags:
        raise InputTooLarge(f"{where} holds {tags:,} tags, more than {limits.max_html_tags:,}")
    if not tags and "&" not in markup:
        return _BLANKS.sub(" ", markup).strip()
    try:
        root = document_fromstring(f"<html><body><div>{_writable(markup)}</div></body></html>")
    except (LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput(f"{where} holds HTML that cannot be taken apart: {type(error).__name__}") from error
    strip_elements(root, *LEFT_OUT, Comment, ProcessingInstruction, with_tail=False)
    for element in root.iter():
        element.text = _BLANKS.sub(" ", element.text or "")
        element.tail = _BLANKS.sub(" ", element.tail or "")
    for element in root.iter(*BLOCKS):
        element.text, element.tail = f"\n{element.text}", f"\n{element.tail}"
    lines = (line.strip() for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _writable(markup: str) -> str:
    """Return ``markup`` without the characters that the parser refuses."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", markup)
