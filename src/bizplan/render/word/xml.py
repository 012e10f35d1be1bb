"""The few elements of WordprocessingML that a paper is made of, each with its children in the order the schema asks."""

from collections.abc import Iterable

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bizplan.render.prose import printable

__all__ = [
    "Element",
    "children",
    "field",
    "first",
    "paragraph",
    "parsed",
    "preserved",
    "properties_of",
    "put_in_order",
    "remove",
    "w",
]

_PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs"),
    *("spacing", "ind", "jc", "rPr", "sectPr"),
)
"""The properties of a paragraph that are used here, as CT_PPr orders them."""


def w(tag: str, *inside: Element | None, **attributes: object) -> Element:
    """An element of the main namespace; attributes are of that namespace too."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), printable(str(value)))
    made.extend([each for each in inside if each is not None])
    return made


def preserved(tag: str, words: str) -> Element:
    """An element with words whose spaces count."""
    made = w(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = words
    return made


def paragraph(properties: Iterable[Element], content: Iterable[Element]) -> Element:
    """A paragraph, its properties put in order."""
    made = w("pPr", *properties)
    put_in_order(made)
    return w("p", made, *content)


def put_in_order(properties: Element) -> None:
    """The properties of a paragraph in the order that the schema asks."""
    properties[:] = sorted(properties, key=lambda each: _PARAGRAPH_ORDER.index(_name(each)))


def properties_of(of: Element) -> Element:
    """The properties of a paragraph that was made here."""
    found = first(of, "w:pPr")
    if found is None:
        raise ValueError("a paragraph without properties")
    return found


def field(instruction: str, result: Iterable[Element]) -> list[Element]:
    """A field and what it shows until it is next updated."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", preserved("instrText", f" {instruction} ")),
        w("r", w("fldChar", fldCharType="separate")),
        *result,
        w("r", w("fldChar", fldCharType="end")),
    ]


def children(of: Element, tag: str) -> list[Element]:
    """The elements right below one, by their name with its prefix."""
    return list(of.findall(qn(tag)))


def first(of: Element, tag: str) -> Element | None:
    """The first element right below one of this name."""
    found: Element | None = of.find(qn(tag))
    return found


def remove(element: Element) -> None:
    """Takes an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def parsed(text: str) -> Element:
    """An element from XML of our own making."""
    made: Element = parse_xml(text)
    return made


def _name(of: Element) -> str:
    return str(of.tag).rpartition("}")[2]
