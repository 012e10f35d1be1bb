"""The coverage map: what is served, what is only said, and where nothing is."""

import pytest

from bizplan.index.coverage import OutcomeKey, PlanCoverage, Work
from bizplan.reports.coverage import (
    BlanketClaim,
    Cell,
    ColumnHead,
    CoverageReport,
    CoverageState,
    Evidence,
    Question,
)
from bizplan.reports.coverage_map import build_coverage
from tests import small_council
from tests.small_council import framework, setting

SAFE, SKILLED, TIDY = (OutcomeKey("2018-23", each) for each in ("safe", "skilled", "tidy"))
SERVED, UNTARGETED, UNMEASURED, ASSERTED, BULK, GAP = CoverageState


def work(
    document: str,
    item: str,
    *outcomes: OutcomeKey,
    kind: str = "service",
    through: tuple[tuple[str, str], ...] = (),
) -> Work:
    return Work(document, kind, item, item.capitalize(), outcomes, through)


def plan(
    document: str,
    *works: Work,
    department: str = "highways",
    named: tuple[OutcomeKey, ...] = (),
    blanket: str = "",
    corporate_plan: str = "2018-23",
) -> PlanCoverage:
    period = document.partition("/")[2]
    return PlanCoverage(document, department, "department", period, corporate_plan, works, named, blanket)


def coverage(*plans: PlanCoverage, period: str = "", corporate_plan: str = "2018-23") -> CoverageReport:
    return build_coverage(plans, framework(corporate_plan), setting(), Question(period))


def states(report: CoverageReport) -> dict[str, CoverageState]:
    return {row.outcome: row.state for row in report.outcomes}


def cell(report: CoverageReport, outcome: str, department: str = "highways") -> Cell:
    row = next(each for each in report.outcomes if each.outcome == outcome)
    return next(each for each in row.cells if each.column == department)


def items(report: CoverageReport, outcome: str, department: str = "highways") -> list[str]:
    return [each.item for each in cell(report, outcome, department).evidence]


def test_the_whole_of_a_small_map() -> None:
    report = coverage(
        plan("highways/2019-20", work("highways/2019-20", "patrols", SAFE), named=(SAFE, SKILLED)), period="2019-20"
    )
    patrols = Evidence("highways/2019-20", "service", "patrols", "Patrols", direct=True)
    assert (report.framework, report.framework_title, report.period) == ("2018-23", "Smallbridge 2018-23", "2019-20")
    assert report.columns == (ColumnHead("highways", "Highways and Lighting", "Highways"),)
    assert [(row.number, row.title, row.aim, row.verified, row.state) for row in report.outcomes] == [
        ("1", "People are safe", "People", True, UNMEASURED),
        ("2", "People have skills", "People", True, ASSERTED),
        ("3", "Streets are tidy", "Place", False, GAP),
    ]
    assert [row.cells for row in report.outcomes] == [
        (Cell("highways", UNMEASURED, (patrols,)),),
        (Cell("highways", ASSERTED, ()),),
        (Cell("highways", GAP, ()),),
    ]
    assert (report.blanket_claims, report.plans, report.years) == ((), ("highways/2019-20",), ("2019-20",))


def test_no_plan_at_all_is_a_map_of_gaps_without_departments() -> None:
    report = coverage()
    assert states(report) == {"safe": GAP, "skilled": GAP, "tidy": GAP}
    assert (report.columns, report.plans, report.years) == ((), (), ())


def test_a_claim_on_every_outcome_is_shown_and_serves_none() -> None:
    report = coverage(plan("highways/2019-20", blanket="We serve them all"))
    assert report.blanket_claims == (BlanketClaim("highways/2019-20", "highways", "We serve them all"),)
    assert set(states(report).values()) == {BULK}


def test_a_thread_from_a_person_by_team_and_department_to_the_outcome() -> None:
    report = coverage(
        plan("lamplighter/2019-20", work("lamplighter/2019-20", "round", through=(("night-crew/2019-20", "rounds"),))),
        plan("night-crew/2019-20", work("night-crew/2019-20", "rounds", through=(("highways/2019-20", "light-up"),))),
        plan("highways/2019-20", work("highways/2019-20", "light-up", SAFE)),
    )
    assert [(each.document, each.item, each.direct) for each in cell(report, "safe").evidence] == [
        ("highways/2019-20", "light-up", True),
        ("lamplighter/2019-20", "round", False),
        ("night-crew/2019-20", "rounds", False),
    ]


def test_a_thread_may_cross_to_another_department() -> None:
    reading = work("libraries/2019-20", "reading", SKILLED)
    lamps = work("highways/2019-20", "lamps", through=(("libraries/2019-20", "reading"),))
    report = coverage(plan("libraries/2019-20", reading, department="libraries"), plan("highways/2019-20", lamps))
    assert items(report, "skilled", "highways") == ["lamps"]
    assert items(report, "skilled", "libraries") == ["reading"]


def test_two_ways_to_one_outcome_count_once() -> None:
    document = "highways/2019-20"
    both = work(document, "repairs", through=((document, "lamps"), (document, "roads")))
    report = coverage(plan(document, work(document, "lamps", SAFE), work(document, "roads", SAFE), both))
    assert items(report, "safe") == ["lamps", "roads", "repairs"]


def test_a_circle_ends_where_it_began_and_serves_what_it_touches() -> None:
    document = "highways/2019-20"
    report = coverage(
        plan(
            document,
            work(document, "one", through=((document, "two"),)),
            work(document, "two", through=((document, "three"),)),
            work(document, "three", SAFE, through=((document, "one"),)),
            work(document, "alone", through=((document, "alone"),)),
        )
    )
    assert items(report, "safe") == ["three", "one", "two"]
    assert states(report) == {"safe": UNMEASURED, "skilled": GAP, "tidy": GAP}


def test_a_thread_of_any_length_is_followed() -> None:
    document, length = "highways/2019-20", 1200
    chain = [work(document, f"step-{n}", through=((document, f"step-{n + 1}"),)) for n in range(length)]
    report = coverage(plan(document, chain[0], *chain[1:], work(document, f"step-{length}", SAFE)))
    assert len(cell(report, "safe").evidence) == length + 1


@pytest.mark.parametrize(
    "step",
    [("highways/2018-19", "lamps"), ("highways/2019-20", "gone"), ("nowhere/2019-20", "lamps")],
    ids=["into another year's plan", "to an entry that is gone", "to a plan that is not held"],
)
def test_a_thread_that_leaves_the_map_leads_nowhere(step: tuple[str, str]) -> None:
    report = coverage(
        plan("highways/2019-20", work("highways/2019-20", "repairs", through=(step,))),
        plan("highways/2018-19", work("highways/2018-19", "lamps", SAFE)),
        period="2019-20",
    )
    assert states(report)["safe"] is GAP


def test_measures_stand_apart_and_are_no_work() -> None:
    document = "highways/2019-20"
    measured = plan(
        document,
        work(document, "lamps", SAFE),
        work(document, "lit-streets", kind="measure", through=((document, "lamps"),)),
        work(document, "tidy-streets", TIDY, kind="measure"),
        work(document, "storms", SKILLED, kind="risk"),
    )
    report = coverage(measured)
    assert states(report) == {"safe": UNTARGETED, "skilled": GAP, "tidy": ASSERTED}
    assert [each.item for each in cell(report, "safe").measures] == ["lit-streets"]
    assert [(each.item, each.direct) for each in cell(report, "tidy").measures] == [("tidy-streets", True)]
    assert cell(report, "skilled").measures == ()


def test_what_names_the_outcome_goes_first_and_then_services_before_the_rest() -> None:
    document = "highways/2019-20"
    report = coverage(
        plan(
            document,
            work(document, "crew", kind="capability", through=((document, "lamps"),)),
            work(document, "new-lamps", SAFE, kind="programme"),
            work(document, "light-up", SAFE, kind="objective"),
            work(document, "lamps", SAFE),
        )
    )
    assert items(report, "safe") == ["lamps", "light-up", "new-lamps", "crew"]


def test_an_outcome_is_as_well_served_as_by_its_best_department() -> None:
    report = coverage(
        plan("libraries/2019-20", named=(SAFE, SKILLED), department="libraries"),
        plan("highways/2019-20", work("highways/2019-20", "patrols", SAFE)),
    )
    assert states(report) == {"safe": UNMEASURED, "skilled": ASSERTED, "tidy": GAP}
    assert [each.state for each in report.outcomes[0].cells] == [UNMEASURED, ASSERTED]
    assert [row.outcome for row in report.rows_in(ASSERTED)] == ["skilled"]


def test_only_plans_of_the_corporate_plan_and_the_year() -> None:
    plans = (
        plan("highways/2018-19", work("highways/2018-19", "lamps", SAFE)),
        plan("highways/2019-20", work("highways/2019-20", "lamps", SKILLED)),
        plan("highways/2023-24", named=(OutcomeKey("2023-28", "busy-town"),), corporate_plan="2023-28"),
    )
    assert coverage(*plans, period="2019-20").plans == ("highways/2019-20",)
    assert states(coverage(*plans)) == {"safe": UNMEASURED, "skilled": UNMEASURED, "tidy": GAP}
    assert coverage(*plans, period="2020-21").years == ("2018-19", "2019-20")
    assert states(coverage(*plans, corporate_plan="2023-28")) == {"busy-town": ASSERTED, "calm-town": GAP}


def test_outcomes_without_numbers_or_aims() -> None:
    report = coverage(corporate_plan="2023-28")
    assert [(row.outcome, row.number, row.aim) for row in report.outcomes] == [
        ("busy-town", "", ""),
        ("calm-town", "", ""),
    ]


def test_departments_stand_in_the_organisation_s_order_and_unknown_ones_last() -> None:
    report = coverage(
        plan("fisheries/2019-20", department="fisheries"),
        plan("libraries/2019-20", department="libraries"),
        plan("highways/2019-20"),
    )
    assert [(each.column, each.short_name) for each in report.columns] == [
        ("highways", "Highways"),
        ("libraries", "Libraries"),
        ("fisheries", "fisheries"),
    ]


def test_without_an_organisation_departments_are_called_by_their_ids() -> None:
    alone = small_council.setting(small_council.CORPORATE_PLAN)
    report = build_coverage([plan("highways/2019-20")], framework(), alone, Question())
    assert report.columns == (ColumnHead("highways", "highways", "highways"),)
