"""A council's logo: the bytes of a PNG, JPEG or SVG file to a picture that is safe to set into a page."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from bizplan.render.clean_svg import SvgError, clean_svg, sides_of_svg

MOST_BYTES = 200_000
"""A logo stands in every paper: this much is a good picture, more is a photograph."""
MOST_PIXELS = 4_000
"""Of a side; a small file can unfold to a picture that fills the reader's memory."""

_PNG = re.compile(rb"\x89PNG\r\n\x1a\n....IHDR(....)(....)", re.DOTALL)
_JPEG = b"\xff\xd8\xff"
_SEGMENT = re.compile(rb"\xff+(?=[^\x00\xff])")
"""What comes before the marker of a segment, whose length comes next."""
_FRAME = re.compile(rb"[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]...(..)(..)", re.DOTALL)
"""The marker of a frame's header, its length and precision, then the height and the width."""
_KINDS: Mapping[str, str] = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for the council."""

    media_type: str
    """`image/png`, `image/jpeg` or `image/svg+xml`."""
    data: bytes
    """The picture's file; an SVG drawing is cleaned."""
    words: str
    """What it shows, for those who cannot see it."""
    sides: tuple[float, float]
    """Its width and height in pixels, 96 to an inch, as it would stand by itself."""

    @property
    def address(self) -> str:
        """The picture itself as the address of an image: nothing is fetched to show it."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode()}"


class LogoError(ValueError):
    """Why a file is no logo, in words that follow its name."""


def logo_from(name: str, data: bytes, words: str) -> Logo:
    """The logo in a file of this name; LogoError says why it is none."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if (media_type := _KINDS.get(ending)) is None:
        raise LogoError("is neither .svg, .png nor .jpg")
    if len(data) > MOST_BYTES:
        raise LogoError(f"has {len(data):,} bytes; a logo has {MOST_BYTES:,} at most")
    if media_type == "image/svg+xml":
        drawing = _drawing(data)
        return Logo(media_type, drawing.encode(), words, sides_of_svg(drawing))
    sides = _sides_of_png(data) if media_type == "image/png" else _sides_of_jpeg(data)
    if sides is None:
        raise LogoError(f"is not the picture that its ending {ending} says")
    if not all(0 < side <= MOST_PIXELS for side in sides):
        raise LogoError(f"is {sides[0]:,} by {sides[1]:,} pixels; a side has {MOST_PIXELS:,} at most")
    return Logo(media_type, data, words, sides)


def _drawing(data: bytes) -> str:
    try:
        return clean_svg(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise LogoError("is not in UTF-8") from fault
    except SvgError as fault:
        raise LogoError(str(fault)) from fault


def _sides_of_png(data: bytes) -> tuple[int, int] | None:
    found = _PNG.match(data)
    return (int.from_bytes(found[1]), int.from_bytes(found[2])) if found else None


def _sides_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The sides from the frame's header, found by stepping over the segments before it."""
    position = len(_JPEG) - 1 if data.startswith(_JPEG) else len(data)
    while (segment := _SEGMENT.match(data, position)) is not None:
        if frame := _FRAME.match(data, segment.end()):
            return int.from_bytes(frame[2]), int.from_bytes(frame[1])
        position = segment.end() + 1 + int.from_bytes(data[segment.end() + 1 : segment.end() + 3])
    return None
