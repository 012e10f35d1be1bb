"""Where a budget's money goes along the threads upwards: every split by hand."""

from decimal import Decimal

import pytest

from bizplan.index.coverage import OutcomeKey
from bizplan.index.money import plan_money
from bizplan.index.outcome_facts import OutcomeFacts, outcome_facts
from bizplan.index.outcome_money import Basis, Portion, ThreadMap, Unallocated, plan_threads
from bizplan.index.record import index_document
from bizplan.source.plain import form_of
from tests.small_council import ORGANISATION, framework, loaded, plan, setting

STATED, APPORTIONED = Basis.STATED, Basis.APPORTIONED
LIGHTING = "lines: [{label: Lighting, amount: 100, service: lighting}]"


def portions(*texts: str, corporate_plan: str = "2018-23") -> tuple[Portion, ...]:
    """What becomes of the first plan's budget."""
    around = setting()
    documents = [(each, index_document(each, around)) for each in map(loaded, texts)]
    threads = [plan_threads(*each, around) for each in documents]
    money = plan_money(*documents[0], around)
    assert money is not None
    return ThreadMap([each for each in threads if each], framework(corporate_plan)).portions(money)


def went(*texts: str, corporate_plan: str = "2018-23") -> dict[tuple[str, str], str]:
    """Outcome, or why none, with its basis -> pounds."""
    return {
        (each.outcome.outcome if each.outcome else str(each.end), str(each.basis)): f"{each.pounds:f}"
        for each in portions(*texts, corporate_plan=corporate_plan)
    }


def lit(contributes: str, **rest: str) -> str:
    """A plan whose one service costs £100 and contributes so."""
    services = f"- {{id: lighting, name: Lighting, contributes_to: [{contributes}]}}\n" + rest.pop("services", "")
    budget = rest.pop("budget", LIGHTING)
    return plan(services=services, budget=f"year: 2019-20\nunit: pound\nbasis: net\n{budget}", **rest)


def objectives(**contributes: str) -> str:
    return (
        "\n".join(
            f"- {{id: {name}, text: Something, contributes_to: [{threads}]}}" for name, threads in contributes.items()
        )
        + "\n"
    )


@pytest.mark.parametrize(
    ("contributes", "expected"),
    [
        ("1", {("safe", "apportioned"): "100"}),
        ("1, 3", {("safe", "apportioned"): "50", ("tidy", "apportioned"): "50"}),
        ("2a, 2b, 3", {("skilled", "apportioned"): "50", ("tidy", "apportioned"): "50"}),  # one outcome, named twice
        ("{to: 1, share: 70}, {to: 3, share: 30}", {("safe", "stated"): "70", ("tidy", "stated"): "30"}),
        ("{to: 1, share: 70}, 3", {("safe", "stated"): "70", ("tidy", "apportioned"): "30"}),
        ("{to: 1, share: 70}, 2, 3",
         {("safe", "stated"): "70", ("skilled", "apportioned"): "15", ("tidy", "apportioned"): "15"}),
        ("{to: 1, share: 70}, 1", {("safe", "stated"): "70", ("safe", "apportioned"): "30"}),
        ("{to: 1, share: 70}", {("safe", "stated"): "70", ("left over", "stated"): "30"}),
        ("{to: 2a, share: 20}, {to: 2b, share: 80}", {("skilled", "stated"): "100"}),
        ("{to: 1, share: 0}, 3", {("tidy", "apportioned"): "100"}),
        ("{to: 1, share: 33.3}", {("safe", "stated"): "33.30", ("left over", "stated"): "66.70"}),
        # Shares that cannot be count as none.
        ("{to: 1, share: 70}, {to: 3, share: 40}", {("safe", "apportioned"): "50", ("tidy", "apportioned"): "50"}),
        ("{to: 1, share: 170}", {("safe", "apportioned"): "100"}),
        ("{to: 1, share: -10}, 3", {("safe", "apportioned"): "50", ("tidy", "apportioned"): "50"}),
        # Threads that lead nowhere, and to another corporate plan.
        ("", {("no outcome", "stated"): "100"}),
        ("99", {("no outcome", "stated"): "100"}),
        ("99, 1", {("safe", "apportioned"): "100"}),
        ("{to: 99, share: 40}, 1", {("safe", "apportioned"): "60", ("no outcome", "stated"): "40"}),
        ("2023-28/busy-town", {("other corporate plan", "stated"): "100"}),
        ("2023-28/busy-town, 1", {("safe", "apportioned"): "100"}),
        ("{to: 2023-28/busy-town, share: 40}, 1",
         {("safe", "apportioned"): "60", ("other corporate plan", "stated"): "40"}),
    ],
)  # fmt: skip
def test_a_service_s_own_threads(contributes: str, expected: dict[tuple[str, str], str]) -> None:
    assert went(lit(contributes)) == expected


@pytest.mark.parametrize(
    ("contributes", "above", "expected"),
    [
        ("light-up", {"light-up": "1, 3"}, {("safe", "apportioned"): "50", ("tidy", "apportioned"): "50"}),
        # A single thread takes all the money on, and the shares there count; the first step was nobody's word.
        ("light-up", {"light-up": "{to: 1, share: 80}, {to: 3, share: 20}"},
         {("safe", "apportioned"): "80", ("tidy", "apportioned"): "20"}),
        ("{to: light-up, share: 50}, {to: 2, share: 50}", {"light-up": "{to: 1, share: 80}, {to: 3, share: 20}"},
         {("safe", "stated"): "40", ("skilled", "stated"): "50", ("tidy", "stated"): "10"}),
        # Several without a share: each outcome they lead to once, whatever shares are stated further up.
        ("light-up, 2", {"light-up": "{to: 1, share: 80}, {to: 3, share: 20}"},
         {("safe", "apportioned"): "33.34", ("skilled", "apportioned"): "33.33", ("tidy", "apportioned"): "33.33"}),
        ("light-up, clear-up", {"light-up": "1", "clear-up": "1"}, {("safe", "apportioned"): "100"}),
        ("light-up, clear-up", {"light-up": "{to: 1, share: 50}", "clear-up": ""},
         {("safe", "apportioned"): "50", ("left over", "stated"): "50"}),
        # Circles.
        ("light-up", {"light-up": "clear-up", "clear-up": "light-up, 1"}, {("safe", "apportioned"): "100"}),
        ("light-up", {"light-up": "clear-up", "clear-up": "light-up"}, {("no outcome", "stated"): "100"}),
        ("{to: light-up, share: 100}", {"light-up": "{to: clear-up, share: 50}, {to: 1, share: 50}",
                                        "clear-up": "{to: light-up, share: 100}"},
         {("safe", "stated"): "50", ("safe", "apportioned"): "50"}),
    ],
)  # fmt: skip
def test_threads_through_other_entries(
    contributes: str, above: dict[str, str], expected: dict[tuple[str, str], str]
) -> None:
    assert went(lit(contributes, objectives=objectives(**above))) == expected


def test_a_thread_into_another_plan_is_followed_where_that_plan_is_on_the_map() -> None:
    highways = lit("libraries/2019-20/read")
    libraries = plan("libraries", objectives=objectives(read="{to: 2, share: 100}"))
    assert went(highways, libraries) == {("skilled", "apportioned"): "100"}
    assert went(highways) == {("no outcome", "stated"): "100"}


def test_each_corporate_plan_has_the_whole_of_the_money() -> None:
    text = lit("1, 2023-28/busy-town, 2023-28/calm-town")
    assert went(text) == {("safe", "apportioned"): "100"}
    assert went(text, corporate_plan="2023-28") == {
        ("busy-town", "apportioned"): "50",
        ("calm-town", "apportioned"): "50",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{label: Reserve, amount: 100}", {("no service", "stated"): "100"}),
        ("{label: Reserve, amount: 100, service: paving}", {("no service", "stated"): "100"}),
        ("{label: Fees, amount: -100.01, service: lighting, income: true}",
         {("safe", "apportioned"): "-50.01", ("tidy", "apportioned"): "-50"}),
        ("{label: Fine, amount: 0.005, service: lighting}",
         {("safe", "apportioned"): "0.003", ("tidy", "apportioned"): "0.002"}),
        ("{label: Nothing, amount: 0, service: lighting}",
         {("safe", "apportioned"): "0", ("tidy", "apportioned"): "0"}),
    ],
)  # fmt: skip
def test_budget_lines(line: str, expected: dict[tuple[str, str], str]) -> None:
    assert went(lit("1, 3", budget=f"lines: [{line}]")) == expected


def test_what_a_total_holds_besides_its_lines_is_unallocated() -> None:
    total = "total: {label: Total, amount: 130}"
    assert went(lit("1", budget=f"exhaustive: false\n{LIGHTING}\n{total}")) == {
        ("safe", "apportioned"): "100",
        ("not listed", "stated"): "30",
    }
    # Lines that are all there is, and miss the total, are a fault of the total.
    assert went(lit("1", budget=f"{LIGHTING}\n{total}")) == {("safe", "apportioned"): "100"}


def test_a_chain_of_threads_may_be_as_long_as_it_likes() -> None:
    links = {f"o{at}": f"o{at + 1}" for at in range(1200)}
    assert went(lit("o0", objectives=objectives(**links, o1200="1"))) == {("safe", "apportioned"): "100"}


def test_portions_say_where_they_come_from() -> None:
    (portion,) = portions(lit("{to: 1, share: 100}"))
    assert portion == Portion("highways/2019-20", 0, OutcomeKey("2018-23", "safe"), STATED, Decimal(100))
    (none,) = portions(lit(""))
    assert (none.end, none.outcome) == (Unallocated.NO_OUTCOME, None)


def test_the_walk_s_facts_have_a_plain_form_and_are_of_plans_alone() -> None:
    text, around = lit("{to: 1, share: 12.5}, 99, libraries/2019-20/read"), setting()
    document = loaded(text)
    facts = outcome_facts(document, index_document(document, around), around)
    form = form_of(OutcomeFacts)
    assert form.load(form.dump(facts)) == facts
    other = loaded(ORGANISATION)
    assert outcome_facts(other, index_document(other, around), around) is None
