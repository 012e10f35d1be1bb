"""Which templates there are: those of the default set, and a council's own over or beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from bizplan.render.environment import template_texts


class Standing(StrEnum):
    """Whose template is used."""

    DEFAULT = "default"
    OWN = "own"
    SAME = "own, same as default"
    BESIDE = "own, beside the set"
    """A file of which the default set has none: a page for one kind of paper, a logo, or a name mistyped."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A template, or another file of a templates folder."""

    name: str
    """From the templates folder, with forward slashes: `paper/style.css`."""
    standing: Standing


def default_set() -> Mapping[str, bytes]:
    """Name -> content of every file of the default set, in the order of their names."""
    return template_texts(None)


def listed(own: Path) -> tuple[Listed, ...]:
    """Every file of the default set and of a council's own templates folder, in the order of their names."""
    ours, theirs = default_set(), template_texts(own)
    return tuple(Listed(name, _standing(ours.get(name), theirs.get(name))) for name in sorted({*ours, *theirs}))


def meant(name: str) -> Mapping[str, bytes]:
    """Name -> content of the template of a name, or of all in a folder of that name; none if there is neither."""
    wanted = PurePosixPath(name.replace("\\", "/").strip("/") or ".")
    files = default_set()
    return {each: files[each] for each in files if wanted in {PurePosixPath(each), *PurePosixPath(each).parents}}


def _standing(ours: bytes | None, theirs: bytes | None) -> Standing:
    if theirs is None:
        return Standing.DEFAULT
    if ours is None:
        return Standing.BESIDE
    return Standing.SAME if ours == theirs else Standing.OWN
