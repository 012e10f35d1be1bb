"""What changed between two plans, or between two moments of a plan repository, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from bizplan.index.following import How
from bizplan.reports.budget_change import BudgetChange
from bizplan.values.word_changes import Stretch


class Became(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"
    SAME = "carried over unchanged"


class Aspect(StrEnum):
    """What of an entry changed, the weightiest first."""

    TARGET = "target"
    DEFINITION = "definition"
    """What a measure counts, in which unit, and which way is good."""
    RISK = "risk"
    FIGURE = "figure"
    """A figure that was reported before, and is another now."""
    DATE = "date"
    THREAD = "outcomes and links"
    PEOPLE = "owner and partners"
    OTHER = "other"


class FateKind(StrEnum):
    """How it is known what became of an entry that ended."""

    RECORDED = "recorded"
    """The later plan says so under `ended`."""
    RAN_OUT = "ran out"
    """Its last date lay before the later plan's year."""
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that changed, in words; empty where it is not stated."""

    aspect: Aspect
    what: str
    before: str
    after: str
    movement: str = ""
    """higher or lower, where both are figures."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an entry that is not in the later plan."""

    kind: FateKind
    how: str = ""
    """completed, stopped, moved or merged, where it is recorded."""
    to: str = ""
    """Where it went, by name."""
    when: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What became of one entry of a plan."""

    became: Became
    section: str
    """The section it stands in, in the later plan if it is there, such as `measures`."""
    was_section: str
    """The section it stood in; empty for one that was added."""
    id: str
    was_id: str
    called: str
    """Its name, or the beginning of its text."""
    was_called: str
    how: How | None
    """How it is known that it is the same; None for one that was added or ended."""
    per_cent: int | None
    """How alike the two texts are; None for one that was added or ended."""
    basis: str
    """How the later plan says that it is the same: text, judgement, record, or empty."""
    is_renamed: bool
    text_before: str
    text_after: str
    words: tuple[Stretch, ...]
    """The change of its text; empty where both say the same."""
    fields: tuple[FieldChange, ...]
    reason: str
    """Why it changed or is new, as the later plan says; empty where it says nothing."""
    fate: Fate | None
    """None for one that did not end."""
    came_from: str
    """The department it came from, as that department's plan says."""

    @property
    def is_moved(self) -> bool:
        """Whether it stands in another section than before."""
        return bool(self.was_section) and self.was_section != self.section and self.became is not Became.ENDED

    def of(self, *aspects: Aspect) -> tuple[FieldChange, ...]:
        """What of it changed in these aspects."""
        return tuple(each for each in self.fields if each.aspect in aspects)


class OutcomeState(StrEnum):
    """Whether an outcome is named before and after."""

    GAINED = "gained"
    LOST = "lost"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """An outcome that a plan names, or named."""

    state: OutcomeState
    framework: str
    outcome: str
    """Its lasting id."""
    number: str
    title: str
    named_by: tuple[str, ...]
    """The entries that name it, in the later plan if it is named there; `the plan` where it is named as a whole."""
    read_from: tuple[str, ...]
    """Outcomes of an earlier corporate plan whose successor it is, with the basis; what was named before."""
    reason: str
    """Of a lost one: why it has no successor, where that is the reason."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage of the plan itself, such as its statement."""

    what: str
    before: str
    after: str
    words: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class PlanSide:
    """One of the two plans that are compared."""

    document: str
    """Its id, such as town-clerk/2019-20."""
    label: str
    """What its column is called: the year, or the moment."""
    unit: str
    """The name of the department, team or post."""
    framework: str
    file: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed."""

    added: int = 0
    ended: int = 0
    ended_unexplained: int = 0
    """Of those that ended: of how many the later plan does not say what became."""
    carried_over: int = 0
    unchanged: int = 0
    """Of those carried over: in which nothing changed."""
    renamed: int = 0
    moved: int = 0
    doubtful: int = 0
    """Of those carried over: known by their words alone."""
    targets_changed: int = 0
    targets_unexplained: int = 0
    measures_dropped: int = 0
    measures_redefined: int = 0
    risks_moved: int = 0
    reworded: int = 0
    outcomes_gained: int = 0
    outcomes_lost: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, each) + getattr(other, each) for each in self.__slots__))


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What changed between two plans, or in one plan between two moments."""

    before: PlanSide
    after: PlanSide
    counts: Counts
    entries: tuple[EntryChange, ...]
    """Section by section, in the later plan's order; then what ended."""
    outcomes: tuple[OutcomeChange, ...]
    blanket: tuple[str, str]
    """The claim on every outcome at once, before and after; empty where none is made."""
    money: BudgetChange | None
    """None where neither has a budget, or nothing in it changed."""
    texts: tuple[TextChange, ...]
    settings: tuple[FieldChange, ...]
    """What changed in the plan as a whole: its corporate plan, its form, its approvals, its equalities scores."""
    unread: tuple[str, ...]
    """What could not be compared, since parts of a file could not be read."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return (
            all(each.became is Became.SAME for each in self.entries)
            and all(each.state is OutcomeState.KEPT and not each.read_from for each in self.outcomes)
            and self.blanket[0] == self.blanket[1]
            and not (self.money or self.texts or self.settings)
        )


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A document that is no plan, or a plan that is there on one side only."""

    became: Became
    kind: str
    document: str
    file: str
    was_file: str = ""
    """Where it lay before, if it was moved."""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What changed, most important first within each plan."""

    before: str
    after: str
    """What is compared: two plans, or two revisions."""
    counts: Counts
    """Over all plans."""
    plans: tuple[PlanChange, ...]
    """Those in which something changed, in order of id; of two plans that were named, that pair in any case."""
    documents: tuple[OtherDocument, ...]
    """Plans that came or went, then other documents, between two revisions."""
    unread: tuple[str, ...]
    """Files that could not be read on one side."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed at all."""
        return not self.documents and all(each.is_empty for each in self.plans)
