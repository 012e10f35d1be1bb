"""A paper to itself as an appendix of another: its anchors told apart, its headings sunk below the appendix's."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from bizplan.reports.paper import Paper

_T = TypeVar("_T")


def attached(paper: Paper, anchor: str, *, level: int = 2) -> Paper:
    """The paper as it stands under an appendix heading of `level`: anchors begin with `anchor`, headings sink below it.

    `attached(plan, "appendix-1")` turns the section `budget` into `appendix-1-budget` and its level 2 into 3.
    """
    return _moved(paper, anchor, level - 1)


def _moved(part: _T, prefix: str, deeper: int) -> _T:
    if isinstance(part, tuple):
        return type(part)(_moved(each, prefix, deeper) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in {"anchor", "target"}:
            changed[field.name] = f"{prefix}-{value}" if value else ""
        elif field.name == "level":
            changed[field.name] = value + deeper
        else:
            changed[field.name] = _moved(value, prefix, deeper)
    return replace(part, **changed)
