"""What `--as` asks for: plans of earlier corporate plans, read as if they named a later one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.coverage import PlanCoverage
from bizplan.index.reading_as import coverage_as
from bizplan.index.setting import Framework, Setting
from bizplan.index.succession import build_successions
from bizplan.reports.succession import SuccessionReading, build_reading
from bizplan.values.nearness import did_you_mean


@dataclass(frozen=True, slots=True)
class ReadPlans:
    """Plans as they are read."""

    framework: Framework
    """The corporate plan they are read as."""
    plans: tuple[PlanCoverage, ...]
    """All that can be read so, of every year."""
    period: str
    """The year asked for, else the latest of them."""
    reading: SuccessionReading
    """What became of the outcomes that plans of that year name."""


def plans_read_as(
    plans: Iterable[PlanCoverage], setting: Setting, read_as: str, *, written_under: str = "", period: str = ""
) -> ReadPlans:
    """Plans whose corporate plan was succeeded by another, and those that name it themselves.

    `written_under` keeps those of one corporate plan. Raises BizplanError for a corporate plan that is not held, and
    where nothing leads from the one to the other.
    """
    framework = held_framework(read_as, setting)
    successions = build_successions(setting, read_as)
    if written_under and held_framework(written_under, setting).plan.id not in successions.ways:
        known = ", ".join(each for each in successions.ways if each != read_as)
        message = f"no succession leads from corporate plan {written_under} to {read_as}"
        hint = f"It succeeds: {known}." if known else f"{read_as} says of none that it took its place."
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    wanted: Sequence[PlanCoverage] = [
        each for each in plans if each.framework in successions.ways and written_under in {"", each.framework}
    ]
    year = period or max((each.period for each in wanted), default="")
    reading = build_reading((each for each in wanted if each.period == year), successions)
    return ReadPlans(framework, tuple(coverage_as(each, successions) for each in wanted), year, reading)


def held_framework(asked: str, setting: Setting) -> Framework:
    """The corporate plan of an id; raises BizplanError for one that is not held."""
    if asked in setting.frameworks:
        return setting.frameworks[asked]
    hint = did_you_mean(asked, setting.frameworks) or f"There are: {', '.join(setting.frameworks)}."
    raise BizplanError(f"there is no corporate plan {asked}", hint=hint, exit_code=ExitCode.WRONG_USE)


def framework_asked(asked: str, setting: Setting, plans: Sequence[PlanCoverage], period: str) -> Framework:
    """The corporate plan asked for; else the one most plans of the period name, the organisation's own first."""
    if asked:
        return held_framework(asked, setting)
    latest = period or max((each.period for each in plans), default="")
    named = [each.framework for each in plans if each.period == latest and each.framework in setting.frameworks]
    own = str(setting.organisation.corporate_plan) if setting.organisation else ""
    chosen = own if own in named else max(named, key=named.count, default=own)
    if chosen not in setting.frameworks:
        hint = "Name one with --corporate-plan, or add it under corporate-plans/."
        raise BizplanError("no plan names a corporate plan that is held", hint=hint)
    return setting.frameworks[chosen]
