"""The form of an inventory: what a plan's source holds, entry by entry, told apart from the plan itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a source."""

    label: str
    """Its place in the source, such as M9."""
    id: str
    """Its lasting id in the plan."""
    says: str
    """Words that it holds and no other entry of its section does."""
    beside: Mapping[str, object] = field(default_factory=dict)
    """All that stands beside its id and text, as plain YAML data; nothing else may."""
    measures: tuple[str, ...] = ()
    """The labels of what it is a measure of."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What one plan's source holds."""

    path: str
    """The plan's file, below the plans folder."""
    head: Mapping[str, str]
    """The plan's own fields."""
    entries: Mapping[str, tuple[Entry, ...]]
    """Section of the plan -> its entries in printed order."""
    words: Mapping[str, int]
    """Section of the plan -> the words of its entries' texts together, as counted in the source."""
    tables: Mapping[str, object]
    """Every other section, as plain YAML data."""


def entry(label: str, key: str, says: str, **beside: object) -> Entry:
    """An entry with what stands beside its text."""
    return Entry(label, key, says, beside)


def measure(label: str, key: str, says: str, of: tuple[str, ...] = (), **beside: object) -> Entry:
    """A measure, with the labels of what it measures."""
    return Entry(label, key, says, beside, of)
