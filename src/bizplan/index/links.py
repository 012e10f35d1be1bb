"""Every reference to a link with a named state: what it leads to, or why it leads nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bizplan.diagnostics import Location
from bizplan.index.setting import Framework, Setting, Target
from bizplan.index.walk import PlacedReference
from bizplan.values.nearness import nearest
from bizplan.values.refs import Reference

FRAMEWORK_KINDS = frozenset({"outcome", "activity", "aim", "paragraphs"})
DOCUMENT_KINDS = frozenset({"plan", "strategy", "consultation", "committee-report", "minute", "return"})
ORGANISATION_KINDS = frozenset(
    {"department", "team", "post", "committee", "partner", "fund", "risk-matrix", "rag-scheme", "calendar",
     "plan-template", "report-template", "equality-scale", "criterion"}
)  # fmt: skip


UPWARDS = "contributes_to"
"""The field of a thread upwards."""
LIVE_FIELDS = frozenset({"figure", "table"})
"""The fields of references that stand in a text."""


class LinkState(StrEnum):
    """What became of a reference."""

    RESOLVED = "resolved"
    DANGLING = "dangling"
    WRONG_KIND = "wrong-kind"
    AMBIGUOUS = "ambiguous"
    RETIRED = "retired"
    """It leads to one thing, which had ended, closed or moved before the year of the plan that refers to it."""
    SUPERSEDED_FRAMEWORK = "superseded-framework"
    """It leads to an outcome of a corporate plan that another had replaced before that year."""
    UNCHECKED = "unchecked"
    """What it leads to could not be read; the fault there is the one to mend."""

    @property
    def leads_somewhere(self) -> bool:
        """Whether a link in this state leads to one thing, if only to one of the past."""
        return self in {LinkState.RESOLVED, LinkState.RETIRED, LinkState.SUPERSEDED_FRAMEWORK}


class Link(NamedTuple):
    """A reference and what it leads to."""

    file: str
    document: str
    """The id of the document it stands in."""
    placed: PlacedReference
    state: LinkState
    targets: tuple[Target, ...] = ()
    """One for a resolved link; all that fit for an ambiguous one; what was found instead for one of the wrong kind."""
    near: str = ""
    """The nearest key there is, where nothing was found."""
    framework: str = ""
    """The corporate plan in which an outcome was looked for."""

    @property
    def place(self) -> Location:
        """Where it stands; in a text, the words of the reference."""
        phrase = self.placed.reference.text if self.placed.field in LIVE_FIELDS else ""
        return Location(self.file, self.placed.route, phrase=phrase)

    @property
    def target(self) -> Target | None:
        """The one thing that the link leads to; None where it leads to nothing, to several or to a wrong kind."""
        return self.targets[0] if self.state.leads_somewhere else None


class Pending(NamedTuple):
    """A reference into another document, which only the whole repository can resolve."""

    placed: PlacedReference
    document: str
    item: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document's references may lead to without leaving it."""

    file: str
    document: str
    items: Mapping[str, tuple[Target, ...]]
    """Id -> the document's own items that bear it."""
    lost: frozenset[str]
    """Ids of entries that could not be read."""
    framework: str
    """The corporate plan the document names; empty if none."""
    framework_lost: bool = False
    """Whether the field that names it could not be read."""
    home: str = ""
    """The document in which references without a document are looked for first: the plan of a return."""


def resolve(placed: PlacedReference, around: Surroundings, setting: Setting) -> Link | Pending:
    """The link that a reference makes, or what must wait for the other documents."""
    reference = placed.reference
    if reference.document and not reference.item and ORGANISATION_KINDS.issuperset(placed.kinds):
        reference = Reference(reference.text, "", reference.document)  # an id that begins with a number
    if not reference.document:
        return _by_id(placed, reference.item, around, setting)
    if reference.document in setting.frameworks:
        return _in_framework(placed, around, setting.frameworks[reference.document])
    return Pending(placed, reference.document, reference.item)


def _by_id(placed: PlacedReference, item: str, around: Surroundings, setting: Setting) -> Link | Pending:
    """What an id without a document leads to: this document, its corporate plan or the organisation."""
    kinds = placed.kinds
    found = _bearers(item, kinds, around, setting)
    fitting = tuple([each for each in found if each.kind in kinds])
    if fitting:
        state = LinkState.RESOLVED if len(fitting) == 1 else LinkState.AMBIGUOUS
        return Link(around.file, around.document, placed, state, fitting, framework=around.framework)
    if not DOCUMENT_KINDS.isdisjoint(kinds) or kinds == ("corporate-plan",):
        return Pending(placed, item, "")
    if around.home and not ORGANISATION_KINDS.issuperset(kinds):
        return Pending(placed, around.home, item)
    near = ""
    if item in around.lost or _cannot_tell(placed, around, setting):
        state = LinkState.UNCHECKED
    elif found:
        state = LinkState.WRONG_KIND
    else:
        state = LinkState.DANGLING
        near = nearest(item, _keys(kinds, around, setting))
    return Link(around.file, around.document, placed, state, found, near, around.framework)


def _bearers(item: str, kinds: tuple[str, ...], around: Surroundings, setting: Setting) -> tuple[Target, ...]:
    found = around.items.get(item, ())
    named = setting.frameworks.get(around.framework)
    if named is not None and not FRAMEWORK_KINDS.isdisjoint(kinds):
        found += named.targets_by_key.get(item, ())
    if not ORGANISATION_KINDS.isdisjoint(kinds):
        found += setting.organisation_targets.get(item, ())
    return found if len(found) < 2 else tuple(dict.fromkeys(found))  # noqa: PLR2004 -- one alone is no double


def outcome_meant(placed: PlacedReference) -> bool:
    """Whether a reference means an outcome: its field leads nowhere else, or it begins with a number as outcomes do."""
    by_number = placed.reference.item[:1].isdigit() and not FRAMEWORK_KINDS.isdisjoint(placed.kinds)
    return by_number or FRAMEWORK_KINDS.issuperset(placed.kinds)


def _keys(kinds: tuple[str, ...], around: Surroundings, setting: Setting) -> Iterator[str]:
    """Every key of the right kind that a reference could have meant."""
    named = setting.frameworks.get(around.framework)
    for known in (around.items, setting.organisation_targets, named.targets_by_key if named else {}):
        yield from (key for key, targets in known.items() if any(each.kind in kinds for each in targets))


def _in_framework(placed: PlacedReference, around: Surroundings, framework: Framework) -> Link:
    reference, kinds = placed.reference, placed.kinds
    if not reference.item:
        fits = "corporate-plan" in kinds
        target = Target(framework.plan.id, "corporate-plan", "", framework.plan.title)
        state = LinkState.RESOLVED if fits else LinkState.WRONG_KIND
        return Link(around.file, around.document, placed, state, (target,), framework=framework.plan.id)
    found = framework.targets_by_key.get(reference.item, ())
    fitting = tuple(each for each in found if each.kind in kinds)
    state = LinkState.RESOLVED if len(fitting) == 1 else LinkState.AMBIGUOUS if fitting else LinkState.WRONG_KIND
    near = ""
    if not found:
        state = LinkState.DANGLING if framework.complete else LinkState.UNCHECKED
        near = nearest(reference.item, framework.targets_by_key)
    return Link(around.file, around.document, placed, state, fitting or found, near, framework.plan.id)


def _cannot_tell(placed: PlacedReference, around: Surroundings, setting: Setting) -> bool:
    """Whether what was looked for may stand in a part that could not be read, or in a plan that is not held."""
    if ORGANISATION_KINDS.issuperset(placed.kinds):
        return setting.incomplete
    if FRAMEWORK_KINDS.isdisjoint(placed.kinds):
        return False
    named = setting.frameworks.get(around.framework)
    return not named.complete if named is not None else bool(around.framework) or around.framework_lost
