"""One kind of fault for everything: where it is, what it is, and the way out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Route = tuple[str | int, ...]
"""The keys and list positions that lead to a value, such as `("budget", "lines", 3, "amount")`."""


class Severity(StrEnum):
    """How much a fault matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting ascending puts errors first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file's text: lines and columns from 1, in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document, by route; a route becomes line and column only when a diagnostic is written out.

    `span` is set only where no route exists: text that is not valid YAML.
    """

    file: str
    """Path from the repository's root, with forward slashes."""
    route: Route = ()
    on: Literal["key", "value"] = "value"
    span: Span | None = None
    phrase: str = ""
    """The words in a text at which it stands; empty for the whole value."""


@dataclass(frozen=True, slots=True)
class Note:
    """A further place that explains a fault, with what is to be seen there."""

    location: Location
    label: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a document's data, made in its text so that all else stays as it is."""

    route: Route
    """The value to change; for an insertion, the new key's route."""
    value: str | None
    """The new scalar as plain text, quoted when written if it must be; None takes the entry out."""
    on: Literal["key", "value"] = "value"
    quoted: bool = False
    """Whether the new text is to stand in quotes even if it need not."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that can be taken by itself."""

    title: str
    """What it does, in the imperative: Put quotes round “no”."""
    edits: tuple[Edit, ...]
    safe: bool = True
    """Whether it keeps the meaning; an unsafe one is taken only when asked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw; the runner stamps the rule's name and severity on it."""

    message: str
    location: Location
    hint: str = ""
    label: str = ""
    """What is to be seen at `location`, in a few words, where the message alone does not say it."""
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault as it is reported: a finding under its rule's name."""

    rule: str
    severity: Severity
    finding: Finding
    waived: str = field(default="")
    """The reason under which the document allows it; empty when it is not allowed. A waived fault fails nothing."""
    document: str = ""
    """The id of the document; empty where it could not be read."""
    place: tuple[str, ...] = ()
    """The route with names for positions, which outlives a new entry above; empty where the document has none."""

    @property
    def location(self) -> Location:
        """The first place of the fault."""
        return self.finding.location

    @property
    def message(self) -> str:
        """What is there and what was expected."""
        return self.finding.message
