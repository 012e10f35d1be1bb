"""The outcomes that two plans name to those gained, lost and kept, across corporate plans through their succession."""

from collections.abc import Mapping
from dataclasses import replace

from bizplan.index.coverage import OutcomeKey, PlanCoverage
from bizplan.index.outcome_names import label_of, number_and_title, place_of
from bizplan.index.setting import Setting
from bizplan.index.succession import Became, Fate, build_successions
from bizplan.reports.change import OutcomeChange, OutcomeState

THE_PLAN = "the plan"


def outcome_changes(before: PlanCoverage, after: PlanCoverage, setting: Setting) -> tuple[OutcomeChange, ...]:
    """Gained ones first, then lost, then kept; an outcome is kept if one whose successor it is was named before.

    Where no succession leads from one corporate plan to the other, all that was named is lost, and the reason says so.
    """
    old, new = _named(before), _named(after)
    successions = build_successions(setting, after.framework)
    became = {key: successions.became(key) for key in old}
    led_to: dict[OutcomeKey, list[str]] = {}
    for key, found in became.items():
        for successor in found.successors:
            basis = "" if successor.outcome == key else f" ({successor.basis})"
            led_to.setdefault(successor.outcome, []).append(
                f"{label_of(key, setting.frameworks)}{basis}" if basis else ""
            )
    changes = []
    for key, by in new.items():
        state = OutcomeState.KEPT if key in led_to else OutcomeState.GAINED
        read_from = tuple(each for each in led_to.get(key, ()) if each)
        changes.append(replace(_change(state, key, setting, by), read_from=read_from))
    for key, by in old.items():
        found = became[key]
        if not any(each.outcome in new for each in found.successors):
            changes.append(replace(_change(OutcomeState.LOST, key, setting, by), reason=_reason(found, setting)))
    states = tuple(OutcomeState)

    def order(change: OutcomeChange) -> tuple[int, tuple[str, int]]:
        return states.index(change.state), place_of(OutcomeKey(change.framework, change.outcome), setting.frameworks)

    return tuple(sorted(changes, key=order))


def _named(coverage: PlanCoverage) -> Mapping[OutcomeKey, tuple[str, ...]]:
    """Each outcome, with what of the plan names it."""
    found: dict[OutcomeKey, list[str]] = {}
    for key in coverage.named:
        found.setdefault(key, []).append(THE_PLAN)
    for work in coverage.work:
        for key in work.outcomes:
            found.setdefault(key, []).append(work.name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def _reason(found: Became, setting: Setting) -> str:
    if found.fate in {Fate.NONE, Fate.UNKNOWN}:
        return "; ".join(found.reasons)
    others = ", ".join(
        label_of(each.outcome, setting.frameworks) for each in found.successors if each.outcome != found.earlier
    )
    return f"its successor is not named: {others}" if others else ""


def _change(state: OutcomeState, key: OutcomeKey, setting: Setting, by: tuple[str, ...]) -> OutcomeChange:
    number, title = number_and_title(key, setting.frameworks)
    return OutcomeChange(state, key.framework, key.outcome, number, title, by, (), "")
