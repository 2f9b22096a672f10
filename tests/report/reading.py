"""Reads a page back as a browser would: its elements, ids and links, and the text of the reports in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Element:
    """One element: its tag, attributes, the elements around it, and all text within it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    text: str = ""

    def within(self, name: str) -> bool:
        """Tell whether an element of class ``name`` is around this one."""
        return any(name in one.attributes.get("class", "").split() for one in self.around)


@dataclass
class Page:
    """A page's elements in order."""

    elements: list[Element] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def ids(self) -> list[str]:
        """Return every id, doubles and all."""
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    def all(self, tag: str, name: str | None = None) -> list[Element]:
        """Return the elements with this tag and class."""
        found = [one for one in self.elements if one.tag == tag]
        return [one for one in found if name is None or name in one.attributes.get("class", "").split()]

    def with_id(self, identifier: str) -> Element:
        """Return the element with this id."""
        return next(one for one in self.elements if one.attributes.get("id") == identifier)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, tuple(self.open))
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append(Element(tag, {key: value or "" for key, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.page.unclosed.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(html: str) -> Page:
    """Return the page that ``html`` is; every end tag must close what was opened last."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.unclosed.extend(element.tag for element in reader.open)
    return reader.page
