"""The measures of a plan to its paper: a table where figures are held, a list where none are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bizplan.model.measure import Measure, Part, Reading, Target
from bizplan.model.yardsticks import TemplateSection
from bizplan.reports.library import beginning, is_said
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Item,
    Items,
    Row,
    Section,
    Status,
    Table,
    Text,
    Tone,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.reports.plan_entries import PlanView, anchor_of, items, measured, signpost, target_words, with_unit
from bizplan.reports.text import said
from bizplan.values.amounts import figure

NOT_SET = Absent("not set")
STATUS = {"green": ("on target", Tone.GOOD), "amber": ("slightly off", Tone.WARNING), "red": ("off target", Tone.BAD)}
"""Colour -> the word and the tone by which a status is shown."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row to be: a measure, or one part of a measure that reports several figures."""

    measure: Measure
    part: Part | None

    @property
    def holder(self) -> Measure | Part:
        return self.part or self.measure

    @property
    def reading(self) -> Reading | None:
        return self.holder.readings[-1] if self.holder.readings else None

    @property
    def target(self) -> Target | None:
        return self.holder.target or self.measure.target

    @property
    def unit(self) -> str:
        """The unit to print beside a figure; none where the words of the measure say what is counted."""
        unit = self.holder.unit or self.measure.unit or ""
        return "" if unit != "%" and is_said((unit,), f"{self.measure.text} {self.holder.text}") else unit

    @property
    def direction(self) -> str:
        return self.holder.direction or self.measure.direction or ""


def measure_blocks(view: PlanView, form: TemplateSection, measures: Sequence[Measure], level: int) -> tuple[Block, ...]:
    """The measures of a section; under a table, what it has no column for; `level` is that of the section."""
    if not any(each.readings or any(part.readings for part in each.parts) for each in measures):
        return (Items(items(view, measures)), *_key_facts(view, form, measures))
    lines = [_Line(each, part) for each in measures for part in (each.parts or (None,))]
    table = _Table(view, form, lines)
    more = tuple(_about(view, measures))
    about = (
        (Section(f"about-{slug(form.section)}", "About the measures", (Items(more),), level=level + 1),) if more else ()
    )
    return (table.block(), *about)


def measures_table(view: PlanView, form: TemplateSection) -> Table:
    """All measures of a plan as one table, whether or not figures are held."""
    return _Table(
        view, form, [_Line(each, part) for each in view.plan.measures for part in (each.parts or (None,))]
    ).block()


def _key_facts(view: PlanView, form: TemplateSection, measures: Sequence[Measure]) -> Iterator[Block]:
    """Under a list of numbered measures: what each measures, and which have a target, a baseline or a direction."""
    if not all(each.id in view.numbers for each in measures):
        return
    facts: list[Fact] = []
    if all(_is_of_same_number(view, each) for each in measures):
        facts.append(Fact("Each measures", (literal("the programme of the same number"),)))
    else:
        yield _pairing(view, form, measures)
    targets = {view.numbers[each.id]: _target_words(each) for each in measures if each.target or each.monitor_only}
    baselines = {view.numbers[each.id]: _baseline_words(each) for each in measures if each.baseline}
    facts.append(Fact("Target", (_numbered(targets, len(measures)),)))
    if baselines:
        facts.append(Fact("Baseline", (_numbered(baselines, len(measures)),)))
    for direction in ("increase", "decrease", "maintain"):
        numbers = [view.numbers[each.id] for each in measures if each.direction == direction]
        if numbers:
            facts.append(Fact(_SHOULD[direction], (literal(", ".join(numbers)),)))
    yield Facts(tuple(facts))


_SHOULD = {"increase": "Should increase", "decrease": "Should decrease", "maintain": "Should stay the same"}


def _pairing(view: PlanView, form: TemplateSection, measures: Sequence[Measure]) -> Table:
    rows = tuple(Row((literal(view.numbers[each.id], anchor_of(each.id)), _measured(view, each))) for each in measures)
    columns = (Column("No", Align.NUMBER, width=Width.NARROW), Column("What it measures", width=Width.WIDE))
    judged = ", ".join(view.numbers[each.id] for each in measures if each.pairing == "judgement")
    note = literal(f"A judgement, where the plan's words do not say it: {judged}.") if judged else None
    return Table(f"{slug(form.section)}-table", "What each of them measures", columns, rows, note=note)


def _is_of_same_number(view: PlanView, measure: Measure) -> bool:
    """Whether it measures one entry alone and shares its number, so that the page shows the pair by itself."""
    references = measure.measures
    return len(references) == 1 and view.numbers.get(references[0].item) == view.numbers[measure.id]


def _measured(view: PlanView, measure: Measure) -> Value:
    found = tuple(signpost(view, each) for each in measure.measures)
    if len(found) == 1:
        return found[0]
    return literal("; ".join(each.source for each in found)) if found else Absent("not stated")


def _numbered(words_by_number: Mapping[str, str], measures: int) -> Value:
    """What is known of some of so many measures, by number, and that it is not set for the others."""
    if not words_by_number:
        return Absent("not set for any of them")
    listed = ", ".join(f"{number} ({words})" for number, words in words_by_number.items())
    return literal(listed if len(words_by_number) == measures else f"{listed}; not set for the others")


def _target_words(measure: Measure) -> str:
    if measure.target is not None:
        return target_words(measure.target, measure.unit)
    return f"none: {measure.monitor_only}"


def _baseline_words(measure: Measure) -> str:
    baseline = measure.baseline
    return f"{with_unit(figure(baseline.value), measure.unit)}, {baseline.period}" if baseline else ""


class _Table:
    """The table of measures: the columns of its form, then those for which more is held."""

    def __init__(self, view: PlanView, form: TemplateSection, lines: Sequence[_Line]) -> None:
        self._view = view
        self._lines = lines
        self._anchor = f"{slug(form.section)}-table"
        self._heads: Mapping[str, str] = {each.shows: each.heading for each in form.columns}
        self._period = _one(str(each.reading.period) for each in lines if each.reading)
        self._baseline = _one(str(each.holder.baseline.period) for each in lines if each.holder.baseline)
        self._by = _one(str(each.target.by) for each in lines if each.target and each.target.by)
        self._cells: Mapping[str, Callable[[_Line], Value]] = {
            "number": lambda line: literal(view.numbers.get(line.measure.id, "")),
            "entry": _entry,
            "baseline": self._baseline_cell,
            "target": self._target_cell,
            "reading": self._reading_cell,
            "direction": lambda line: literal(line.direction.capitalize()) if line.direction else NOT_SET,
            "status": _status_cell,
        }

    def block(self) -> Table:
        columns = tuple(self._columns())
        names = tuple(name for name, _ in columns)
        rows = tuple(
            Row(tuple(self._cells[name](line) for name in names), anchor=anchor_of(line.holder.id))
            for line in self._lines
        )
        heads = " ".join(column.label for _, column in columns)
        notes = " ".join(self._notes(heads))
        return Table(
            self._anchor,
            "Measures and where they stand",
            tuple(column for _, column in columns),
            rows,
            heads=names.index("entry"),
            note=literal(notes) if notes else None,
        )

    def _columns(self) -> Iterator[tuple[str, Column]]:
        if any(each.measure.id in self._view.numbers for each in self._lines):
            yield "number", Column("No", width=Width.NARROW)
        known = {
            "entry": (True, "Measure"),
            "baseline": (any(each.holder.baseline for each in self._lines), f"Baseline{_in(self._baseline)}"),
            "target": (not self._heads or any(each.target for each in self._lines), f"Target{_by(self._by)}"),
            "reading": (True, f"Latest{_in(self._period)}"),
            "direction": (any(each.direction for each in self._lines), "Should"),
            "status": (any(each.measure.status for each in self._lines), "Status"),
        }
        printed = [name for name in self._heads if name in known]
        more = [name for name, (is_held, _) in known.items() if is_held and name not in printed]
        for name in (*printed, *more):
            head = self._heads.get(name, known[name][1]).replace("{period}", self._period or "latest")
            yield name, Column(head, _ALIGN.get(name, Align.TEXT), width=_WIDTH.get(name, Width.NARROW))

    def _baseline_cell(self, line: _Line) -> Value:
        baseline = line.holder.baseline
        if baseline is None:
            return NOT_SET
        return _figure(baseline.value, line.unit, "" if self._baseline else str(baseline.period))

    def _target_cell(self, line: _Line) -> Value:
        return _target(line.target, line.measure, unit=line.unit, by=self._by)

    def _reading_cell(self, line: _Line) -> Value:
        reading = line.reading
        if reading is None:
            return Absent("not yet read")
        if reading.value is not None:
            return _figure(reading.value, line.unit, "" if self._period else str(reading.period))
        return literal(reading.as_printed) if reading.as_printed else Absent(reading.missing or "no figure")

    def _notes(self, heads: str) -> Iterator[str]:
        """What the figures share and no head of a column says."""
        if self._by and self._by not in heads:
            yield f"Targets are to be reached by {self._by}."
        if self._period and self._period not in heads:
            yield f"The latest figures are for {self._period}."
        for period in dict.fromkeys(each.reading.period for each in self._lines if each.reading):
            if period.year is None:
                yield f"{period}: the year is not stated."


_ALIGN = {"baseline": Align.NUMBER, "target": Align.NUMBER, "reading": Align.NUMBER}
_WIDTH = {"entry": Width.WIDE, "status": Width.NORMAL}


def _one(words: Iterator[str]) -> str:
    """The word that all share; empty where they differ or there is none."""
    found = set(words)
    return found.pop() if len(found) == 1 else ""


def _in(period: str) -> str:
    return f" ({period})" if period else ""


def _by(day: str) -> str:
    return f" by {day}" if day else ""


def _figure(value: Decimal, unit: str, period: str) -> Text:
    words = with_unit(figure(value), unit)
    return literal(f"{words} ({period})" if period else words)


def _target(target: Target | None, measure: Measure, *, by: str, unit: str) -> Value:
    """A target without the day `by`, which all share and the head of the column says."""
    if target is None:
        return Absent(measure.monitor_only) if measure.monitor_only else NOT_SET
    words = target_words(target.model_copy(update={"by": None}) if by and target.value is not None else target, unit)
    return literal(words) if words else NOT_SET


def _status_cell(line: _Line) -> Value:
    status = line.measure.status
    return Status(*STATUS[status], rule="as stated") if status else Status("not stated", Tone.UNKNOWN)


def _entry(line: _Line) -> Text:
    words = f"{line.measure.text}: {line.part.text}" if line.part else line.measure.text
    return Text(f"{words} (collected {line.measure.frequency})" if line.measure.frequency else words)


def _about(view: PlanView, measures: Sequence[Measure]) -> Iterator[Item]:
    """What a table has no room for; nothing for a measure of which no more is known."""
    for measure in measures:
        facts = tuple(_more(view, measure))
        if facts:
            yield Item(literal(""), title=beginning(measure.text, 100), facts=facts)


def _quality(reading: Reading) -> Iterator[Fact]:
    """How good the latest figure is."""
    if reading.sample is not None:
        yield Fact("Base of the latest figure", (literal(f"{reading.sample:,}"),))
    if reading.provisional:
        yield Fact("The latest figure", (literal("is provisional and may still change"),))
    if reading.revised:
        yield said("Revised", reading.revised)


def _more(view: PlanView, measure: Measure) -> Iterator[Fact]:
    if measure.measures:
        yield Fact("Measures", measured(view, measure))
    if measure.owner:
        yield Fact("Owner", (literal(measure.owner),))
    if measure.definition:
        yield said("Counted", measure.definition)
    if measure.target is not None and measure.target.reason:
        yield said("Target", measure.target.reason)
    if measure.target is not None and measure.target.least is not None:
        yield Fact("Least acceptable", (literal(with_unit(figure(measure.target.least), measure.unit)),))
    if measure.readings:
        yield from _quality(measure.readings[-1])
    if measure.next_reading:
        yield Fact("Next figure", (literal(measure.next_reading),))
    if measure.scheme is not None:
        yield Fact("Judged by", (literal(view.library.name(measure.scheme, "rag-scheme")),))
    if measure.comment:
        yield said("Note", measure.comment)
