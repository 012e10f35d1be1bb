"""What a rule is: its severity, from which profile it applies, and the checks it makes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal, TypeVar

from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link
from bizplan.index.plan_facts import PlanFacts
from bizplan.index.record import Indexed, Record
from bizplan.index.setting import Framework, Setting
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return

_D = TypeVar("_D", bound=Document)
_P = TypeVar("_P", bound="Parameters")


class Profile(IntEnum):
    """How far a document has come; a rule applies from its profile upwards."""

    DRAFT = 0
    COMMITTEE = 1
    FINAL = 2


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a council may set of a rule; a rule with parameters derives its own, each with a default and a docstring."""


NO_PARAMETERS = Parameters()


@dataclass(frozen=True, slots=True)
class View:
    """What a rule sees of one document."""

    loaded: Loaded
    indexed: Indexed
    setting: Setting
    as_at: date
    """The day on which the check is made, as the command line chose it; no real day for a rule that is not `dated`."""
    parameters: Parameters = NO_PARAMETERS
    """The rule's parameters as the council set them."""

    def set_for(self, kind: type[_P]) -> _P:
        """The parameters of a rule, of the kind that its file declares."""
        return self.parameters if isinstance(self.parameters, kind) else kind()

    @property
    def framework(self) -> Framework | None:
        """The corporate plan that the document names; None if it names none that is held."""
        named = getattr(self.loaded.model, "corporate_plan", None)
        return self.setting.frameworks.get(str(named)) if named is not None else None

    def at(self, *route: str | int, on: Literal["key", "value"] = "value") -> Location:
        """A place in this document."""
        return Location(self.loaded.file, route, on)


@dataclass(frozen=True, slots=True)
class Across:
    """What a rule across all plans sees."""

    index: CorpusIndex
    plans: tuple[PlanFacts, ...]
    """In order of file."""
    as_at: date
    parameters: Parameters = NO_PARAMETERS

    def set_for(self, kind: type[_P]) -> _P:
        """The parameters of a rule, of the kind that its file declares."""
        return self.parameters if isinstance(self.parameters, kind) else kind()


@dataclass(frozen=True, slots=True)
class WaiversSeen:
    """What a rule about waivers sees of one document."""

    record: Record
    found: tuple[Diagnostic, ...]
    """Everything else that was found in the document, allowed or not."""
    run: frozenset[str]
    """The rules that were run on the document; a waiver of another proves nothing."""
    as_at: date


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """A check of single documents of one kind."""

    kind: type[Document]
    run: Callable[[Document, View], Iterable[Finding]]
    needs: frozenset[str] = frozenset()
    """Fields that must have been read whole, or the check would mislead; `organisation` for the council's own file."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its name and help come from the file it stands in."""

    severity: Severity
    profile: Profile
    documents: tuple[DocumentCheck, ...] = ()
    """Checks of one document at a time."""
    link: Callable[[Link], Finding | None] | None = None
    """A check of one reference at a time, wherever it stands."""
    repository: Callable[[CorpusIndex], Iterable[Finding]] | None = None
    """A check of all documents together."""
    across: Callable[[Across], Iterable[Finding]] | None = None
    """A check over the facts of all plans together."""
    year_on_year: Callable[[Plan, View, Plan, View], Iterable[Finding]] | None = None
    """A check of a plan and its view against the nearest earlier plan of the same unit and its view."""
    against_plan: Callable[[Return, View, Plan, View], Iterable[Finding]] | None = None
    """A check of a return and its view against the plan it reports on and its view."""
    quoting: Callable[[CommitteeReport, View, Plan, View], Iterable[Finding]] | None = None
    """A check of a report and its view against a plan whose figures it quotes and its view."""
    waivers: Callable[[WaiversSeen], Iterable[Finding]] | None = None
    """A check of a document's waivers, made when all else is done."""
    parameters: type[Parameters] = Parameters
    """What a council may set of it."""
    dated: bool = False
    """Whether a check of one document looks at the day; what other rules find is kept from one day to the next."""
    on_rendering: bool = False
    """Whether only the layout of a paper shows the fault, so that `bizplan lint` cannot look for it."""
    fixable: bool = False
    """Whether its findings may carry a way out that can be taken by itself."""
    silenced_by: tuple[str, ...] = ()
    """Rules whose finding in the same document explains this one's, so that it is skipped there."""


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule under its name."""

    name: str
    rule: Rule
    help: str
    """The docstring of its file: what, why, bad and good."""


def of(kind: type[_D], check: Callable[[_D, View], Iterable[Finding]], *, needs: Iterable[str] = ()) -> DocumentCheck:
    """The check as it is run on documents of one kind, as long as what it needs could be read."""

    def run(document: Document, view: View) -> Iterable[Finding]:
        return check(document, view) if isinstance(document, kind) else ()

    return DocumentCheck(kind, run, frozenset(needs))
