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


def _shown(value: object) -> object:
    """Make every string that a template prints fit to stand in a line, unless it was made ready as markup or running text."""
    from markupsafe import Markup

    return inline_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> object:
    """Return running text, cleaned before, as markup: a carriage return is written as a reference, or parsers would drop it."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;"))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the template environment: everything escaped, nothing undefined, nothing reachable but this package's templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["prose"] = _prose
    made.globals["style"] = _markup(style_sheet())
    return made


def _markup(trusted: str) -> object:
    from markupsafe import Markup

    return Markup(trusted)


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """Return the style sheet as it stands in every page."""
    return files("rashomon.report").joinpath("style.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def style_hash() -> str:
    """Return the style sheet's hash as a content security policy names it: only this style may apply."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
