"""Turns a paper into a Word document in the styles of a reference document that the council owns."""

from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle
from bizplan.render.environment import written as printed
from bizplan.render.pictures import Drawing
from bizplan.reports.paper import Chart, Paper

_NEEDED = {
    "docx": "python-docx",
    "lxml": "lxml",
    "resvg_py": "resvg-py",
    "font_source_sans_pro": "font-source-sans-pro",
}
"""Import name -> the package of the extra `docx` that brings it."""


def render(paper: Paper, style: HouseStyle) -> bytes:
    """The document; BizplanError if a package is missing or the reference document or a picture cannot be used."""
    require()
    from bizplan.render.word.body import Look
    from bizplan.render.word.document import written

    def svg(chart: Chart, drawing: Drawing) -> str:
        given = {"block": chart, "drawing": drawing, "theme": style.theme, "alone": True}
        return printed(style.web, ("paper/drawing.svg",), **given)

    return written(style.own(paper), Look(style.theme, svg), style.reference, style.moment)


def require() -> None:
    """Raises BizplanError that says what to install where something that makes Word documents is missing."""
    try:
        import bizplan.render.word.document  # noqa: F401 -- only whether all that it needs is there
    except ModuleNotFoundError as missing:
        package = _NEEDED.get((missing.name or "").partition(".")[0])
        if package is None:
            raise
        message = f"A Word paper cannot be made: the Python package {package} is not installed."
        raise BizplanError(message, hint="Install it: pip install 'bizplan[docx]'.") from missing
