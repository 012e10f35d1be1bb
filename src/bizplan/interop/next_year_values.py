"""The entries of a plan's tree without last year's values, which stay beside them as comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.model.measure import Measure, Part
from bizplan.model.plan import Plan
from bizplan.source.layout_parts import child, comment, node_of, put_in, take_out, text_at
from bizplan.source.layout_tree import Entry, Node
from bizplan.values.dates import DateError, when
from bizplan.values.years import FinancialYear

_OF_THE_YEAR = ("readings", "target", "status", "trend", "forecast")
_SCORED = ("likelihood", "impact", "score", "colour")
_AMOUNTS = frozenset({"amount", "gross", "less_income", "part", "per_cent"})
_LISTS_OF_LAST_YEAR = frozenset({"further", "breakdowns", "control", "funding", "year_totals"})


@dataclass(frozen=True, slots=True)
class Years:
    """The year that was and the year that comes."""

    old: str
    new: str
    year: FinancialYear
    """The new one."""

    def renewed(self, text: str) -> str:
        """A text with the new year where the old one stood in the spellings that councils use."""
        before = FinancialYear(int(self.old[:4]))
        full = (str(before.start), str(self.year.start), str(before.start + 1), str(self.year.start + 1))
        for sign in ("-", "/", "\N{EN DASH}"):
            text = text.replace(f"{full[0]}{sign}{full[2]}", f"{full[1]}{sign}{full[3]}")
            text = text.replace(f"{full[0]}{sign}{full[2][2:]}", f"{full[1]}{sign}{full[3][2:]}")
        return text


def cleared_measures(root: Node, plan: Plan, years: Years) -> None:
    """Measures without readings and targets: last year's target is the baseline, else the last reading is."""
    by_id = {each.id: each for each in plan.measures}
    for entry in items_of(root, "measures"):
        measure = by_id.get(text_at(entry.value, "id"))
        if measure is None:
            continue
        _clear(entry, measure, years)
        parts = child(entry.value, "parts")
        for part in parts.value.entries if parts is not None else ():
            known = next((each for each in measure.parts if each.id == text_at(part.value, "id")), None)
            if known is not None:
                _clear(part, known, years)
        if measure.next_reading is not None and measure.next_reading.last < years.year.first_day:
            take_out(entry.value, "next_reading")


def _clear(entry: Entry, measure: Measure | Part, years: Years) -> None:
    node = entry.value
    target, readings = measure.target, [each for each in measure.readings if each.value is not None]
    said = "; ".join(_stood(measure))
    take_out(node, *_OF_THE_YEAR)
    last = readings[-1] if readings else None
    if target is not None and target.value is not None:
        put_in(node, "baseline", {"value": f"{target.value:f}", "period": years.old})
    elif last is not None:
        period = str(last.period) if last.period.year is not None else years.old
        put_in(node, "baseline", {"value": f"{last.value:f}", "period": period})
    if said:
        words = comment(f"{years.old}: {said}.", 4)
        place = child(node, "baseline")
        if place is None:
            entry.after = [*entry.after, *words]
        else:
            place.leading = [*place.leading, *words]


def _stood(measure: Measure | Part) -> Iterator[str]:
    """What the target was, where it stood before, and what was last read."""
    target, before = measure.target, measure.baseline
    if target is not None and target.value is not None:
        least = f", at least {target.least:f}" if target.least is not None else ""
        yield f"target {target.value:f}{least}{f' by {target.by}' if target.by else ''}, carried over as the baseline"
    elif target is not None and (target.as_printed or target.by):
        yield f"target {target.as_printed or target.by}"
    if before is not None:
        yield f"baseline {before.value:f} ({before.period})"
    for each in [each for each in measure.readings if each.value is not None][-1:]:
        yield f"last reading {each.value:f} ({each.period})"


def cleared_risks(root: Node, plan: Plan, years: Years) -> None:
    """Risks to be scored anew; the scores aimed at stay."""
    by_id = {each.id: each for each in plan.risks}
    for entry in items_of(root, "risks"):
        risk = by_id.get(text_at(entry.value, "id"))
        scored = {key: text_at(entry.value, key) for key in _SCORED if text_at(entry.value, key)}
        take_out(entry.value, *_SCORED)
        if scored:
            said = ", ".join(f"{key} {value}" for key, value in scored.items())
            entry.after = [*entry.after, *comment(f"{years.old}: {said}. Score it for {years.new}.", 4)]
        aimed = child(entry.value, "target")
        until = risk.target.by if risk is not None and risk.target is not None else None
        if aimed is not None and until is not None and until.last < years.year.first_day:
            entry.after = [*entry.after, *comment(f"The target score was to be reached by {until}.", 4)]
            take_out(aimed.value, "by")


def cleared_work(root: Node, plan: Plan, years: Years) -> None:
    """Work without the steps that were done; steps that are late and ends that are past stay, each with a remark."""
    for section in ("programmes", "workstreams", "actions"):
        by_id = {each.id: each for each in getattr(plan, section)}
        for entry in items_of(root, section):
            work = by_id.get(text_at(entry.value, "id"))
            steps = child(entry.value, "milestones")
            ends = child(entry.value, "ends")
            if work is None:
                continue
            if ends is not None and work.ends is not None and work.ends.last < years.year.first_day:
                ends.leading = [*ends.leading, *comment(f"Over before {years.new}: say when it ends now.", 4)]
            if steps is None:
                continue
            kept = []
            for step, known in zip(steps.value.entries, work.milestones, strict=True):
                if known.done is not None:
                    continue
                if known.by.last < years.year.first_day:
                    step.leading = [*step.leading, *comment(f"Due in {years.old}: say when, or that it is done.", 6)]
                kept.append(step)
            steps.value.entries = kept
            if not kept:
                take_out(entry.value, "milestones")


def last_amounts(root: Node, years: Years) -> None:
    """Tables of money without their figures, which stay behind each place as a comment."""
    for key in ("budget", "savings", "capital", "charts"):
        found = child(root, key)
        if found is not None:
            _emptied(found, years)


def scores(root: Node, plan: Plan, years: Years, criteria: tuple[str, ...]) -> None:
    """The self-assessment without its marks; under a new form, its criteria in place of the old ones."""
    found = child(root, "equalities")
    if found is None:
        return
    if criteria and set(criteria).isdisjoint(str(each.criterion) for each in plan.equalities):
        found.value = node_of([{"criterion": each, "score": None} for each in criteria])
        return
    for entry in found.value.entries:
        take_out(entry.value, "evidence", "reason")
        score = child(entry.value, "score")
        if score is not None:
            score.trailing = f"# {years.old}: {score.value.text}"
            score.value = Node(is_scalar=True)


def _emptied(holder: Entry, years: Years) -> None:
    node = holder.value
    take_out(node, *_LISTS_OF_LAST_YEAR)
    for words in take_out(node, "comment", "sentence"):
        holder.after = [*holder.after, *words.leading, *comment(f"{years.old}: {words.value.text}", 6)]
    node.was_flow = node.was_flow and not any(each.key in _AMOUNTS for each in node.entries)
    for each in node.entries:
        if each.key in _AMOUNTS and each.value.is_scalar:
            each.trailing = f"# {years.old}: {each.value.text}"
            each.value = Node(is_scalar=True)
        elif each.key == "year" and _is_old(each.value.text or "", years):
            each.value.text = years.new
        elif each.key in {"title", "label"} and each.value.text is not None:
            each.value.text = years.renewed(each.value.text)
        elif each.value.entries:
            _emptied(each, years)


def _is_old(text: str, years: Years) -> bool:
    try:
        return str(when(text)) == years.old
    except DateError:
        return False


def items_of(root: Node, section: str) -> list[Entry]:
    """The entries of a section that hold something; none where it is not there."""
    holder = child(root, section)
    return [each for each in holder.value.entries if each.value.entries] if holder is not None else []
