"""The forms a paper can take, by the name that `--to` knows; a new form is its module and its line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bizplan.render.environment import HouseStyle
    from bizplan.reports.paper import Paper


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a paper."""

    suffix: str
    render: "Callable[[Paper, HouseStyle], str | bytes]"
    description: str
    extra: str = ""
    """The extra of the package that it needs, such as `docx`; it is made only if it is asked for."""


def _markdown(paper: "Paper", style: "HouseStyle") -> str:
    from bizplan.render import markdown

    return markdown.render(paper, style)


def _html(paper: "Paper", style: "HouseStyle") -> str:
    from bizplan.render import html

    return html.render(paper, style)


def _docx(paper: "Paper", style: "HouseStyle") -> bytes:
    from bizplan.render import docx

    return docx.render(paper, style)


FORMATS: Mapping[str, Form] = {
    "md": Form(".md", _markdown, "Markdown, for reading in a forge or as plain text"),
    "html": Form(".html", _html, "one self-contained web page, for screens and print"),
    "docx": Form(".docx", _docx, "Word, in the styles of the council's own reference document", extra="docx"),
}
"""Name -> form, in the order in which help lists them."""
