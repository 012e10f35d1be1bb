"""All plans to what several departments say: the same twice, the same differently, or only on one side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bizplan.diagnostics import Location
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.plan_facts import PlanFacts
from bizplan.index.read_across import Comparable, ReadAcross, is_shared
from bizplan.index.same_measures import target_conflicts
from bizplan.index.setting import Setting, plain_title
from bizplan.index.shared_programmes import Sharing, differences, sharings
from bizplan.index.words_in_common import Owned, all_alike
from bizplan.reports.places import Find, LineOf, line_of
from bizplan.values.amounts import figure

KINDS = ("objective", "programme", "measure")
"""What is read across, in the order in which it is shown."""


class Basis(StrEnum):
    """How two entries are known to be nearly the same."""

    WORDS = "words"
    """Their texts have so many words in common."""
    NAME = "name"
    """They bear the same name, whatever their texts say."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entries that are held against each other."""

    document: str
    department: str
    """The department's id."""
    item: str
    name: str
    """Empty if it has none."""
    text: str
    at: LineOf


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entries of two departments that are nearly the same."""

    kind: str
    """objective, programme or measure; a workstream is a programme."""
    period: str
    basis: Basis
    share: Decimal
    """Twice the words their texts share, as a share of the words of both; 0 where it is below the threshold."""
    here: Side
    there: Side


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing of which two plans do not say the same."""

    kind: str
    """measure or programme."""
    what: str
    """`target`, `definition` or `unit` of a measure; when a programme `begins` or `ends`, or what it `costs`."""
    period: str
    here: Side
    here_says: str
    there: Side
    there_says: str


@dataclass(frozen=True, slots=True)
class DuplicatesReport:
    """What departments say twice, and what they say differently."""

    at_least: Decimal
    """The share of words from which two texts count as nearly the same."""
    objectives: int
    """How many were compared."""
    programmes: int
    measures: int
    duplicates: tuple[Duplicate, ...]
    """By kind, then the most alike first."""
    on_purpose: int
    """Pairs left out, since one names the other's department as a partner or leads to the other."""
    conflicts: tuple[Conflict, ...]
    """Measures, then programmes."""


class Partnership(StrEnum):
    """Why a partner does not name a programme back."""

    ONE_SIDED = "one-sided"
    """The partner's plan for the year does not have the programme."""
    NO_PLAN = "no-plan"
    """The partner is a department, and no plan of it for the year is held."""
    NOT_READ = "not-read"
    """The partner's plan could not be read in full, so that it may have the programme."""
    OUTSIDE = "outside"
    """The partner is an organisation outside the council, whose plans are not held."""


@dataclass(frozen=True, slots=True)
class OneSided:
    """A partner of a programme that does not name it back."""

    state: Partnership
    programme: Side
    period: str
    partner: str
    """The id of a department or a partner organisation."""
    partner_name: str
    partner_plan: str
    """The partner's plan for the year; empty where none is held."""


@dataclass(frozen=True, slots=True)
class OneSidedReport:
    """Partners that do not name a programme back."""

    partners: tuple[OneSided, ...]
    """By state, then in order of file."""
    partnerships: int
    """How many partners programmes name in all."""

    @property
    def one_sided(self) -> int:
        """How many partners' plans are known not to have the programme."""
        return sum(each.state is Partnership.ONE_SIDED for each in self.partners)


def build_duplicates(plans: Sequence[ReadAcross], at_least: Decimal, find: Find, period: str = "") -> DuplicatesReport:
    """What departments say twice in one year, and what they say differently; of one year where a period is given.

    Only plans of departments are read: a team's plan repeats its department's on purpose.
    """
    chosen = [
        each for each in plans if each.plan.coverage.level == "department" and period in {"", each.plan.coverage.period}
    ]
    entries = [(each.plan, entry) for each in chosen for entry in each.entries]
    by_group: dict[tuple[str, str], list[tuple[PlanFacts, Comparable]]] = {}
    for plan, entry in entries:
        by_group.setdefault((entry.kind, plan.coverage.period), []).append((plan, entry))
    found: list[Duplicate] = []
    on_purpose = 0
    for (kind, year), group in by_group.items():
        for position, earlier, share in _pairs(group, at_least):
            (plan, here), (other, there) = group[position], group[earlier]
            if is_shared(plan, here.worded, other, there.worded):
                on_purpose += 1
                continue
            basis = Basis.WORDS if share else Basis.NAME
            sides = _side(plan, here, find), _side(other, there, find)
            found.append(Duplicate(kind, year, basis, share, *sides))
    found.sort(key=lambda each: (KINDS.index(each.kind), -each.share, each.here.at.file, each.here.at.line))
    counted = [sum(entry.kind == kind for _, entry in entries) for kind in KINDS]
    conflicts = (*_measures(chosen, by_group, find), *_programmes(chosen, find))
    return DuplicatesReport(at_least, counted[0], counted[1], counted[2], tuple(found), on_purpose, conflicts)


def build_one_sided(
    plans: Iterable[PlanFacts], index: CorpusIndex, setting: Setting, find: Find, period: str = ""
) -> OneSidedReport:
    """Each partner of a department's programme that does not name it back, or of which that cannot be told."""
    organisation = setting.organisation
    departments = {each.id: each.name for each in organisation.departments} if organisation else {}
    names = departments | ({each.id: each.name for each in organisation.partners} if organisation else {})
    chosen = [each for each in plans if period in {"", each.coverage.period}]
    counted = 0
    found: list[OneSided] = []
    for sharing in sharings(chosen):
        counted += 1
        if sharing.twin:
            continue
        state = _partnership(sharing, departments, index)
        other = sharing.other.document if sharing.other is not None else ""
        named = names.get(sharing.partner, sharing.partner)
        side = _programme(sharing, find)
        found.append(OneSided(state, side, sharing.plan.coverage.period, sharing.partner, named, other))
    order = tuple(Partnership)
    found.sort(key=lambda each: (order.index(each.state), each.programme.at.file, each.programme.at.line))
    return OneSidedReport(tuple(found), counted)


def _pairs(group: Sequence[tuple[PlanFacts, Comparable]], at_least: Decimal) -> Iterator[tuple[int, int, Decimal]]:
    """Entries that are nearly the same: by their words, else by their name alone; the later first, with the share."""
    texts = [Owned(plan.coverage.department, entry.worded.text) for plan, entry in group]
    seen: set[tuple[int, int]] = set()
    for alike in all_alike(texts, at_least):
        seen.add((alike.position, alike.earlier))
        yield alike.position, alike.earlier, alike.share
    first: dict[str, dict[str, int]] = {}
    for position, (plan, entry) in enumerate(group):
        if not (name := plain_title(entry.name)):
            continue
        bearers = first.setdefault(name, {})
        earlier = next((at for owner, at in bearers.items() if owner != plan.coverage.department), None)
        if earlier is not None and (position, earlier) not in seen:
            yield position, earlier, Decimal(0)
        if len(bearers) < 2:  # noqa: PLR2004 -- one of two is always another's
            bearers.setdefault(plan.coverage.department, position)


def _measures(
    plans: Iterable[ReadAcross],
    by_group: Mapping[tuple[str, str], Sequence[tuple[PlanFacts, Comparable]]],
    find: Find,
) -> Iterator[Conflict]:
    entry_by_item = {
        (each.plan.document, entry.worded.item): entry
        for each in plans
        for entry in each.entries
        if entry.kind == "measure"
    }
    for plan, target, other, before in target_conflicts(each.plan for each in plans):
        sides = [
            _side(at, entry_by_item[at.document, stated.item], find, (*stated.route, "value"))
            for at, stated in ((plan, target), (other, before))
        ]
        says = [_figure(each.value, each.unit) for each in (target, before)]
        yield Conflict("measure", "target", target.period, sides[0], says[0], sides[1], says[1])
    for (kind, year), group in by_group.items():
        if kind == "measure":
            yield from _definitions(group, year, find)


def _definitions(group: Iterable[tuple[PlanFacts, Comparable]], year: str, find: Find) -> Iterator[Conflict]:
    """Measures of the same words that two plans define, or count, differently."""
    first: dict[tuple[str, str], tuple[PlanFacts, Comparable, str]] = {}
    for plan, entry in group:
        called = plain_title(entry.name or entry.worded.text)
        for what, said in (("definition", entry.definition), ("unit", entry.unit)):
            if not said:
                continue
            other, before, was = first.setdefault((called, what), (plan, entry, said))
            if plain_title(was) != plain_title(said) and (plain_title(said) or plain_title(was)):
                sides = _side(plan, entry, find), _side(other, before, find)
                yield Conflict("measure", what, year, sides[0], said, sides[1], was)


def _programmes(plans: Iterable[ReadAcross], find: Find) -> Iterator[Conflict]:
    """Programmes of which partners do not say the same."""
    entry_by_item = {(each.plan.document, entry.worded.item): entry for each in plans for entry in each.entries}
    for sharing in sharings(each.plan for each in plans):
        theirs, other = sharing.theirs, sharing.other
        if theirs is None or other is None or sharing.is_told_elsewhere:
            continue
        there = _side(other, entry_by_item[other.document, theirs.item], find)
        here = _programme(sharing, find)
        for each in differences(sharing.programme, theirs):
            yield Conflict("programme", each.what, sharing.plan.coverage.period, here, each.here, there, each.there)


def _partnership(sharing: Sharing, departments: Mapping[str, str], index: CorpusIndex) -> Partnership:
    if sharing.other is not None:
        unread = index.cannot_tell(sharing.other.document)
        return Partnership.NOT_READ if unread else Partnership.ONE_SIDED
    return Partnership.NO_PLAN if sharing.partner in departments else Partnership.OUTSIDE


def _programme(sharing: Sharing, find: Find) -> Side:
    plan, programme = sharing.plan, sharing.programme
    at = line_of(Location(plan.file, (*programme.route, "id")), find)
    return Side(plan.document, plan.coverage.department, programme.item, sharing.name, "", at)


def _side(plan: PlanFacts, entry: Comparable, find: Find, route: tuple[str | int, ...] = ()) -> Side:
    worded = entry.worded
    at = line_of(Location(plan.file, route or (*worded.route, "id")), find)
    return Side(plan.document, plan.coverage.department, worded.item, entry.name, worded.text, at)


def _figure(value: Decimal, unit: str) -> str:
    return f"{figure(value)}{unit}" if unit in {"%", ""} else f"{figure(value)} {unit}"
