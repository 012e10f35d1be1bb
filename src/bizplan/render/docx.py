"""Turns a paper into a Word document in the styles of a reference document that the council owns."""

from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle
from bizplan.reports.paper import Paper


def render(paper: Paper, style: HouseStyle) -> bytes:
    """The document; BizplanError if python-docx is missing or the reference document cannot be used."""
    try:
        from bizplan.render.word.document import written
    except ModuleNotFoundError as missing:
        if missing.name not in {"docx", "lxml"}:
            raise
        raise BizplanError("A Word paper needs python-docx.", hint="Install it: pip install 'bizplan[docx]'.") from None
    return written(style.own(paper), style.theme, style.reference, style.moment)
