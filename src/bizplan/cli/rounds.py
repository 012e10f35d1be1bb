"""One year's plans to all that papers by name are made with, for those who may see everything or for the public."""

from collections.abc import Iterable
from dataclasses import dataclass

from bizplan.cli.paper_targets import wrong_use
from bizplan.cli.reading_as import framework_asked
from bizplan.cli.reporting import council
from bizplan.index.paper_facts import PaperFacts, PlanOnPaper
from bizplan.index.plan_digest import PlanDigest
from bizplan.index.setting import Framework, Setting
from bizplan.reports.committee_cover import CommitteeHeading
from bizplan.reports.stand_ins import in_words
from bizplan.values.nearness import did_you_mean


@dataclass(frozen=True, slots=True)
class Asked:
    """What papers by name are asked for."""

    period: str = ""
    """The financial year; empty for the latest of which there are plans."""
    corporate_plan: str = ""
    """Empty for the one that most plans of the year name."""
    department: str = ""
    """The id of one department, or empty for all."""
    heading: CommitteeHeading | None = None
    """The meeting that the papers are for."""


@dataclass(frozen=True, slots=True)
class Round:
    """One year's plans, and what papers of them are made with."""

    setting: Setting
    facts: tuple[PaperFacts, ...]
    """All plans and returns, of every department and year."""
    asked: Asked
    year: str
    plans: tuple[PlanOnPaper, ...]
    """Of every year, of the department asked for or all."""
    hidden: tuple[PlanDigest, ...] = ()
    """The plans of the year that the public does not see at all."""

    @property
    def this_year(self) -> tuple[PlanOnPaper, ...]:
        """The plans of the year."""
        return tuple(each for each in self.plans if each.digest.period == self.year)

    @property
    def departmental(self) -> tuple[PlanDigest, ...]:
        """The plans of departments in the year, in the organisation's order."""
        organisation = self.setting.organisation
        order = [each.id for each in organisation.departments] if organisation else []
        plans = (each.digest for each in self.this_year if each.digest.level == "department")
        return tuple(sorted(plans, key=lambda each: order.index(each.department) if each.department in order else 999))

    @property
    def last_before(self) -> dict[str, PlanDigest]:
        """Id of a department's plan of the year -> its last plan before, where there is one."""
        found = {}
        for later in self.departmental:
            own = (each.digest for each in self.plans if each.digest.department == later.department)
            before = [each for each in own if each.level == "department" and each.period < later.period]
            if before:
                found[later.document] = max(before, key=lambda each: (each.period, each.file))
        return found

    @property
    def framework(self) -> Framework:
        """The corporate plan asked for, or the one that most plans of the year name."""
        coverage = [each.coverage for each in self.plans]
        return framework_asked(self.asked.corporate_plan, self.setting, coverage, self.year)

    @property
    def council(self) -> str:
        """The council's name."""
        return council(self.setting)


def round_of(
    asked: Asked,
    facts: Iterable[PaperFacts],
    setting: Setting,
    hidden: Iterable[tuple[PlanDigest, str]] = (),
) -> Round:
    """The round asked for; `hidden` holds each plan that the public does not see at all, with its paragraph.

    Raises BizplanError for a department that there is not, and for a year or a department without a plan.
    """
    departments = setting.organisation.departments if setting.organisation else ()
    known = [each.id for each in departments]
    if asked.department and asked.department not in known:
        hint = did_you_mean(asked.department, known) or f"There are: {', '.join(known)}."
        raise wrong_use(f"there is no department “{asked.department}”", hint)
    everything = tuple(facts)
    plans = tuple(
        each.plan
        for each in everything
        if each.plan is not None and asked.department in {"", each.plan.digest.department}
    )
    unseen = [(each, why) for each, why in hidden if asked.department in {"", each.department}]
    year = asked.period or max((each.period for each in (*(one.digest for one in plans), *dict(unseen))), default="")
    of_year = {each: why for each, why in unseen if each.period == year}
    of = Round(setting, everything, asked, year, plans, tuple(of_year))
    if of_year and not of.this_year:
        plan, why = next(iter(of_year.items()))
        raise wrong_use(f"all of {plan.document} is {in_words(why)}", "Leave --audience public out, or ask for others.")
    if not of.this_year:
        years = sorted({each.digest.period for each in plans})
        hint = f"There are plans of: {', '.join(years)}." if years else ""
        raise wrong_use(f"there is no plan of {year}" if year and years else "there is no plan", hint)
    return of
