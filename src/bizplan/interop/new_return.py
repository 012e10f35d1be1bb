"""A plan and the returns on it to its next return: an entry for all that it reports on, last values as comments."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bizplan.interop.new_document import Part, document_text
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.years import Period

if TYPE_CHECKING:
    from bizplan.diagnostics import Route
    from bizplan.source.layout_parts import Writable

_HEAD = (
    "Under “supplied”: the post that hands it in, never a name, and the day. Add “draft: true” while it is unfinished: "
    "until that line is gone, nothing counts what the return says."
)


def new_return(  # noqa: PLR0913, PLR0917 -- what is reported on, by whom and when
    path: str, plan: Plan, role: str | None, period: Period, day: date, last: Return | None
) -> str:
    """The text of a return, handed in by `role` where that is known.

    `plan` bears the readings of the returns before it, and `last` is the latest of these.
    """
    head: dict[str, Writable] = {
        "kind": "return",
        "plan": plan.document_id,
        "period": str(period),
        "supplied": {"role": role or "[add the role of who supplies it]", "date": day.isoformat()},
    }
    parts = [
        Part(head, _HEAD),
        *_readings(plan),
        *_spend(plan, last),
        *_risks(plan, last),
        *_progress(plan, last),
        Part({"commentary": None}, "What the reader should know first.", is_stub=True),
    ]
    return document_text("return", path, parts)


def _readings(plan: Plan) -> Iterator[Part]:
    if not plan.measures:
        return
    says = (
        "At each measure: value, the figure alone, or missing: why there is none. Then status (green, amber, red), "
        "trend (better, same, worse) and forecast for the year; sample, how many answers it rests on; "
        "provisional: true while it may change; revised: why an earlier figure was changed; and "
        "comment: what is behind it."
    )
    remarks: dict[Route, str] = {}
    entries: list[Writable] = []
    for position, each in enumerate(plan.measures):
        remarks["readings", position] = f"{each.name or each.text}: {'; '.join(_stood(each)) or 'no figures yet'}."
        parts: Writable = [{"part": part.id} for part in each.parts]
        entries.append({"measure": each.id, **({"parts": parts} if each.parts else {})})
    yield Part({"readings": entries}, says, remarks)


def _stood(measure: Measure) -> Iterator[str]:
    unit = measure.unit or ""
    read = [each for each in measure.readings if each.value is not None]
    if read:
        yield f"last {read[-1].value:f}{_in(unit)} ({read[-1].period})"
    if measure.target is not None and measure.target.value is not None:
        yield f"target {measure.target.value:f}{_in(unit)}"
    if measure.baseline is not None:
        yield f"baseline {measure.baseline.value:f}{_in(unit)} ({measure.baseline.period})"
    if measure.next_reading is not None:
        yield f"next due {measure.next_reading}"


def _in(unit: str) -> str:
    return unit if unit in {"", "%"} else f" {unit}"


def _spend(plan: Plan, last: Return | None) -> Iterator[Part]:
    if plan.budget is None:
        return
    sums: dict[tuple[str, str, str], Decimal] = {}
    for line in plan.budget.lines:
        if line.service is not None:
            key = (
                str(line.service),
                str(line.fund or plan.budget.fund or ""),
                line.risk_class or plan.budget.risk_class or "",
            )
            sums[key] = sums.get(key, Decimal(0)) + line.amount
    if not sums:
        return
    services = [key[0] for key in sums]
    lines: list[Writable] = []
    remarks: dict[Route, str] = {}
    for (service, fund, risk_class), amount in sums.items():
        kin = [key for key in sums if key[0] == service]
        has_funds, has_classes = (len({key[at] for key in kin}) > 1 for at in (1, 2))
        if services.count(service) > 1 and not has_funds and not has_classes:
            continue
        before = [
            f"{name} {value:f}"
            for each in (last.spend.lines if last and last.spend else ())
            if str(each.service) == service and (each.risk_class or risk_class) == risk_class
            for name, value in (("latest", each.latest), ("actual", each.actual), ("forecast", each.forecast))
            if value is not None
        ]
        if before and last is not None:
            remarks["spend", "lines", len(lines)] = f"{last.period}: {', '.join(before)}."
        lines.append(
            {
                "service": service,
                **({"fund": fund} if has_funds and fund else {}),
                **({"risk_class": risk_class} if has_classes and risk_class else {}),
                "original": f"{amount:f}",
            }
        )
    says = (
        "Beside the original budget: latest, the approved one now; actual, spent since the year began; forecast for "
        "the whole year; and comment: why it is off the budget."
    )
    yield Part({"spend": {"unit": plan.budget.unit.value, "lines": lines}}, says, remarks)


def _risks(plan: Plan, last: Return | None) -> Iterator[Part]:
    if not plan.risks:
        return
    before = {str(each.risk): each for each in (last.risks if last else ())}
    remarks: dict[Route, str] = {}
    for position, each in enumerate(plan.risks):
        scored = before.get(each.id, each)
        when = last.period if last and each.id in before else plan.period
        known = (("likelihood", scored.likelihood), ("impact", scored.impact), ("score", scored.score))
        said = ", ".join(f"{name} {value}" for name, value in known if value is not None)
        remarks["risks", position] = f"{each.name or each.text} {when}: {said or 'not scored'}."
    entries: Writable = [{"risk": each.id} for each in plan.risks]
    yield Part({"risks": entries}, "At each risk: likelihood, impact, score, and comment: what moved it.", remarks)


def _progress(plan: Plan, last: Return | None) -> Iterator[Part]:
    """Work waits as a comment, since its status cannot be left out and is nobody's to guess."""
    work = (*plan.programmes, *plan.workstreams, *plan.actions)
    if not work:
        return
    before = {str(each.item): each.status for each in (last.progress if last else ())}
    entries: Writable = [{"item": each.id, "status": None} for each in work]
    known = _listed(f"{each.id} {before[each.id]}" for each in work if each.id in before)
    says = "How the work stands: not started, on track, delayed, at risk, completed or stopped."
    if known and last is not None:
        says += f" {last.period}: {known}."
    yield Part({"progress": entries}, f"{says} Take away the “# ” and fill in.", is_stub=True)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
