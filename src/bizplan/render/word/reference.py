"""The document that a Word paper begins from: the council's own, or the default made of the theme, emptied."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.shared import Twips

from bizplan.errors import BizplanError
from bizplan.render.theme import Theme
from bizplan.render.word.house_styles import MARGIN, bullets, identity, style_sheet
from bizplan.render.word.names import Char, Grid, Para, StyleName
from bizplan.render.word.numbering import forget_unused
from bizplan.render.word.xml import Element, children, first, parsed, remove, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.parts.document import DocumentPart

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KEPT = frozenset(
    getattr(RELATIONSHIP_TYPE, name)
    for name in ("STYLES", "SETTINGS", "NUMBERING", "THEME", "FONT_TABLE", "HEADER", "FOOTER")
)
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>bizplan</Application></Properties>'
)
_PAGE = (11906, 16838)
"""A4, in twentieths of a point."""
_CLOSE_MARGIN = 1020
"""18 mm, around a summary."""
_WHAT_TO_DO = (
    "Begin from a paper that bizplan made: it has every style, and as a reference its words do not matter. "
    "Or copy the styles from one: Word's Manage Styles, Import/Export."
)


def opened(
    reference: bytes, theme: Theme, lang: str, *, close: bool = False
) -> "tuple[Document, Mapping[StyleName, str]]":
    """An empty document with its styles, and the identity of each; all missing styles are reported together.

    `close` asks the default styles for smaller type and less white; a council's own are what they are.
    """
    if not reference:
        document = docx.Document(io.BytesIO(_default(theme, lang, close=close)))
        identities: Mapping[StyleName, str] = {name: identity(name) for name in _wanted()}
    else:
        document = _council_s_own(reference)
        identities = _identities(document)
    part = document.part
    _emptied(document)
    _only_what_serves(part)
    _set_language(document, lang)
    return document, identities


def numbering_of(part: "DocumentPart") -> Element:
    """The lists of the document."""
    element: Element = _numbering_part(part).element
    return element


def _numbering_part(part: "DocumentPart") -> NumberingPart:
    """The part that holds the lists; made where there is none."""
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in part.rels.values()):
        blob = f"<w:numbering {_NAMESPACE}/>".encode()
        name = PackURI("/word/numbering.xml")
        made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, blob, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    if not isinstance(found, NumberingPart):
        raise TypeError("the numbering of a document is no numbering")
    return found


@lru_cache(maxsize=8)
def _default(theme: Theme, lang: str, *, close: bool) -> bytes:
    document = docx.Document()
    part = document.part
    _replace(part.styles.element, list(parsed(style_sheet(theme, lang, close=close))))
    _replace(numbering_of(part), [parsed(each) for each in bullets(1)])
    section = document.sections[0]
    section.page_width, section.page_height = (Twips(each) for each in _PAGE)
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Twips(_CLOSE_MARGIN if close else MARGIN))
    section.header_distance = section.footer_distance = Twips(624)
    columns = first(document.element.body.sectPr, "w:cols")
    if columns is not None:
        remove(columns)
    _set_fonts(part, theme)
    _set_modern(document.settings.element)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _replace(element: Element, inside: list[Element]) -> None:
    for each in list(element):
        element.remove(each)
    element.extend(inside)


def _set_fonts(part: "DocumentPart", theme: Theme) -> None:
    preferred, *others = theme.fonts
    instead = f'<w:altName w:val="{",".join(others)}"/>' if others else ""
    sheet = f'<w:fonts {_NAMESPACE}><w:font w:name="{preferred}">{instead}<w:family w:val="swiss"/></w:font></w:fonts>'
    part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = sheet.encode()  # noqa: SLF001 - python-docx only carries it


def _set_modern(settings: Element) -> None:
    """Word opens it as a document of its own time, not in compatibility mode."""
    for each in list(settings):
        settings.remove(each)
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    settings.extend([w("zoom", percent=100), w("defaultTabStop", val=567), w("compat", mode)])


def _council_s_own(reference: bytes) -> "Document":
    try:
        return docx.Document(io.BytesIO(reference))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as fault:
        raise BizplanError(
            "The reference document cannot be read as a Word document (.docx).",
            hint="Save it in Word as “Word Document (.docx)”; older .doc files and templates (.dotx) do not serve.",
        ) from fault


def _identities(document: "Document") -> Mapping[StyleName, str]:
    kinds = {Para: "paragraph", Char: "character", Grid: "table"}
    there: dict[tuple[str, str], str] = {}
    for each in children(document.styles.element, "w:style"):
        name = first(each, "w:name")
        if name is not None:
            key = (each.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower())
            there[key] = each.get(qn("w:styleId"), "")
    missing: dict[str, list[str]] = {}
    found: dict[StyleName, str] = {}
    for wanted in _wanted():
        kind = kinds[type(wanted)]
        if (kind, wanted.lower()) in there:
            found[wanted] = there[kind, wanted.lower()]
        else:
            missing.setdefault(kind, []).append(f"“{wanted}”")
    if missing:
        lists = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in missing.items())
        count = sum(map(len, missing.values()))
        words = "a style" if count == 1 else f"{count} styles"
        raise BizplanError(f"The reference document lacks {words}. {lists}.", hint=_WHAT_TO_DO)
    return found


def _wanted() -> list[StyleName]:
    return [*Para, *Char, *Grid]


def _emptied(document: "Document") -> None:
    """No words are left but those of its first page's header and footer, where a council has its arms.

    A document of several sections is taken as its first one has it.
    """
    body = document.element.body
    page = next(body.iter(qn("w:sectPr")), None)
    if page is None:
        page = w("sectPr")
    for each in list(body):
        body.remove(each)
    references = [each for each in page if str(each.tag).endswith("Reference")]
    usual = {each.tag: _said(document, each) for each in references if each.get(qn("w:type")) == "default"}
    for each in references:
        if each.get(qn("w:type")) != "first" or _said(document, each) in {"", usual.get(each.tag)}:
            page.remove(each)
    body.append(page)


def _said(document: "Document", reference: Element) -> str:
    """What a header or a footer says, each picture as itself; what runs on from page to page is nobody's arms."""
    element: Element = document.part.related_parts[reference.get(qn("r:id"), "")].element
    pictures = {qn("w:drawing"), qn("w:pict")}
    parts = (
        str(each.text or "") if each.tag == qn("w:t") else str(id(each)) * (each.tag in pictures)
        for each in element.iter()
    )
    return "".join(parts)


def _only_what_serves(part: "DocumentPart") -> None:
    """Without pictures, links, comments and lists of the reference's own text, and without what it tells of itself."""
    page = first(part.element.body, "w:sectPr")
    referred = {each.get(qn("r:id")) for each in page} if page is not None else set()
    banners = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    for key, relation in list(part.rels.items()):
        if relation.reltype not in _KEPT or (relation.reltype in banners and key not in referred):
            del part.rels[key]
    package = part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype not in {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}:
            del package.rels[key]
    about = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION, package)
    package.relate_to(about, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    used = {int(each.get(qn("w:val"), "0")) for each in part.styles.element.iter(qn("w:numId"))}
    forget_unused(numbering_of(part), frozenset(used))


def _set_language(document: "Document", lang: str) -> None:
    styles = document.styles.element
    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), lang)
    defaults = first(styles, "w:docDefaults")
    if defaults is None:
        defaults = w("docDefaults")
        styles.insert(0, defaults)
    around = first(defaults, "w:rPrDefault")
    if around is None:
        around = w("rPrDefault")
        defaults.insert(0, around)
    properties = first(around, "w:rPr")
    if properties is None:
        properties = w("rPr")
        around.append(properties)
    if first(properties, "w:lang") is None:
        properties.append(w("lang", val=lang))
