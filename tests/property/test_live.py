"""A figure in prose is the figure of the command, however the budget is made up; no text breaks the grammar."""

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.coverage import PlanCoverage
from bizplan.model.plan import Plan
from bizplan.render.prose import plain
from bizplan.reports.budget import build_budget
from bizplan.reports.coverage_map import latest_coverage
from bizplan.reports.library import Library
from bizplan.reports.live_figures import Newsstand
from bizplan.reports.paper import Text
from bizplan.values.amounts import MoneyUnit, pounds_in_prose
from bizplan.values.live import LiveFormError, live_parts, live_references
from tests import small_council
from tests.small_council import coverage, framework, loaded, money, record, setting

AMOUNTS = st.lists(st.integers(1, 10**6), min_size=1, max_size=6)
UNITS = st.sampled_from([*MoneyUnit])
PIECES = st.sampled_from(("[[", "]]", "\\", "table ", "a/2019-20", " budget", " “x”", "\n", "4", " coverage", "é", "*"))


def stand(text: str, *coverages: PlanCoverage) -> Newsstand:
    model = loaded(text).model
    assert isinstance(model, Plan)
    council = setting()
    map_ = latest_coverage(coverages, framework(), council, "2019-20") if coverages else None
    library = Library(council, {model.document_id: model}, {("2018-23", "2019-20"): map_} if map_ else {})
    return Newsstand(library, "2018-23")


@given(AMOUNTS, UNITS)
def test_a_total_in_prose_is_the_total_of_the_command(amounts: list[int], unit: MoneyUnit) -> None:
    lines = ", ".join(f"{{label: L{place}, service: s{place}, amount: {each}}}" for place, each in enumerate(amounts))
    services = "[" + ", ".join(f"{{id: s{place}, name: S{place}}}" for place in range(len(amounts))) + "]"
    table = (
        f"year: 2019-20\nunit: {unit}\nbasis: net\nlines: [{lines}]\ntotal: {{label: All, amount: {sum(amounts)}}}\n"
    )
    text = small_council.plan(services=services, budget=table)
    report = build_budget([money(text)], [record(text)], setting(), "2019-20")
    (budget,) = report.departments
    assert budget.total is not None
    assert budget.total.stated is not None
    held = stand(text)

    (whole,) = live_references("[[highways/2019-20 budget]]")
    assert held.words(whole) == pounds_in_prose(budget.total.stated / unit.pounds, unit)
    for place, line in enumerate(budget.figures):
        by_service, by_label = live_references(
            f"[[highways/2019-20/s{place} budget]][[highways/2019-20 budget 'L{place}']]"
        )
        assert line.pounds is not None
        assert held.words(by_service) == held.words(by_label) == pounds_in_prose(line.pounds / unit.pounds, unit)


@given(st.lists(st.sampled_from(("safe", "skilled", "tidy")), max_size=3, unique=True))
def test_outcomes_in_prose_are_those_of_the_map(served: list[str]) -> None:
    text = small_council.plan(services=f"[{{id: s, name: S, contributes_to: [{', '.join(served)}]}}]")
    held = stand(text, coverage(text))

    (count,) = live_references("[[highways/2019-20 outcomes]]")
    assert held.words(count) == str(len(served))
    for outcome in ("safe", "skilled", "tidy"):
        state, departments = live_references(f"[[{outcome} coverage 2019-20]][[2018-23/{outcome} departments 2019-20]]")
        assert held.words(state) == ("unmeasured" if outcome in served else "gap")
        assert held.words(departments) == str(int(outcome in served))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_text_is_read_or_refused_and_nothing_of_it_is_lost(text: str) -> None:
    try:
        parts = live_parts(text)
    except LiveFormError:
        assert live_references(text) == ()
        return
    written = "".join(each if isinstance(each, str) else each.written for each in parts)
    assert "".join(written.split()) == "".join(text.split())


@given(st.text("ab *_[]()\\<>&#|!`~", min_size=1, max_size=12).filter(lambda words: words.strip() == words))
def test_what_a_plan_says_stands_as_it_is(words: str) -> None:
    quoted = words.replace("'", "''")
    text = small_council.plan(measures=f"[{{id: m, text: M, target: {{as_printed: '{quoted}'}}}}]")
    said = stand(text).prose("It is [[highways/2019-20/m target]] now.")
    assert plain(Text(said)) == f"It is {' '.join(words.split())} now."


def test_a_share_below_one_per_cent_is_not_nothing() -> None:
    table = (
        "year: 2019-20\nunit: pound\nbasis: net\nlines: [{label: A, service: a, amount: 4}, {label: B, amount: 996}]\n"
    )
    text = small_council.plan(services="[{id: a, name: A}]", budget=f"{table}total: {{label: All, amount: 1000}}\n")
    (share,) = live_references("[[highways/2019-20/a share]]")
    assert stand(text).words(share) == "0.4%"
