"""The forms a paper can take, by the name that `--to` knows; a new form is its module and its line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bizplan.render.environment import HouseStyle
    from bizplan.render.pdf import Printed
    from bizplan.reports.paper import Paper


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a paper."""

    suffix: str
    compose: "Callable[[Paper, HouseStyle], str | bytes]"
    """The content of the file, or what `finish` makes it from."""
    description: str
    extra: str = ""
    """The extra of the package that it needs, such as `docx`; it is made only if it is asked for."""
    require: "Callable[[], None] | None" = None
    """Raises BizplanError that says what is missing to make it."""
    finish: "Callable[[str, int | None], Printed] | None" = None
    """The slow part, which another core can do: what was composed, and the most pages that it may have."""

    def render(self, paper: "Paper", style: "HouseStyle") -> str | bytes:
        """The content of the file."""
        composed = self.compose(paper, style)
        return composed if self.finish is None else self.finish(str(composed), None).content


def _markdown(paper: "Paper", style: "HouseStyle") -> str:
    from bizplan.render import markdown

    return markdown.render(paper, style)


def _html(paper: "Paper", style: "HouseStyle") -> str:
    from bizplan.render import html

    return html.render(paper, style)


def _docx(paper: "Paper", style: "HouseStyle") -> bytes:
    from bizplan.render import docx

    return docx.render(paper, style)


def _require_docx() -> None:
    from bizplan.render import docx

    docx.require()


def _pdf(page: str, most: int | None) -> "Printed":
    from bizplan.render import pdf

    return pdf.printed(page, most)


def _require_pdf() -> None:
    from bizplan.render import pdf

    pdf.require()


FORMATS: Mapping[str, Form] = {
    "md": Form(".md", _markdown, "Markdown, for reading in a forge or as plain text"),
    "html": Form(".html", _html, "one self-contained web page, for screens and print"),
    "pdf": Form(
        ".pdf", _html, "the web page as tagged PDF, accessible after PDF/UA-1", "pdf", _require_pdf, finish=_pdf
    ),
    "docx": Form(".docx", _docx, "Word, in the styles of the council's own reference document", "docx", _require_docx),
}
"""Name -> form, in the order in which help lists them."""
