"""The demonstration council holds together: what adds up, what leads where, what was left open on purpose."""

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bizplan.model.kinds import KINDS, model_of
from tests.demo_council import (
    DOCUMENT_KEYS,
    FILES,
    ORGANISATION_KEYS,
    PLANS,
    WORK,
    Data,
    Step,
    at,
    document,
    documents,
    ids_in,
    item_at,
    name_of,
    number,
    of_kind,
    organisation_ids,
    paths_up,
    references,
    rows,
    steps,
    texts,
    words,
)

ALL = "2026-27"
LEVELS = ("individual", "team", "department")


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_the_shape_of_its_kind(file: str) -> None:
    data = document(file)
    kind = words(data, "kind")
    first = (PLANS / file).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={'../' * file.count('/')}schemas/{kind}.schema.json"
    assert model_of(kind).model_validate(data).document_id == name_of(data)


def test_every_kind_is_there() -> None:
    assert {words(each, "kind") for each in documents().values()} == set(KINDS)
    assert len(documents()) == len(FILES)
    assert Counter(words(each, "level") for each in of_kind("plan").values()) == {
        "department": 5,
        "team": 2,
        "individual": 2,
    }


# --- money -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["homes/2025-26", "homes/2026-27", "environment/2026-27", "resources/2026-27"])
def test_the_budget_adds_up(name: str) -> None:
    budget = at(documents()[name], "budget")
    amounts = {words(line, "label"): number(line, "amount") for line in rows(budget, "lines")}
    assert len(amounts) == len(rows(budget, "lines"))
    for subtotal in rows(budget, "subtotals"):
        assert number(subtotal, "amount") == sum(amounts[str(label)] for label in rows(subtotal, "of"))
    if rows(budget, "subtotals"):
        counted = Counter(str(label) for subtotal in rows(budget, "subtotals") for label in rows(subtotal, "of"))
        assert counted == Counter(list(amounts))
    if at(budget, "total"):
        gap = abs(number(budget, "total", "amount") - sum(amounts.values()))
        rounded = at(budget, "rounded") is True
        assert (0 < gap <= Decimal("0.5") * (len(amounts) + 1)) if rounded else gap == 0
    if at(budget, "control"):
        assert at(budget, "control", "amount") == at(budget, "total", "amount")
    for line in rows(budget, "lines"):
        assert (number(line, "amount") < 0) == (at(line, "income") is True)


def test_the_totals_are_these() -> None:
    stated = {
        (name, words(each, "label").partition(",")[0]): number(each, "amount")
        for name, plan in of_kind("plan").items()
        for each in (*rows(plan, "budget", "subtotals"), at(plan, "budget", "total"))
        if each
    }
    assert stated == {
        ("homes/2024-25", "General Fund"): 2709,
        ("homes/2024-25", "Housing Revenue Account"): 184,
        ("homes/2025-26", "General Fund"): 2709,
        ("homes/2025-26", "Housing Revenue Account"): 184,
        ("homes/2026-27", "General Fund"): 2715,
        ("homes/2026-27", "Housing Revenue Account"): 210,
        ("environment/2026-27", "General Fund"): 6610,
        ("environment/2026-27", "Otterfleet Common Trust"): 62,
        ("environment/2026-27", "Both funds"): 6672,
        ("resources/2026-27", "Total"): 5790,
    }


def test_each_line_belongs_to_a_service_a_fund_and_a_risk_class() -> None:
    for plan in of_kind("plan").values():
        services = {words(each, "id") for each in rows(plan, "services")}
        budget = at(plan, "budget")
        lines = rows(budget, "lines")
        assert {words(line, "service") for line in lines} == services
        for line in lines:
            assert at(line, "fund") or at(budget, "fund")
            assert at(line, "risk_class") or at(budget, "risk_class")


def test_savings_and_charts_add_up() -> None:
    homes, environment = documents()["homes/2026-27"], documents()["environment/2026-27"]
    savings = at(homes, "savings")
    assert sum(number(each, "amount") for each in rows(savings, "lines")) == number(savings, "total", "amount")
    (income,) = rows(homes, "charts")
    spent = [line for line in _lines(homes, "hra") if not at(line, "income")]
    assert _chart(income)["Rents"] == 12100
    assert sum(_chart(income).values()) == sum(number(line, "amount") for line in spent) == 12950
    (spending,) = rows(environment, "charts")
    gross = {
        words(line, "label"): number(line, "amount")
        for line in _lines(environment, "general-fund")
        if not at(line, "income")
    }
    assert _chart(spending) == gross
    assert sum(gross.values()) == 8133


def test_like_for_like_the_general_fund_rises_by_182() -> None:
    before, after = (
        {*_by_service(documents()[name], "general-fund").items()} for name in ("homes/2025-26", "homes/2026-27")
    )
    moved = {service for service, _ in before} - {service for service, _ in after}
    assert moved == {"advice-grants"}
    like = sum(amount for _, amount in after) - sum(amount for service, amount in before if service not in moved)
    assert like == 182


def test_original_budgets_in_the_returns_are_the_plans() -> None:
    for each in of_kind("return").values():
        plan = documents()[words(each, "plan")]
        planned = Counter[str]()
        for line in rows(plan, "budget", "lines"):
            planned[words(line, "service")] += int(number(line, "amount"))
        reported = Counter[str]()
        for line in rows(each, "spend", "lines"):
            reported[words(line, "service")] += int(number(line, "original"))
        assert reported == planned


# --- references --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_every_reference_leads_somewhere(file: str) -> None:
    data = document(file)
    home = words(data, "plan") if at(data, "kind") == "return" else name_of(data)
    for key, reference in references(data):
        if key in ORGANISATION_KEYS:
            assert reference in organisation_ids(), (key, reference)
        elif key in DOCUMENT_KEYS:
            assert reference in documents(), (key, reference)
        else:
            assert steps(home, reference) or reference in organisation_ids(), (key, reference)


def test_ended_items_are_the_earlier_plans_and_nothing_else_is_dropped() -> None:
    earlier, later = documents()["homes/2025-26"], documents()["homes/2026-27"]
    watched = ("services", "objectives", "programmes", "measures", "risks")
    gone = {words(each, "id") for part in watched for each in rows(earlier, part)} - ids_in(later)
    assert gone == {words(each, "item") for each in rows(later, "ended")}
    assert {words(each, "how") for each in rows(later, "ended")} == {"moved", "merged", "completed", "stopped"}


# --- the golden thread and the coverage --------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in documents() if at(documents()[name], "level") == "individual"])
def test_each_item_of_a_persons_plan_reaches_an_outcome_through_team_and_department(name: str) -> None:
    for part in ("objectives", "actions"):
        for item in rows(documents()[name], part):
            paths = [[*path] for path in paths_up((name, words(item, "id")))]
            assert paths
            for path in paths:
                assert path[-1][0] == "2025-29"
                passed = [words(documents()[step[0]], "level") for step in path[:-1]]
                assert list(dict.fromkeys(passed)) == list(LEVELS)


def test_all_work_reaches_an_outcome() -> None:
    for name, plan in of_kind("plan").items():
        for part in WORK:
            for item in rows(plan, part):
                assert paths_up((name, words(item, "id"))), (name, item)


def test_six_outcomes_are_served_one_is_only_claimed_and_one_is_a_gap() -> None:
    plans = [(name, plan) for name, plan in of_kind("plan").items() if at(plan, "period") == ALL]
    claimed = {words(claim, "outcome") for _, plan in plans for claim in rows(plan, "outcomes", "claims")}
    served = {
        path[-1][1]
        for name, plan in plans
        for part in ("services", "programmes", "workstreams")
        for item in rows(plan, part)
        for path in paths_up((name, words(item, "id")))
    }
    assert served == set("123458")
    assert claimed - served == {"6"}
    assert {words(each, "number") for each in rows(documents()["2025-29"], "outcomes")} - claimed == {"7"}


def test_the_shared_programme_is_told_alike_by_both() -> None:
    told = {}
    for unit, other in (("homes", "environment"), ("environment", "homes")):
        (programme,) = (
            each for each in rows(documents()[f"{unit}/{ALL}"], "programmes") if at(each, "id") == "safer-streets"
        )
        assert other in rows(programme, "partners")
        told[unit] = [at(programme, key) for key in ("name", "starts", "ends", "cost")]
    assert told["homes"] == told["environment"]


# --- measures, risks, returns, papers ----------------------------------------------------------------------------


def test_each_measure_can_be_judged() -> None:
    wanted = ("unit", "good", "direction", "scheme", "owner", "baseline", "target", "measures", "readings")
    for name, plan in of_kind("plan").items():
        for measure in rows(plan, "measures"):
            assert all(at(measure, key) for key in wanted), (name, at(measure, "id"))
            assert at(measure, "target", "value")
            assert (at(measure, "good") == "high") == (at(measure, "direction") == "increase")


def test_each_programme_workstream_and_capability_has_a_measure_an_owner_and_an_end() -> None:
    for name, plan in of_kind("plan").items():
        measured = {str(each) for measure in rows(plan, "measures") for each in rows(measure, "measures")}
        for part in ("programmes", "workstreams", "capabilities"):
            for item in rows(plan, part):
                assert words(item, "id") in measured, (name, item)
                assert at(item, "owner")
                assert at(item, "ends") or part == "capabilities"


def test_risk_scores_are_products_in_their_bands() -> None:
    (matrix,) = rows(documents()["otterfleet"], "risk_matrices")
    steps = {scale: {words(each, "value") for each in rows(matrix, scale)} for scale in ("likelihood", "impact")}
    risks = [risk for each in documents().values() for risk in rows(each, "risks")]
    assert len(risks) >= 14
    for risk in risks:
        score = number(risk, "score")
        assert score == number(risk, "likelihood") * number(risk, "impact")
        assert all(words(risk, scale) in values for scale, values in steps.items())
        if at(risk, "colour"):
            (band,) = (each for each in rows(matrix, "bands") if number(each, "least") <= score <= number(each, "most"))
            assert at(band, "colour") == at(risk, "colour")
            assert number(risk, "target", "score") <= score


def test_statuses_and_trends_in_the_returns_follow_from_the_figures() -> None:
    latest: dict[Step, Decimal] = {}
    judged: Counter[str] = Counter()
    for name in sorted(of_kind("return")):
        each = documents()[name]
        for reading in rows(each, "readings"):
            step = (words(each, "plan"), words(reading, "measure"))
            measure = item_at(*step)
            before = latest.get(step) or number(rows(measure, "readings")[-1], "value")
            if not at(reading, "value"):
                assert at(reading, "missing")
                continue
            value = number(reading, "value")
            assert at(reading, "status") == _status(measure, value), step
            good = value > before if at(measure, "good") == "high" else value < before
            assert at(reading, "trend") == ("same" if value == before else "better" if good else "worse"), step
            if at(reading, "status") != "green" and at(reading, "forecast") == "green":
                assert at(reading, "comment")
            if at(reading, "status") == "red":
                assert at(reading, "comment")
                assert any(_contributes(action, step[1]) for action in rows(documents()[step[0]], "actions"))
            latest[step] = value
            judged[words(reading, "status")] += 1
    assert set(judged) == {"green", "amber", "red"}
    readings = [reading for each in of_kind("return").values() for reading in rows(each, "readings")]
    assert sum(bool(at(reading, "missing")) for reading in readings) == 1


def test_one_comment_on_the_draft_is_unanswered() -> None:
    (consultation,) = of_kind("consultation").values()
    feedback = rows(consultation, "feedback")
    assert [words(each, "id") for each in feedback if not at(each, "response")] == ["rural-buses"]


def test_the_report_is_complete_and_in_time() -> None:
    (report,), (minute,) = of_kind("committee-report").values(), of_kind("minute").values()
    (form,) = rows(documents()["otterfleet"], "report_templates")
    answers = [
        answer
        for section in rows(report, "sections")
        for paragraph in rows(section, "paragraphs")
        for answer in rows(paragraph, "implications")
    ]
    assert [at(answer, "topic") for answer in answers] == rows(form, "implications")
    assert all(at(answer, "reason") or words(answer, "answer") != "None" for answer in answers)
    assert all(at(report, "spending", key) for key in ("outcomes", "extra", "amount", "funding", "agreed"))
    (appendix,) = rows(report, "appendices")
    assert at(appendix, "document") == "homes/2026-27"
    assert any("Appendix 1" in text for section in rows(report, "sections") for text in texts(section))
    assert words(minute, "resolution").startswith("RESOLVED")
    assert at(minute, "date") == at(rows(report, "meetings")[0], "date")
    published, meeting = (date.fromisoformat(words(each)) for each in (at(report, "published_on"), at(minute, "date")))
    between = (published + timedelta(days) for days in range(1, (meeting - published).days))
    assert sum(day.weekday() < 5 for day in between) >= 5
    assert meeting.weekday() < 5


def test_the_words_name_nobody_and_every_acronym_is_in_the_glossary() -> None:
    glossary = {words(each, "term") for each in rows(documents()["otterfleet"], "glossary")} | {"UK", "RESOLVED"}
    for name, each in documents().items():
        for text in texts(each):
            assert not re.search(r"@[a-z]|\b0[0-9]{4}|\b(Mr|Mrs|Ms|Dr|Cllr)\b", text), (name, text)
            if "-" in text and " " not in text:
                continue
            for word in re.findall(r"\b(?!Q[1-4]\b)[A-Z]{2,6}\b", text):
                assert word in glossary, (name, word)


def _contributes(item: Data, to: str) -> bool:
    return to in rows(item, "contributes_to")


def _lines(plan: Data, fund: str) -> list[Data]:
    return [line for line in rows(plan, "budget", "lines") if at(line, "fund") == fund]


def _by_service(plan: Data, fund: str) -> Counter[str]:
    totals = Counter[str]()
    for line in _lines(plan, fund):
        totals[words(line, "service")] += int(number(line, "amount"))
    return totals


def _chart(chart: Data) -> dict[str, Decimal]:
    return {words(each, "label"): number(each, "amount") for each in rows(chart, "data")}


def _status(measure: Data, value: Decimal) -> str:
    target, high = number(measure, "target", "value"), at(measure, "good") == "high"
    if at(measure, "scheme") == "floor-and-ideal":
        return "green" if value >= target else "amber" if value >= number(measure, "target", "least") else "red"
    short = (target - value if high else value - target) / target * 100
    return "green" if short <= 5 else "amber" if short <= 10 else "red"
