"""Turns a paper's web page into tagged PDF/UA-1: laid out as its print style says, with nothing from outside."""

from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from bizplan.errors import BizplanError

_MM = 25.4 / 96
"""Millimetres to a CSS pixel."""
_PANGO = (
    "On Debian and Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On macOS: "
    "brew install pango. On Windows: install MSYS2 and, in its shell, pacman -S mingw-w64-ucrt-x86_64-pango."
)


@dataclass(frozen=True, slots=True)
class Overrun:
    """What of a paper stands on pages beyond the most that it may have."""

    pages: int
    """All pages of the paper."""
    lines: int
    """Lines of text on the pages beyond."""
    millimetres: int
    """The height that they take."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as PDF, and how it filled its pages."""

    content: bytes
    pages: int
    overrun: Overrun | None = None
    """None as well where no limit was asked about."""


def printed(page: str, most: int | None = None) -> Printed:
    """A paper's web page as PDF, with what runs over the most pages that it may have.

    The same page makes the same bytes, since they hold no date of their making. Raises BizplanError where WeasyPrint,
    pikepdf or Pango is missing, or a template asks for something from outside.
    """
    require()
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    from bizplan.render.pdf_tags import mended

    class Inside(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> object:
            if not url.startswith("data:"):
                raise FatalURLFetchingError(url)
            return super().fetch(url, headers)

    try:
        laid_out = weasyprint.HTML(string=page, url_fetcher=Inside()).render(pdf_variant="pdf/ua-1")
        tagged = laid_out.write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as fault:
        message = f"A template asks for {fault}, and a paper may need nothing from outside."
        raise BizplanError(message, hint="Put pictures and fonts into the template as “data:”.") from fault
    over = None if most is None else _overrun(laid_out.pages, most)
    return Printed(mended(tagged), len(laid_out.pages), over)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    require()
    from pikepdf import open as opened

    with opened(BytesIO(pdf)) as held:
        return len(held.pages)


def require() -> None:
    """Raises BizplanError that says what to install where something that makes PDFs is missing."""
    try:
        import pikepdf  # noqa: F401 -- only whether it is there

        # Where a library is missing, WeasyPrint prints advice of its own among our results.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401 -- as above
    except ModuleNotFoundError as fault:
        message = f"A PDF cannot be made: the Python package {fault.name} is not installed."
        raise BizplanError(message, hint="Install it: pip install 'bizplan[pdf]'.") from fault
    except OSError as fault:
        raise BizplanError(
            "A PDF cannot be made: Pango, which sets the type, is not on this machine.", hint=_PANGO
        ) from fault


def _overrun(pages: Any, most: int) -> Overrun | None:  # noqa: ANN401 -- WeasyPrint's pages have no types
    if len(pages) <= most:
        return None
    lines, height = 0, 0.0
    for page in pages[most:]:
        # The layout is open to nobody but through this name; the test of a measured plan holds it.
        root = next(each for each in page._page_box.children if each.element_tag == "html")  # noqa: SLF001 -- as above
        boxes = list(_lines(root))
        lines += len(boxes)
        if boxes:
            height += max(box.position_y + box.height for box in boxes) - min(box.position_y for box in boxes)
    return Overrun(len(pages), lines, round(height * _MM))


def _lines(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    if type(box).__name__ == "LineBox":
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)
