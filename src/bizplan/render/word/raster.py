"""An SVG drawing to the pixels of a PNG, the same on every machine: its letters are of one font that comes along."""

from functools import lru_cache
from importlib.resources import files

import resvg_py

from bizplan.errors import BizplanError

_FAMILY = "Source Sans Pro"
"""Narrower than Arial, after which drawings are lettered, so that nothing overlaps."""
_FONTS = tuple(
    str(files("font_source_sans_pro").joinpath("files", f"SourceSansPro-{weight}.ttf"))
    for weight in ("Regular", "Bold")
)


@lru_cache(maxsize=64)
def png(svg: str, width: int, height: int) -> bytes:
    """The drawing as large as fits into so many pixels, transparent where nothing is drawn.

    Both sides are given, since the drawing's own may be of any size. Raises BizplanError where it cannot be drawn.
    """
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            width=max(width, 1),
            height=max(height, 1),
            dpi=96,
            skip_system_fonts=True,
            font_files=list(_FONTS),
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            cursive_family=_FAMILY,
            fantasy_family=_FAMILY,
            monospace_family=_FAMILY,
        )
    except ValueError as fault:
        raise BizplanError(
            f"A drawing cannot be made into a picture for Word: {fault}.",
            hint="Mend the SVG file; a logo can be saved as PNG instead.",
        ) from fault
