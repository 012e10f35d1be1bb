"""An SVG drawing to the same drawing without script, without references outside itself, and of bounded size."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use")
_KEPT = frozenset(
    {"svg", "g", "defs", "symbol", "title", "desc", "style", "linearGradient", "radialGradient", "stop", "clipPath"}
    | {*_SHAPES}
)
_MOST_ELEMENTS = 5_000
_DEEPEST = 50
_LEADS_OUT = re.compile(
    r"url\s*\(\s*(?![\"']?#)|@|\\|javascript:|expression\s*\(|image-set|src\s*\(|/\*", re.IGNORECASE
)
"""What in a property or a style sheet could fetch something, or hide that it does."""
_ATTRIBUTE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Unit -> how many pixels it is, 96 to an inch, as CSS has it."""
_USUAL = (300.0, 150.0)
"""The sides of a drawing that tells of none, as CSS has them."""


class SvgError(ValueError):
    """Why a drawing cannot be used, in words that follow its name."""


def clean_svg(text: str) -> str:
    """The drawing, less all that is no shape, gradient, text or plain style; what is left out is not missed in a logo.

    Raises SvgError where it is no SVG, too large, or too deep.
    """
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise SvgError("has a DOCTYPE; save it as plain SVG")
    try:
        root = ET.fromstring(text)  # noqa: S314 -- entities, the danger of it, need the DOCTYPE refused above
    except (ET.ParseError, RecursionError, ValueError) as fault:
        raise SvgError(f"is no XML: {fault}") from fault
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgError("is no SVG: its root element is not “svg” in SVG's namespace")
    if sum(1 for _ in _walked(root)) > _MOST_ELEMENTS:
        raise SvgError(f"has more than {_MOST_ELEMENTS:,} elements")
    kept = _cleaned(root, _repeating(root))
    ET.register_namespace("", _SVG)
    return ET.tostring(kept, encoding="unicode")


def sides_of_svg(text: str) -> tuple[float, float]:
    """Width and height of a drawing in pixels: its own, or those of its view box."""
    root = ET.fromstring(text)  # noqa: S314 -- it was cleaned before
    box = [float(each) for each in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", root.get("viewBox", ""))][2:]
    across, down = box if len(box) == len(_USUAL) and min(box) > 0 else _USUAL
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    if width and height:
        return width, height
    if width:
        return width, width * down / across
    return (height * across / down, height) if height else (across, down)


def _pixels(length: str) -> float:
    """A length in pixels; nought where it is none of its own, such as a share of what is around it."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def _walked(element: ET.Element, depth: int = 0) -> Iterator[ET.Element]:
    if depth > _DEEPEST:
        raise SvgError(f"is nested more than {_DEEPEST} deep")
    yield element
    for child in element:
        yield from _walked(child, depth + 1)


def _repeating(root: ET.Element) -> frozenset[str]:
    """The ids of what itself repeats something: a `use` of these could grow without end."""
    use = f"{{{_SVG}}}use"
    return frozenset(name for each in root.iter() if (name := each.get("id")) and any(True for _ in each.iter(use)))


def _cleaned(element: ET.Element, repeating: frozenset[str]) -> ET.Element:
    kept = ET.Element(element.tag, dict(_attributes(element.attrib)))
    kept.text, kept.tail = element.text, element.tail
    for child in element:
        if _is_kept(child, repeating):
            kept.append(_cleaned(child, repeating))
    return kept


def _is_kept(element: ET.Element, repeating: frozenset[str]) -> bool:
    if not element.tag.startswith(f"{{{_SVG}}}"):
        return False
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name == "style" and _LEADS_OUT.search("".join(element.itertext())):
        return False
    if name == "use":
        target = element.get("href") or element.get(_XLINK_HREF) or ""
        return target.startswith("#") and target[1:] not in repeating
    return name in _KEPT


def _attributes(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in attributes.items():
        if name in {"href", _XLINK_HREF}:
            if value.startswith("#"):
                yield name, value
        elif (
            _ATTRIBUTE.fullmatch(name)
            and not name.lower().startswith("on")
            and name.lower() != "src"
            and not _LEADS_OUT.search(value)
        ):
            yield name, value
