"""On generated plans, coverage states and pounds are those of a naive second reckoning, in any order of files."""

import json
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.index.outcome_facts import OutcomeFacts, outcome_facts
from bizplan.index.record import index_document
from bizplan.reports.coverage import Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.outcome_weights import OutcomeWeights, build_outcome_weights
from tests.property.naive_outcomes import Entry, Line, Naive, PlainPlan, Up
from tests.small_council import loaded, setting

OUTCOMES = {"2018-23": ("safe", "skilled", "tidy"), "2023-28": ("busy-town", "calm-town")}
SECTIONS = {"service": "services", "objective": "objectives", "programme": "programmes", "measure": "measures"}
FUNDS = ("", "general", "harbour")
FUND_NAMES = {"": "", "general": "General Fund", "harbour": "Harbour Fund"}
UNITS = (
    ("highways", "highways", "department"),
    ("libraries", "libraries", "department"),
    ("lamps", "highways", "team"),
    ("warden", "libraries", "individual"),
)
PENNY = Fraction(1, 100)
AROUND = setting()

SHARES = (None, None, None, 10, 30, 50, 60, 100)
ALL_OUTCOMES = [(framework, each) for framework, held in OUTCOMES.items() for each in held]


def some_plans(chance: Random) -> list[PlainPlan]:
    """Up to four plans of one year and perhaps one of another, with threads between any of their entries."""
    units = chance.sample(UNITS, chance.randint(1, 4))
    heads = [(unit, department, level, "2019-20") for unit, department, level in units]
    if chance.random() < 0.3:
        heads.append((*units[0], "2020-21"))
    kinds = {
        f"{unit}/{year}": ["service", *chance.choices([*SECTIONS], k=chance.randint(0, 4))]
        for unit, _, _, year in heads
    }
    places = [(document, f"e{at}") for document, held in kinds.items() for at in range(len(held))]
    return [
        PlainPlan(
            f"{unit}/{year}",
            department,
            level,
            year,
            chance.choice(["2018-23", "2018-23", "2018-23", "2018-23", "2023-28"]),
            tuple(entry(kind, f"e{at}", places, chance) for at, kind in enumerate(kinds[f"{unit}/{year}"])),
            tuple(chance.sample(ALL_OUTCOMES, chance.randint(0, 2))),
            chance.random() < 0.3,
            tuple(line(chance) for _ in range(chance.randint(0, 4))),
        )
        for unit, department, level, year in heads
    ]


def entry(kind: str, identity: str, places: list[tuple[str, str]], chance: Random) -> Entry:
    """An entry of up to three threads; a measure has no shares, since no money comes to it."""
    ups = []
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        share = None if kind == "measure" else chance.choice(SHARES)
        if chance.random() < 0.5:
            ups.append(Up(entry=chance.choice(places), share=share))
        else:
            ups.append(Up(outcome=chance.choice(ALL_OUTCOMES), share=share))
    return Entry(kind, identity, tuple(ups), has_target=chance.random() < 0.5)


def line(chance: Random) -> Line:
    """A budget line, for some entry or for none."""
    return Line(chance.choice(["e0", "e0", "e1", ""]), chance.randint(-5000, 5000), chance.choice(FUNDS))


def text(plan: PlainPlan) -> str:
    """The plan as its file holds it."""
    unit, _, year = plan.document.partition("/")
    sections: dict[str, list[object]] = {}
    for entry in plan.entries:
        sections.setdefault(SECTIONS[entry.kind], []).append(written(entry, plan))
    lines = [
        {"label": "Money", "amount": line.pounds}
        | ({"service": line.service} if line.service else {})
        | ({"fund": line.fund} if line.fund else {})
        for line in plan.lines
    ]
    claims = [{"outcome": "/".join(each)} for each in plan.named]
    units = {"team": {"team": unit}, "individual": {"post": unit}}
    document: dict[str, object] = {
        "kind": "plan", "level": plan.level, "department": plan.department, **units.get(plan.level, {}),
        "period": year, "corporate_plan": plan.framework, **sections,
    }  # fmt: skip
    if claims or plan.blanket:
        document["outcomes"] = {"claims": claims} | ({"blanket": {"text": "All of them."}} if plan.blanket else {})
    if lines:
        document["budget"] = {"year": year, "unit": "pound", "basis": "net", "lines": lines}
    return json.dumps(document)


def written(entry: Entry, plan: PlainPlan) -> object:
    """An entry as its plan's file holds it."""
    threads: list[object] = []
    for up in entry.ups:
        to = "/".join(up.outcome or up.entry or ())
        if up.entry and up.entry[0] == plan.document:
            to = up.entry[1]
        threads.append(to if up.share is None else {"to": to, "share": up.share})
    rest: dict[str, object] = {"scope": "departmental"} if entry.kind == "programme" else {}
    if entry.has_target and entry.kind == "measure":
        rest["target"] = {"value": 9}
    return {"id": entry.id, "name": "An entry", "text": "An entry.", "contributes_to": threads, **rest}


def facts(plan: PlainPlan) -> OutcomeFacts:
    document = loaded(text(plan), f"{plan.document}.yaml")
    found = outcome_facts(document, index_document(document, AROUND), AROUND)
    assert found is not None
    return found


def fewer_pennies_than_lines(weights: OutcomeWeights, naive: Naive) -> bool:
    """Whether each outcome has what the naive reckoning gives it, but for the rounding of each line to the penny."""
    for fund in FUNDS:
        by_hand = naive.pounds(fund)
        allowed = PENNY * sum(len(plan.lines) for plan in naive.plans)
        purse = next((each for each in weights.purses if each.fund == FUND_NAMES[fund]), None)
        found: dict[tuple[str, str], Decimal] = {}
        if purse is not None:
            found = {(row.outcome, "stated"): row.sum.stated for row in purse.rows}
            found |= {(row.outcome, "apportioned"): row.sum.apportioned for row in purse.rows}
            found["", ""] = purse.unallocated_sum
        for key in {*found, *by_hand}:
            if abs(Fraction(found.get(key, Decimal(0))) - by_hand.get(key, Fraction(0))) > allowed:
                return False
    return True


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_states_and_pounds_are_those_of_a_naive_reckoning(seed: int) -> None:
    # Drawn so, every kind of thread and share is as likely in the first example as in the last.
    chance = Random(seed)  # noqa: S311 -- no secret
    generated = some_plans(chance)
    corporate_plan = chance.choice(["2018-23", "2018-23", "2023-28"])
    around = AROUND
    framework = around.frameworks[corporate_plan]
    naive = Naive(generated, corporate_plan, "2019-20")
    held = [facts(each) for each in generated]

    coverage = build_coverage((each.coverage for each in held), framework, around, Question("2019-20"))
    weights = build_outcome_weights(held, framework, around, "2019-20")

    assert {row.outcome: row.state.value for row in coverage.outcomes} == {
        outcome: naive.state(outcome) for outcome in OUTCOMES[corporate_plan]
    }
    assert {row.outcome: row.items for row in coverage.outcomes} == {
        outcome: naive.items(outcome) for outcome in OUTCOMES[corporate_plan]
    }
    assert fewer_pennies_than_lines(weights, naive)
    for fund in FUNDS:
        budget = sum(
            line.pounds
            for plan in naive.plans
            if plan.level == "department"
            for line in plan.lines
            if line.fund == fund
        )
        assert budget == sum(each.budget_sum for each in weights.purses if each.fund == FUND_NAMES[fund])
    assert all(each.holds for each in weights.reconciled)

    chance.shuffle(held)
    assert build_outcome_weights(held, framework, around, "2019-20") == weights
    again = build_coverage((each.coverage for each in held), framework, around, Question("2019-20"))
    assert {row.outcome: (row.state, row.items) for row in again.outcomes} == {
        row.outcome: (row.state, row.items) for row in coverage.outcomes
    }
