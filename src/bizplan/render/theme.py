"""The council's colours and fonts, read from a small JSON file and checked for contrast."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from bizplan.errors import BizplanError

TEXT_CONTRAST = 4.5
"""What WCAG 2.2, criterion 1.4.3, asks between text and its ground at level AA."""
LINE_CONTRAST = 3.0
"""What criterion 1.4.11 asks of a line or shape that carries meaning."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A council's look; colours are `#rrggbb` in lower case."""

    accent: str
    """The one colour that is the council's own: links, the band at the head, numbers."""
    ink: str
    """Text."""
    second_ink: str
    """Text that may wait: labels, notes, sources."""
    rules: str
    """Thin lines that only part things."""
    tint: str
    """The ground of what is set apart."""
    ground: str
    """The paper."""
    good: str
    warning: str
    bad: str
    """The dark tones of a status, each beside a word and a shape."""
    fonts: tuple[str, ...]
    """Names of fonts on the reader's machine, the preferred one first."""


def theme_from(*texts: str) -> Theme:
    """The theme that JSON texts state together, each over the one before it: a council's file may name what differs.

    Raises BizplanError that names every fault, a contrast too low to read among them.
    """
    stated: dict[str, object] = {}
    for text in texts:
        stated |= _object(text)
    known = {field.name for field in fields(Theme)}
    faults = [f"“{name}” is no part of a theme" for name in stated if name not in known]
    faults += [f"“{name}” is missing" for name in sorted(known - stated.keys())]
    if faults:
        raise _refusal(faults)
    fonts = stated.pop("fonts")
    if not isinstance(fonts, list) or not fonts or not all(isinstance(each, str) for each in fonts):
        faults.append("“fonts” is a list of names, such as [“Gill Sans”, “Arial”]")
        fonts = []
    faults += [f"“{each}” is no name of a font" for each in fonts if not _FONT.fullmatch(each)]
    faults += [f"“{name}” is a colour such as #9b1b30" for name, colour in stated.items() if not _is_colour(colour)]
    if faults:
        raise _refusal(faults)
    theme = Theme(fonts=tuple(fonts), **{name: str(colour).lower() for name, colour in stated.items()})
    if too_faint := contrast_faults(theme):
        raise _refusal(too_faint)
    return theme


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_faults(theme: Theme) -> list[str]:
    """Every colour of text that is too faint on the paper or on the tint, with the figure."""
    return [
        f"{name} {colour} on {ground_name} {ground} has a contrast of {ratio:.1f}; text needs {TEXT_CONTRAST}"
        for name, colour in _text_colours(theme).items()
        for ground_name, ground in (("ground", theme.ground), ("tint", theme.tint))
        if (ratio := contrast(colour, ground)) < TEXT_CONTRAST
    ]


def _text_colours(theme: Theme) -> Mapping[str, str]:
    names = ("accent", "ink", "second_ink", "good", "warning", "bad")
    return {name: getattr(theme, name) for name in names}


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it for sRGB."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - sRGB's own
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value.lower()))


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError as fault:
        raise _refusal([f"it is not JSON: {fault}"]) from fault
    if not isinstance(value, dict):
        raise _refusal(["it is not a JSON object"])
    return {str(name): each for name, each in value.items()}


def _refusal(faults: list[str]) -> BizplanError:
    return BizplanError(
        f"The theme cannot be used: {'; '.join(faults)}.", hint="Mend theme.json in the templates folder."
    )
