"""What a paper looks up outside its own document: names of who is who, outcomes, and documents it refers to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bizplan.index.setting import Framework, Setting
from bizplan.index.walk import entities, once_per_document
from bizplan.model.base import Document, Entity, Item
from bizplan.model.corporate_plan import CorporatePlan, Outcome
from bizplan.model.plan import Plan
from bizplan.reports.coverage import CoverageReport
from bizplan.reports.paper import Paper
from bizplan.values.refs import Reference

_MARKS = re.compile(r"\*+")
_LONGEST = 52
PLAN_WORDS = {"department": "Departmental business plan", "team": "Team plan", "individual": "Individual plan"}
"""Level -> what such a plan is called."""


@dataclass(frozen=True, slots=True)
class NamedOutcome:
    """An outcome of a corporate plan, and the letter of one of its activities where that is meant."""

    framework: Framework
    outcome: Outcome
    letter: str = ""

    @property
    def label(self) -> str:
        """`4`, `4b`, or the title where outcomes have no number."""
        number = self.outcome.number
        return f"{number}{self.letter}" if number is not None else self.outcome.title


@dataclass(frozen=True, slots=True)
class Library:
    """The organisation with its corporate plans, and the other documents that papers refer to."""

    setting: Setting
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Document id -> document; one that is not here is shown by its id."""
    coverage: Mapping[tuple[str, str], CoverageReport] = field(default_factory=dict)
    """Corporate plan and year -> its map, as far as texts ask for one; the latest year under no year."""
    named: Mapping[tuple[str, str, str, str], Paper] = field(default_factory=dict)
    """What an appendix asks for (`Appendix.asks_for`) -> the paper by name."""
    withheld: frozenset[str] = frozenset()
    """Ids of documents that lack, or are, what the public does not see: a figure that they lack is not published."""

    @property
    def council(self) -> str:
        """The council's name in full."""
        return self.setting.organisation.name if self.setting.organisation else ""

    def document(self, identity: str) -> Document | None:
        """A document by its id, corporate plans included; None if it is not held."""
        framework = self.setting.frameworks.get(identity)
        return framework.plan if framework else self.documents.get(identity)

    def name(self, reference: Reference | str | None, kind: str) -> str:
        """What the organisation calls the department, committee, fund or partner meant; the id where it is unknown."""
        if reference is None:
            return ""
        identity = str(reference)
        targets = self.setting.organisation_targets.get(identity, ())
        return next((each.name for each in targets if each.kind == kind), identity)

    def other_names(self, identity: str) -> tuple[str, ...]:
        """Every name a partner or department goes by, its full name first."""
        organisation = self.setting.organisation
        if organisation is None:
            return ()
        partners = ((each.id, each.name, each.aliases) for each in organisation.partners)
        departments = ((each.id, each.name, each.aliases) for each in organisation.departments)
        found = ((name, *aliases) for known, name, aliases in (*partners, *departments) if known == identity)
        return next(found, ())

    def outcome(self, reference: Reference, framework: str) -> NamedOutcome | None:
        """The outcome meant, in the corporate plan the reference names or else `framework`; None if there is none."""
        named = self.setting.frameworks.get(reference.document or framework)
        targets = named.targets_by_key.get(reference.item, ()) if named else ()
        target = next((each for each in targets if each.kind in {"outcome", "activity"}), None)
        if named is None or target is None:
            return None
        return NamedOutcome(named, named.outcome_of(target), target.item.partition("/")[2])

    def unit(self, plan: Plan) -> str:
        """The name of the department, team or post whose plan it is."""
        return self.name(plan.unit, {"department": "department", "team": "team", "individual": "post"}[plan.level])

    def short_unit(self, plan: Plan) -> str:
        """The name of the department, team or post in a narrow space."""
        departments = self.setting.organisation.departments if self.setting.organisation else ()
        short = next((each.short_name for each in departments if each.id == plan.unit), None)
        return short or self.unit(plan)

    def earlier_entry(self, plan: Plan, item: str) -> Entity | None:
        """An entry of the latest earlier plan of the same unit that is held; None if it is in none."""
        plans = (each for each in self.documents.values() if isinstance(each, Plan) and each.unit == plan.unit)
        earlier = max((each for each in plans if each.period < plan.period), key=lambda each: each.period, default=None)
        return _entry_in(earlier, item) if earlier else None

    def title(self, identity: str) -> str:
        """What a document is called; its id where it is not held."""
        match self.document(identity):
            case None:
                return identity
            case Plan() as plan:
                return f"{self.unit(plan)} {plan.period}"
            case other:
                words = (getattr(other, each, None) for each in ("title", "subject", "name", "heading"))
                return next((str(each) for each in words if each), identity)

    def entry(self, document: str, item: str) -> str:
        """What an entry of another document is called, with that document; the reference where it is not held."""
        held = self.document(document)
        if held is None:
            return f"{document}/{item}" if item else document
        if not item:
            return self.title(document)
        entry = _entry_in(held, item)
        return f"{called(entry) if entry else in_words(item)} ({self.title(document)})"


def called(entity: Entity) -> str:
    """What an entry is called in a line about another: its name, its title or the beginning of its text."""
    words = (entity.__dict__.get(each) for each in ("name", "title", "text", "id"))
    return beginning(next((str(each) for each in words if each), ""))


def beginning(text: str, longest: int = _LONGEST) -> str:
    """A text without marks, cut between words where it is long."""
    line = " ".join(_MARKS.sub("", text).split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0].rstrip('.,;:')}…"


def in_words(identity: str) -> str:
    """An id as words, where nothing better is known."""
    return identity.replace("-", " ").capitalize()


def is_said(names: tuple[str, ...], text: str) -> bool:
    """Whether a text says one of these names already."""
    line = _plain(text)
    return any(_plain(each) in line for each in names)


def entry_title(entry: Item, *, always: bool = False) -> str:
    """The name over an entry, unless it is a phrase of its text; `always` where the name is a heading in any case."""
    if not entry.name or (not always and entry.text and is_said((entry.name,), entry.text)):
        return ""
    return entry.name


def corporate_plan_title(library: Library, identity: str) -> str:
    """What a corporate plan is called, with its version where several bore the same title."""
    held = library.document(identity)
    if not isinstance(held, CorporatePlan):
        return identity
    version = held.id.partition("@")[2]
    return f"{held.title} (version {version})" if version else held.title


def _entry_in(document: Document, item: str) -> Entity | None:
    return _entries_by_id(document)[0].get(item)


@once_per_document
def _entries_by_id(document: Entity) -> Iterator[Mapping[str, Entity]]:
    """Id -> the first entry that bears it."""
    yield {each.id: each.entity for each in reversed(entities(document)) if each.id}


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
