"""Every department's plan of a year beside its last one, to one report and one paper of what changed."""

from collections.abc import Iterable, Sequence

from bizplan.index.budget_years import BudgetYear
from bizplan.index.plan_version import PlanVersion
from bizplan.reports.change import ChangeReport, Counts
from bizplan.reports.change_paper import changes_paper, plan_title
from bizplan.reports.paper import Absent, Fact, Item, Items, Paper, Section, literal
from bizplan.reports.plan_change import build_plan_change


def build_yearly_changes(
    pairs: Iterable[tuple[PlanVersion, PlanVersion]], years: Sequence[BudgetYear], period: str
) -> ChangeReport:
    """What changed from each earlier plan to the later one beside it; `years` holds the money of all plans."""
    found = tuple(build_plan_change(before, after, years) for before, after in pairs)
    earlier = dict.fromkeys(each.before.document.rpartition("/")[2] for each in found)
    counts = sum((each.counts for each in found), Counts())
    return ChangeReport(", ".join(earlier), period, counts, found, (), ())


def yearly_changes_paper(report: ChangeReport, without: Sequence[str], council: str) -> Paper:
    """The changes of a year as a paper; `without` holds the plans before which none is held, by id."""
    first = Items(tuple(Item(literal(each)) for each in without))
    paper = changes_paper(report, council) if report.plans else None
    return Paper(
        kind="changes",
        reference=f"changes-{report.after}",
        title="What changed since the last plans",
        subtitle=report.after,
        council=council,
        description=f"What came, what went and what goes on in the plans of {report.after}.",
        cover=(
            Fact("Year", (literal(report.after),)),
            *((Fact("Compared with", (literal(report.before),)),) if report.before else ()),
            Fact("Departments", tuple(literal(plan_title(each)) for each in report.plans) or (Absent("none"),)),
        ),
        sections=(
            *(paper.sections if paper else ()),
            *((Section("first", "Plans without an earlier one", (first,)),) if without else ()),
        ),
        provenance=paper.provenance if paper else (),
    )
