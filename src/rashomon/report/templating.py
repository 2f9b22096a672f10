"""The templates and the style sheet, loaded when a page is first asked for."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rashomon.report.clean import inline_text

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the template environment: everything escaped, nothing undefined, nothing reachable but this package's templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup, escape

    def shown(value: object) -> object:
        """Make every string that a template prints fit to stand in a line, unless it was made ready as markup."""
        return inline_text(value) if type(value) is str else value

    def prose(text: str) -> Markup:
        """Return running text, cleaned before, as markup: a carriage return is written as a reference, or parsers would drop it."""
        return Markup(str(escape(text)).replace("\r", "&#13;"))

    made = Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["prose"] = prose
    made.globals["style"] = Markup(style_sheet())
    return made


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """Return the style sheet as it stands in every page."""
    return files("rashomon.report").joinpath("style.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def style_hash() -> str:
    """Return the style sheet's hash as a content security policy names it: only this style may apply."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
