"""Mends a PDF's tag tree after layout: a table over several pages is one table, a list's items are well formed."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pikepdf import open as opened

_MARKED = re.compile(rb"/[A-Za-z0-9]+\s*<<\s*/MCID\s+([0-9]+)\s*>>\s*BDC")
"""The beginning of tagged content, as WeasyPrint writes it; its texts are hexadecimal and can hold no such words."""
_ROW_GROUPS = ("/TBody", "/TFoot")
_Element: TypeAlias = Object


def mended(tagged: bytes) -> bytes:
    """The same pages under a whole tag tree, with the same bytes whenever they are made.

    WeasyPrint begins a table anew on each page and says its header again; in the tree there is one table, headed once,
    and what repeats its header, like what runs at the head and foot of pages, is no content (`Artifact`).
    """
    with opened(BytesIO(tagged)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        _join_tables(document)
        for element in list(_elements(document)):
            if element.S == "/LI":
                _mend_item(pdf, element)
            elif element.S == "/Link":
                _mend_link(element)
        _mark_artifacts(pdf, document)
        written = BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _join_tables(document: _Element) -> None:
    whole: _Element | None = None
    for table in [each for each in _elements(document) if each.S == "/Table"]:
        # A table begins with its caption; every table of ours has one.
        if whole is None or any(each.S == "/Caption" for each in _children(table)):
            whole = table
        else:
            _join(whole, table)
            _remove(table)


def _join(whole: _Element, rest: _Element) -> None:
    """Moves the rows of a table's part on a later page to the table, under its first header."""
    first_ids, ids = ([_header_id(each) for each in _headings(table)] for table in (whole, rest))
    first_by_id = dict(zip(ids, first_ids, strict=False))
    for group in [each for each in _children(rest) if each.S in _ROW_GROUPS]:
        rows = _children(group)
        for cell in [cell for row in rows for cell in _children(row)]:
            attributes = cell.get("/A")
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                known = [first_by_id.get(bytes(each), bytes(each)) for each in attributes.Headers.as_list()]
                attributes.Headers = Array([pikepdf.String(each) for each in known])
        groups = [each for each in _children(whole) if each.S in _ROW_GROUPS]
        if not groups or _is_headed(rows):
            _append(whole, group)
        else:
            for row in rows:
                _append(groups[-1], row)


def _headings(table: _Element) -> list[_Element]:
    """The header cells of a table's head, in order."""
    heads = [each for each in _children(table) if each.S == "/THead"]
    return [cell for head in heads for row in _children(head) for cell in _children(row)]


def _header_id(cell: _Element) -> bytes:
    return bytes(cell.get("/ID", b""))


def _is_headed(rows: list[_Element]) -> bool:
    """Whether rows begin with a heading of their own: they are a new group, not the rest of the last one."""
    cells = _children(rows[0]) if rows else []
    return len(cells) == 1 and cells[0].S == "/TH"


def _append(parent: _Element, child: _Element) -> None:
    child.P = parent
    parent.K.append(child)


def _remove(element: _Element) -> None:
    """Takes an element out of the tree, and every parent that holds nothing else."""
    parent = element.P
    parent.K = Array([each for each in parent.K.as_list() if not _is_same(each, element)])
    if not len(parent.K) and parent.get("/S") != "/Document":
        _remove(parent)


def _is_same(one: object, other: _Element) -> bool:
    return isinstance(one, Object) and one.is_indirect and one.objgen == other.objgen


def _mend_item(pdf: Pdf, item: _Element) -> None:
    """An item of a list holds a label and one body, nothing else."""
    kids = item.K.as_list()
    labels = [each for each in kids if _is(each, "/Lbl")]
    others = [each for each in kids if not _is(each, "/Lbl")]
    if all(_is(each, "/LBody") for each in others):
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(others)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for each in others:
        if isinstance(each, Dictionary) and "/S" in each:
            each.P = body
            if each.S == "/LBody":
                each.S = Name.Div
    item.K = Array([*labels, body])


def _is(kid: object, kind: str) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") == kind


def _mend_link(link: _Element) -> None:
    """Words inside a link that may not break get a link of their own from WeasyPrint, over the same words: it goes."""
    for inner in [each for child in _children(link) for each in _elements(child)]:
        for kid in inner.K.as_list() if inner.S != "/Link" and isinstance(inner.get("/K"), Array) else []:
            if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                inner.K = Array([each for each in inner.K.as_list() if not _is_same(each, kid)])
                kid.Pg.Annots = Array([each for each in kid.Pg.Annots.as_list() if not _is_same(each, kid.Obj)])


def _mark_artifacts(pdf: Pdf, document: _Element) -> None:
    """Content whose element is not in the tree becomes an artifact of its page."""
    held = {each.objgen for each in _elements(document)}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page, elements in zip(numbers.as_list()[::2], numbers.as_list()[1::2], strict=True):
        if not isinstance(elements, Array):
            continue
        stray = {n for n, each in enumerate(elements.as_list()) if each.objgen not in held}
        if stray:
            _mark(pdf, pdf.pages[int(page)].obj, stray)
            for n in stray:
                elements[n] = None


def _mark(pdf: Pdf, page: Object, stray: set[int]) -> None:
    streams = page.Contents.as_list() if isinstance(page.Contents, Array) else [page.Contents]
    content = b"\n".join(bytes(each.get_stream_buffer()) for each in streams)

    def marked(found: re.Match[bytes]) -> bytes:
        return b"/Artifact BMC" if int(found[1]) in stray else found[0]

    page.Contents = pdf.make_stream(_MARKED.sub(marked, content))


def _elements(element: _Element) -> Iterator[_Element]:
    """The element and all below it, in the order of reading."""
    yield element
    for child in _children(element):
        yield from _elements(child)


def _children(element: _Element) -> list[_Element]:
    kids = element.get("/K")
    if not isinstance(kids, Array):
        return []
    return [each for each in kids.as_list() if isinstance(each, Dictionary) and "/S" in each]
