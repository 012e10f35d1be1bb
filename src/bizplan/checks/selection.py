"""The catalogue and the organisation's settings to the rules that run, how severe each is, and how each is set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bizplan.checks.rule import NamedRule, Parameters, Profile
from bizplan.checks.settings import parameters_as_set
from bizplan.diagnostics import Severity
from bizplan.index.setting import Setting


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, how severe each is here, and as at which day."""

    rules: tuple[NamedRule, ...]
    severity_by_rule: Mapping[str, Severity]
    as_at: date
    profile: Profile | None = None
    """The profile for all documents; None takes each document's own, by its status."""
    parameters_by_rule: Mapping[str, Parameters] = field(default_factory=dict)
    suppressions: bool = True
    """Whether documents may allow findings."""

    @property
    def dated(self) -> bool:
        """Whether some rule looks at the day."""
        return any(named.rule.dated for named in self.rules)

    @property
    def across(self) -> bool:
        """Whether some rule wants the facts of all plans."""
        return any(named.rule.across is not None for named in self.rules)

    @property
    def year_on_year(self) -> bool:
        """Whether some rule wants each plan with the one before it."""
        return any(named.rule.year_on_year is not None for named in self.rules)

    @property
    def against_plan(self) -> bool:
        """Whether some rule wants each return with its plan."""
        return any(named.rule.against_plan is not None for named in self.rules)

    @property
    def quoting(self) -> bool:
        """Whether some rule wants each report with the plans whose figures it quotes."""
        return any(named.rule.quoting is not None for named in self.rules)


def select(
    rules: Iterable[NamedRule], setting: Setting, as_at: date, *, least: Severity, profile: Profile | None = None
) -> Selection:
    """The rules at or above a severity, after the organisation's own settings."""
    known = tuple(rules)
    severities = {each.name: each.rule.severity for each in known}
    parameters = {each.name: each.rule.parameters() for each in known}
    off: set[str] = set()
    by_name = {each.name: each for each in known}
    for stated in setting.organisation.lint if setting.organisation else ():
        if stated.rule not in by_name:
            continue
        if stated.severity == "off":
            off.add(stated.rule)
        elif stated.severity is not None:
            severities[stated.rule] = Severity(stated.severity)
        parameters[stated.rule], _ = parameters_as_set(by_name[stated.rule].rule.parameters, stated.parameters)
    chosen = tuple(each for each in known if each.name not in off and severities[each.name].rank <= least.rank)
    return Selection(chosen, severities, as_at, profile, parameters)
