"""Two versions of a plan to what changed: each kind of change, told once and with its reason."""

from collections.abc import Iterable

import pytest

from bizplan.index.budget_years import BudgetYear
from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.render.layout import value_in_words
from bizplan.reports.change import Became, EntryChange, FateKind, OutcomeState, PlanChange
from bizplan.reports.change_paper import changes_paper, plan_tables
from bizplan.reports.changes import build_changes
from bizplan.reports.paper import Absent, Table, blocks_within
from bizplan.reports.plan_change import build_plan_change
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, loaded, plan, setting

EARLIER, LATER = "2018-19", "2019-20"
SETTING = setting()


def version(text: str) -> PlanVersion:
    found = plan_version(loaded(text), SETTING)
    assert found is not None
    return found


def changed(before: dict[str, str], after: dict[str, str], years: Iterable[BudgetYear] = ()) -> PlanChange:
    old = version(plan(**({"period": EARLIER} | before)))
    new = version(plan(**({"period": LATER} | after)))
    return build_plan_change(old, new, years)


def only(change: PlanChange) -> EntryChange:
    (entry,) = change.entries
    return entry


def shown(change: PlanChange, heading: str) -> str:
    """All that stands under a heading, in words."""
    (found,) = ((tables, words) for name, tables, words in plan_tables(change) if name == heading)
    tables, sentences = found
    cells = [value_in_words(cell) for table in tables for row in table.rows for cell in row.cells]
    return " | ".join([*(table.caption for table in tables), *cells, *sentences])


def test_an_alias_leads_to_the_entry() -> None:
    change = changed(
        {"programmes": "[{id: hub, name: Cultural Hub, scope: corporate, text: Run the hub}]"},
        {"programmes": "[{id: mile, name: Mile, aliases: [cultural hub], scope: corporate, text: Build a road}]"},
    )
    entry = only(change)
    assert (entry.how, entry.was_id, entry.id, entry.is_renamed) == ("alias", "hub", "mile", True)
    assert "an alias that is recorded" in shown(change, "Renamed and moved")


def test_words_alone_are_shown_with_the_doubt() -> None:
    change = changed(
        {"objectives": "[{id: lit, text: Light every street in the town by night}]"},
        {"objectives": "[{id: lights, text: Light each street in the town by night}]"},
    )
    entry = only(change)
    assert (entry.how, change.counts.doubtful) == ("words", 1)
    assert f"{entry.per_cent}%" in shown(change, "Perhaps the same")
    assert "[every]" in shown(change, "Perhaps the same").replace("\\", "").replace("**", "")


def test_other_words_are_another_entry() -> None:
    change = changed(
        {"objectives": "[{id: lit, text: Light every street in the town}]"},
        {"objectives": "[{id: read, text: Teach a thousand people to read}]"},
    )
    assert [each.became for each in change.entries] == [Became.ADDED, Became.ENDED]


def test_an_entry_in_another_section_was_moved() -> None:
    change = changed(
        {"objectives": "[{id: lit, text: Light the town}]"}, {"capabilities": "[{id: lit, text: Light the town}]"}
    )
    assert only(change).is_moved
    assert change.counts.moved == 1
    assert "was under objectives" in shown(change, "Renamed and moved")


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ("{item: lamps, how: completed, reason: All are lit}", "completed: All are lit"),
        ("{item: lamps, how: merged, to: kerbs, reason: One team}", "merged into Kerbs: One team"),
        ("{item: lamps, how: moved, to: libraries/2019-20/lamps, reason: Why not}", "moved to Libraries: Why not"),
        ("{item: lamps, how: moved, to: libraries, when: May 2019, reason: Why not}", "moved to Libraries (May 2019)"),
    ],
)
def test_what_became_of_what_ended(ended: str, words: str) -> None:
    change = changed(
        {"services": "[{id: lamps, name: Lamps}, {id: kerbs, name: Kerbs}]"},
        {"services": "[{id: kerbs, name: Kerbs}]", "ended": f"[{ended}]"},
    )
    assert change.counts.ended_unexplained == 0
    assert words in shown(change, "Ended")


def test_what_came_from_another_department_is_told_with_its_reason() -> None:
    libraries = version(
        plan("libraries", LATER, ended="[{item: vans, how: moved, to: highways, reason: They need the yard}]")
    )
    assert libraries.money is not None
    change = changed({}, {"services": "[{id: vans, name: Vans}]"}, [libraries.money])
    entry = only(change)
    assert (entry.came_from, entry.reason, change.counts.moved) == ("Libraries", "They need the yard", 1)
    assert "from Libraries" in shown(change, "Renamed and moved")


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("target: {value: 3, reason: The money is gone}", "The money is gone"),
        ("target: {value: 3}, change: Counted by night", "Counted by night"),
        ("target: {value: 3}", ""),
    ],
)
def test_a_target_that_changed_with_a_reason_or_without(after: str, reason: str) -> None:
    change = changed(
        {"measures": "[{id: out, text: Lamps out, unit: lamps, target: {value: 1250.0}}]"},
        {"measures": f"[{{id: out, text: Lamps out, unit: lamps, {after}}}]"},
    )
    (field,) = only(change).fields
    assert (field.what, field.before, field.after, field.movement) == ("target", "1,250 lamps", "3 lamps", "lower")
    assert only(change).reason == reason
    assert change.counts.targets_unexplained == (0 if reason else 1)
    assert ("the plan does not say" in shown(change, "Targets and measures")) is not bool(reason)


def test_a_reason_among_the_plans_changes_counts() -> None:
    change = changed(
        {"measures": "[{id: out, text: Lamps out, direction: decrease}]"},
        {
            "measures": "[{id: out, text: Lamps out}]",
            "changes": "[{id: c1, text: Nobody can count them, item: out}, {id: c2, text: New lamps}]",
        },
    )
    assert only(change).reason == "Nobody can count them"
    assert [(each.what, each.after) for each in change.texts] == [("What it says changed", "New lamps")]


def test_a_measure_that_counts_something_else() -> None:
    change = changed(
        {"measures": '[{id: out, text: Out, unit: "%", good: low, definition: At noon, parts: [{id: a, text: A}]}]'},
        {"measures": "[{id: out, text: Out, unit: lamps, good: high, definition: At night, measures: [out]}]"},
    )
    whats = {field.what: field.after for field in only(change).fields}
    assert [*whats] == ["definition", "unit", "the good side", "part a", "what it measures"]
    assert whats["what it measures"] == "Out"
    assert change.counts.measures_redefined == 1


def test_a_target_date_that_moves_on_with_the_year_is_no_change() -> None:
    measures = "[{{id: out, text: Out, target: {{value: 5, by: {}}}}}]"
    on = {"measures": measures.format("31 March 2019")}
    assert changed(on, {"measures": measures.format("31 March 2020")}).is_empty
    assert changed(on, {"measures": measures.format("30 June 2020")}).counts.targets_changed == 1
    assert changed(on, {"period": EARLIER, "measures": measures.format("31 March 2020")}).counts.targets_changed == 1


@pytest.mark.parametrize(
    ("period", "whats"),
    [(LATER, ["figure of 2018-19 Q1"]), (EARLIER, ["figure of 2018-19 Q1", "figure of 2018-19 Q2"])],
)
def test_figures_of_a_new_year_are_no_change(period: str, whats: list[str]) -> None:
    change = changed(
        {"measures": "[{id: out, text: Out, readings: [{period: 2018-19 Q1, value: 4}]}]"},
        {
            "period": period,
            "measures": "[{id: out, text: Out, readings: "
            "[{period: 2018-19 Q1, value: 5}, {period: 2018-19 Q2, missing: Flood}]}]",
        },
    )
    assert [each.what for each in only(change).fields] == whats


def test_a_risk_that_moved() -> None:
    change = changed(
        {"risks": "[{id: dark, text: It is dark, likelihood: 2, impact: 4, score: 8, target: {score: 4}}]"},
        {"risks": "[{id: dark, text: It is dark, likelihood: 4, impact: 4, score: 16, colour: red}]"},
    )
    assert change.counts.risks_moved == 1
    assert (
        "Risks moved (1) | It is dark | score 8; likelihood 2 | "
        "score 16 (higher); likelihood 4 (higher); colour red | the plan does not say"
    ) in shown(change, "Risks")
    assert "target score" in shown(change, "Targets and measures")


def test_work_that_moved_in_time() -> None:
    work = "id: relight, text: Relight, scope: departmental"
    change = changed(
        {"programmes": f"[{{{work}, ends: May 2019, milestones: [{{text: Half, by: March 2019}}]}}]"},
        {"programmes": f"[{{{work}, ends: June 2019, milestones: [{{text: Half, by: April 2019}}], owner: Engineer}}]"},
    )
    found = shown(change, "Dates, people and the rest")
    assert "Relight: end | May 2019 | June 2019" in found
    assert "milestone “Half” | March 2019 | April 2019" in found
    assert "Relight: owner | not stated | Engineer" in found


def test_a_table_has_as_many_rows_as_are_counted() -> None:
    """A target of several parts is one target: the same number stands at the top and over the table."""
    before = "[{id: out, text: Out, unit: '%', target: {value: 5, least: 3, by: 2019-03-31}}, {id: b, text: B}]"
    change = changed(
        {"measures": before}, {"measures": "[{id: out, text: Out, unit: '%'}, {id: b, text: B, direction: decrease}]"}
    )
    found = shown(change, "Targets and measures")
    assert change.counts.targets_changed == 2
    assert "Targets changed (2)" in found
    assert "Out | target 5%; least acceptable 3%; target date 31 March 2019 | not stated" in found
    assert "B: direction | not stated | decrease" in found


def test_what_ran_out_before_the_year() -> None:
    change = changed({"programmes": "[{id: a, text: Relight, scope: corporate, ends: May 2018}]"}, {})
    fate = only(change).fate
    assert fate is not None
    assert (fate.kind, fate.when) == (FateKind.RAN_OUT, "May 2018")


def test_outcomes_gained_lost_and_kept() -> None:
    change = changed(
        {"services": "[{id: lamps, name: Lamps, contributes_to: [1, 2]}]"},
        {"services": "[{id: lamps, name: Lamps, contributes_to: [2]}]", "outcomes": "\nclaims: [{outcome: 3}]"},
    )
    states = [(each.state, each.number, each.named_by) for each in change.outcomes]
    assert states == [
        (OutcomeState.GAINED, "3", ("the plan",)),
        (OutcomeState.LOST, "1", ("Lamps",)),
        (OutcomeState.KEPT, "2", ("Lamps",)),
    ]
    assert "lost: not named any more" in shown(change, "Outcomes")


def test_outcomes_across_corporate_plans() -> None:
    succession = """
succession:
  - {earlier: 2018-23/1, to: [calm-town], basis: inferred}
  - {earlier: 2018-23/2, to: [], basis: judgement, note: Left to the colleges}
"""
    around = setting(ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN + succession)
    texts = (
        plan(period="2022-23", services="[{id: lamps, name: Lamps, contributes_to: [1, 2]}]"),
        plan(
            period="2023-24",
            corporate_plan="2023-28",
            services="[{id: lamps, name: Lamps, contributes_to: [calm-town, busy-town]}]",
        ),
    )
    old, new = (plan_version(loaded(each), around) for each in texts)
    assert old is not None
    assert new is not None
    change = build_plan_change(old, new)
    states = [(each.state, each.outcome, each.read_from, each.reason) for each in change.outcomes]
    assert states == [
        (OutcomeState.GAINED, "busy-town", (), ""),
        (OutcomeState.LOST, "skilled", (), "Left to the colleges"),
        (OutcomeState.KEPT, "calm-town", ("2018-23/1 (inferred)",), ""),
    ]
    assert "kept, as successor of 2018-23/1 (inferred)" in shown(change, "Outcomes")


def test_money_of_one_year_before_and_now() -> None:
    budget = "\nyear: 2019-20\nunit: thousand\nbasis: net\nlines: [{{label: Lamps, amount: {}}}]"
    change = changed({"period": LATER, "budget": budget.format(5)}, {"budget": budget.format(7)})
    assert change.money is not None
    (bridge,) = change.money.bridges
    assert bridge.headline == 2000
    assert "2019-20 before" in shown(change, "Money")
    same = changed({"period": LATER, "budget": budget.format(5)}, {"budget": budget.format(5)})
    assert same.is_empty


def test_a_budget_on_one_side_only_is_not_compared() -> None:
    budget = "\nyear: 2018-19\nunit: thousand\nbasis: net\nlines: [{label: Lamps, amount: 5}]"
    change = changed({"budget": budget}, {})
    assert "Not compared: Highways and Lighting, since the plan of 2019-20 holds no budget." in shown(change, "Money")


def test_the_plan_as_a_whole() -> None:
    change = changed(
        {"statement": "We light the town", "equalities": "[{criterion: E1, score: 2}]"},
        {"statement": "We light every town", "equalities": "[{criterion: E1, score: 3}]", "owner": "Engineer"},
    )
    assert [each.what for each in change.texts] == ["Statement"]
    assert [(each.what, each.before, each.after) for each in change.settings] == [
        ("Owner", "", "Engineer"),
        ("equalities, E1", "2", "3"),
    ]
    assert "Statement" in shown(change, "In other words")


def test_capitals_quotation_marks_and_stops_are_no_change() -> None:
    change = changed(
        {"objectives": "[{id: lit, text: 'Light the City''s streets.'}]"},
        {"objectives": "[{id: lit, text: Light the city\N{RIGHT SINGLE QUOTATION MARK}s streets}]"},
    )
    assert change.is_empty


def test_what_could_not_be_read_is_named() -> None:
    change = changed({"objectives": "[{id: lit, text: Light}, {id: 'no id', text: Dark}]"}, {})
    assert change.unread == ("plan.yaml: objectives",)
    assert "Could not be compared" in shown(change, "Not compared")


def test_markup_in_a_text_stays_text() -> None:
    before = version(plan(period=EARLIER, objectives="[{id: a, text: 'Use [tags] and 3 < 7_8 here'}]"))
    after = version(plan(period=LATER, objectives="[{id: a, text: 'Use [tags] and 4 < 7_8 here'}]"))
    paper = changes_paper(build_changes(before, after), "Smallbridge")
    tables = [each for section in paper.sections for each in blocks_within(section) if isinstance(each, Table)]
    (row,) = (each for table in tables if table.caption.startswith("In other words") for each in table.rows)
    words = [value_in_words(cell) for cell in row.cells if not isinstance(cell, Absent)]
    assert words[1:] == ["Use [tags] and [3] < 7_8 here", "Use [tags] and [4] < 7_8 here"]


def test_the_year_in_a_title_and_each_year_s_own_approval_are_no_changes() -> None:
    approved = "[{{committee: roads, date: {}, decision: Approved}}]"
    before = {"title": "Roads plan 2018-19", "approvals": approved.format("2018-03-12"), "period": EARLIER}
    after = {"title": "Roads plan 2019-20", "approvals": approved.format("2019-03-14")}
    assert changed(before, after).settings == ()
    again = changed({**after, "period": EARLIER}, {"title": "Plan of the roads", "period": EARLIER})
    assert [each.what for each in again.settings] == ["Title", "Approvals"]
