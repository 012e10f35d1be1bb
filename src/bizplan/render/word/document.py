"""A paper to the bytes of a Word document: its cover, its contents, its body and its properties."""

from datetime import datetime

from docx.oxml.ns import qn

from bizplan.render.word.banners import Pages
from bizplan.render.word.body import Body, Look, contents
from bizplan.render.word.grids import header
from bizplan.render.word.images import Images
from bizplan.render.word.lists import Lists
from bizplan.render.word.names import BULLETS, Para
from bizplan.render.word.numbering import Numbering
from bizplan.render.word.package import packed, set_properties
from bizplan.render.word.pen import Pen
from bizplan.render.word.reference import numbering_of, opened
from bizplan.render.word.xml import Element, children, w
from bizplan.reports.paper import Paper

_BELOW_LOGO = 160
"""Twentieths of a point between the logo and the council's name, under the line at the head of both."""
_BRIEF = "summary"
"""The kind of paper that is to come to two pages."""
_FEW = 4
"""Sections and appendices up to which a paper needs no contents."""


def written(paper: Paper, look: Look, reference: bytes = b"", moment: datetime | None = None) -> bytes:
    """The document in the styles of `reference`, or in the default ones; `moment` is when it says it was made."""
    document, identities = opened(reference, look.theme, paper.lang, close=paper.kind == _BRIEF)
    pen = Pen(document.part, identities)
    own_bullets = [_is_in_list(document.styles.element, pen.style(each)) for each in BULLETS]
    lists = Lists(pen, Numbering(numbering_of(document.part)), own_bullets)
    images, pages = Images(document.part), Pages(document, pen, paper)
    body = Body(pen, pages, lists, images, look)
    if look.theme.logo and not pages.has_arms:
        body.add(pen.paragraph(Para.COUNCIL, [images.logo(look.theme.logo)], w("spacing", before=0, after=_BELOW_LOGO)))
    _cover(pen, body, paper)
    if len(paper.sections) + len(paper.appendices) > _FEW and paper.kind != _BRIEF:
        body.add(*contents(pen, paper))
    body.paper(paper)
    body.provenance(paper.provenance)
    inside = document.element.body
    for each in list(inside):
        inside.remove(each)
    inside.extend([*body.elements, body.end()])
    set_properties(document, paper, moment)
    return packed(document, moment)


def _cover(pen: Pen, body: Body, paper: Paper) -> None:
    body.add(pen.paragraph(Para.COUNCIL, [pen.plain(paper.council)]))
    body.add(pen.paragraph(Para.TITLE, [pen.plain(paper.title)]))
    if paper.subtitle:
        body.add(pen.paragraph(Para.SUBTITLE, [pen.plain(paper.subtitle)]))
    if paper.status and paper.meetings is None:
        body.add(pen.paragraph(Para.STANDING, [pen.plain(paper.status)]))
    body.restriction(paper.restriction)
    body.add(*header(pen, paper, body.room))


def _is_in_list(styles: Element, identity: str) -> bool:
    """Whether a style has a bullet of its own."""
    return any(
        True
        for each in children(styles, "w:style")
        if each.get(qn("w:styleId")) == identity
        for _ in each.iter(qn("w:numId"))
    )
