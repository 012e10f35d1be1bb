"""What plans do for the outcomes, joined up: each outcome's state and marks, and what each column has for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bizplan.index.coverage import WORK_KINDS, ActivityKey, OutcomeKey, PlanCoverage
from bizplan.index.setting import Framework, Setting, letters_of
from bizplan.model.corporate_plan import Outcome
from bizplan.reports.coverage import (
    ActivityRow,
    BlanketClaim,
    Cell,
    CoverageReport,
    CoverageState,
    Evidence,
    Mark,
    MeasureEvidence,
    OutcomeRow,
    Question,
    StateCount,
)
from bizplan.reports.coverage_columns import Columns, build_columns, departments
from bizplan.reports.orphans import orphan_plans
from bizplan.reports.serving import Key, Leading, Place, Threads

_CROWD = 4
"""Fewer departments than this are no crowd, however small the council is."""


def build_coverage(
    plans: Iterable[PlanCoverage], framework: Framework, setting: Setting, question: Question
) -> CoverageReport:
    """The coverage map of a corporate plan.

    Plans that name another corporate plan are left out; so are plans of other years where a period is given. Threads
    through plans of teams and people are followed upwards; a thread that runs in a circle ends where it began.
    """
    naming = tuple(each for each in plans if each.framework == framework.plan.id)
    chosen = tuple(each for each in naming if question.period == each.period or not question.period)
    threads = Threads(chosen)
    named = departments(chosen, setting)
    mapping = _Mapping(
        threads,
        build_columns(question.by, chosen, threads, setting),
        _plans_naming(chosen),
        tuple(each.document for each in chosen if each.blanket),
        tuple(each.column for each in named),
    )
    aims = {aim.id: aim.title for aim in framework.plan.aims}
    rows = tuple(
        mapping.row(framework.plan.id, outcome, aims.get(str(outcome.aim), ""), question.letters)
        for outcome in framework.plan.outcomes
    )
    return CoverageReport(
        framework.plan.id,
        framework.plan.title,
        question.period,
        question.by,
        question.weight,
        mapping.columns.heads,
        tuple(StateCount(state, sum(row.state is state for row in rows)) for state in CoverageState),
        rows,
        gaps_only=False,
        crowded_from=mapping.crowded_from,
        department_names=named,
        blanket_claims=tuple(
            BlanketClaim(each.document, each.department, each.blanket) for each in chosen if each.blanket
        ),
        orphans=tuple(orphan_plans(chosen, threads)),
        plans=tuple(each.document for each in chosen),
        years=tuple(sorted({each.period for each in naming})),
    )


def latest_coverage(
    plans: Sequence[PlanCoverage], framework: Framework, setting: Setting, year: str = ""
) -> CoverageReport:
    """The map by department of a year; where none is named, of the latest of which a plan names the corporate plan."""
    latest = max((each.period for each in plans if each.framework == framework.plan.id), default="")
    return build_coverage(plans, framework, setting, Question(year or latest))


@dataclass(frozen=True, slots=True)
class _Mapping:
    """Everything that the rows of one map are made of."""

    threads: Threads
    columns: Columns
    plans_naming: Mapping[Key, Sequence[str]]
    """Outcome or activity -> the plans that name it as a whole."""
    claiming_all: tuple[str, ...]
    """The plans that claim every outcome at once."""
    departments: tuple[str, ...]
    """Those with a plan, in the organisation's order."""

    @property
    def crowded_from(self) -> int:
        """From how many departments on an outcome is crowded: more than half of them, and no fewer than four."""
        return max(_CROWD, len(self.departments) // 2 + 1)

    def row(self, framework: str, outcome: Outcome, aim: str, letters: Collection[str]) -> OutcomeRow:
        """One outcome across the columns."""
        key = OutcomeKey(framework, outcome.id)
        leading = self.threads.leading_to(key)
        cells = self._cells(key, leading, self.claiming_all)
        working = {self.threads.department_by_plan[document] for document, _ in leading.work}
        return OutcomeRow(
            outcome.id,
            "" if outcome.number is None else str(outcome.number),
            outcome.title,
            outcome.verified,
            aim,
            _best(cells),
            tuple(self._marks(len(working))),
            tuple(each for each in self.departments if each in working),
            len(leading.work),
            len({(each.document, each.item) for cell in cells if cell.evidence for each in cell.measures}),
            cells,
            tuple(self._activities(key, outcome, letters)),
        )

    def _activities(self, key: OutcomeKey, outcome: Outcome, letters: Collection[str]) -> Iterator[ActivityRow]:
        worded = {each.letter: each for each in outcome.activities}
        for letter in letters_of(outcome):
            if letter in letters:
                activity = ActivityKey(key.framework, key.outcome, letter)
                cells = self._cells(activity, self.threads.leading_to(activity), ())
                words = worded.get(letter)
                yield ActivityRow(
                    letter, words.text if words else "", words.verified if words else False, _best(cells), cells
                )
        whole = self.threads.leading_to_the_whole(key)
        if letters and whole.work:
            cells = self._cells(None, whole, ())
            yield ActivityRow("", "", outcome.verified, _best(cells), cells)

    def _marks(self, working: int) -> Iterator[Mark]:
        if working == 1 and len(self.departments) > 1:
            yield Mark.SINGLE_HANDED
        if working >= self.crowded_from:
            yield Mark.CROWDED

    def _cells(self, key: Key | None, leading: Leading, claiming_all: Sequence[str]) -> tuple[Cell, ...]:
        work: dict[str, list[Place]] = {}
        for place in leading.work:
            for column in self.columns.of(place):
                work.setdefault(column, []).append(place)
        saying = self._columns_of(self.plans_naming.get(key, ()) if key is not None else ())
        claiming = self._columns_of(claiming_all)
        measuring: dict[str, list[Place]] = {}
        for place, direct in leading.measures.items():
            for column in self.columns.by_plan[place[0]] if direct else ():
                measuring.setdefault(column, []).append(place)
        cells = []
        for head in self.columns.heads:
            column = head.column
            if column in work:
                measures = tuple(self.threads.counting(work[column], leading))
                cells.append(self._worked(column, work[column], measures, leading))
            elif work and not column:
                cells.append(Cell(column, CoverageState.GAP, ()))  # what the plan says is borne out by its entries
            elif column in saying or column in measuring:
                found = tuple(self._measure(place, leading) for place in measuring.get(column, ()))
                cells.append(Cell(column, CoverageState.ASSERTED, (), found))
            else:
                cells.append(Cell(column, CoverageState.BULK if column in claiming else CoverageState.GAP, ()))
        return tuple(cells)

    def _columns_of(self, plans: Iterable[str]) -> frozenset[str]:
        return frozenset(column for plan in plans for column in self.columns.by_plan[plan])

    def _worked(self, column: str, places: Sequence[Place], measures: Sequence[Place], leading: Leading) -> Cell:
        evidence = [self._evidence(place, leading) for place in places]
        evidence.sort(key=lambda each: (not each.direct, WORK_KINDS.index(each.kind)))
        counting = tuple(self._measure(place, leading) for place in measures)
        state = (
            CoverageState.SERVED
            if any(each.has_target for each in counting)
            else CoverageState.UNTARGETED
            if counting
            else CoverageState.UNMEASURED
        )
        return Cell(column, state, tuple(evidence), counting)

    def _evidence(self, place: Place, leading: Leading) -> Evidence:
        work = self.threads.work_by_place[place]
        return Evidence(work.document, work.kind, work.item, work.name, leading.work[place])

    def _measure(self, place: Place, leading: Leading) -> MeasureEvidence:
        work = self.threads.work_by_place[place]
        return MeasureEvidence(work.document, work.item, work.name, leading.measures[place], work.has_target)


def _plans_naming(plans: Iterable[PlanCoverage]) -> Mapping[Key, Sequence[str]]:
    found: dict[Key, list[str]] = {}
    for plan in plans:
        keys: tuple[Key, ...] = (*plan.named, *plan.named_activities)
        for key in keys:
            found.setdefault(key, []).append(plan.document)
    return found


def _best(cells: Sequence[Cell]) -> CoverageState:
    states = {cell.state for cell in cells}
    return next((state for state in CoverageState if state in states), CoverageState.GAP)
