"""The council's name, logo, colours and fonts, read from a small JSON file and checked for contrast."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from bizplan.errors import BizplanError
from bizplan.render.logo import Logo, LogoError, logo_from

TEXT_CONTRAST = 4.5
"""What WCAG 2.2, criterion 1.4.3, asks between text and its ground at level AA."""
LINE_CONTRAST = 3.0
"""What criterion 1.4.11 asks of a line or shape that carries meaning."""

USED: tuple[tuple[str, str, float, str], ...] = (
    *(
        (ink, ground, TEXT_CONTRAST, "text")
        for ink in ("ink", "second_ink", "accent", "good", "warning", "bad")
        for ground in ("ground", "tint")
    ),
    ("ground", "second_ink", TEXT_CONTRAST, "text on the darker cells of a heat map"),
    ("ground", "ink", TEXT_CONTRAST, "text on the darkest cells of a heat map"),
    *(
        (line, ground, LINE_CONTRAST, "a line that carries meaning")
        for line in ("ink", "second_ink", "accent", "good", "warning", "bad")
        for ground in ("ground", "tint")
    ),
)
"""(colour, the colour behind it, the least contrast, what for): every pair that the default set puts together.

`rules` only parts what its place parts already, so nothing is asked of it.
"""
_COLOURS = ("accent", "ink", "second_ink", "rules", "tint", "ground", "good", "warning", "bad")
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 _.-]*(?:/[A-Za-z0-9_][A-Za-z0-9 _.-]*)*")
_LONGEST = 200
"""Characters of a name or of the words for a logo."""
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
    council: str = ""
    """The council's name at the head of its papers, where it is not that of the organisation."""
    logo: Logo | None = None


def theme_from(*texts: str, read: Callable[[str], bytes] | None = None) -> Theme:
    """The theme that JSON texts state together, each over the one before it: a council's file may name what differs.

    `read` gives the bytes of a file in the templates folder, for the logo; it raises OSError where there is none.
    Raises BizplanError that names every fault, a contrast too low to read among them.
    """
    stated: dict[str, object] = {}
    for text in texts:
        stated |= _object(text)
    known = {field.name for field in fields(Theme)} | {"logo_text"}
    faults = [f"“{name}” is no part of a theme" for name in stated if name not in known]
    faults += [f"“{name}” is missing" for name in sorted({*_COLOURS, "fonts"} - stated.keys())]
    if faults:
        raise _refusal(faults)
    fonts = stated["fonts"]
    if not isinstance(fonts, list) or not fonts or not all(isinstance(each, str) for each in fonts):
        faults.append("“fonts” is a list of names, such as [“Gill Sans”, “Arial”]")
        fonts = []
    faults += [f"“{each}” is no name of a font" for each in fonts if not _FONT.fullmatch(each)]
    faults += [f"“{name}” is a colour such as #9b1b30" for name in _COLOURS if not _is_colour(stated[name])]
    council = stated.get("council", "")
    if not isinstance(council, str) or len(council) > _LONGEST:
        faults.append(f"“council” is a name of {_LONGEST} characters at most")
    logo = _logo(stated.get("logo", ""), stated.get("logo_text", ""), read, faults)
    if faults:
        raise _refusal(faults)
    colours = {name: str(stated[name]).lower() for name in _COLOURS}
    theme = Theme(fonts=tuple(fonts), council=str(council).strip(), logo=logo, **colours)
    if too_faint := contrast_faults(theme):
        raise _refusal(too_faint)
    return theme


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_faults(theme: Theme) -> list[str]:
    """Every pair of colours that papers put together and that is too faint, with the figure; each pair once."""
    faults: dict[frozenset[str], str] = {}
    for name, behind, least, purpose in USED:
        colour, ground = getattr(theme, name), getattr(theme, behind)
        if (ratio := contrast(colour, ground)) < least:
            words = f"{name} {colour} on {behind} {ground} has a contrast of {ratio:.1f}; {purpose} needs {least:g}"
            faults.setdefault(frozenset((name, behind)), words)
    return list(faults.values())


def _logo(file: object, words: object, read: Callable[[str], bytes] | None, faults: list[str]) -> Logo | None:
    """The logo in a file of the templates folder; None where there is none, or with its fault among the faults."""
    if not file:
        return None
    if not isinstance(file, str) or not _FILE.fullmatch(file) or ".." in file or read is None:
        faults.append("“logo” is the name of a file in the templates folder, such as logo.svg")
    elif not isinstance(words, str) or not words.strip() or len(words) > _LONGEST:
        faults.append(
            f"“logo_text” says in up to {_LONGEST} characters what the logo shows, for those who cannot see it"
        )
    else:
        try:
            return logo_from(file, read(file), words.strip())
        except LogoError as fault:
            faults.append(f"the logo {file} {fault}")
        except OSError:
            faults.append(f"there is no logo {file} in the templates folder")
    return None


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
