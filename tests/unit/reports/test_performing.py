"""Figures, targets and what is stated to lines: a contradiction shows both, a missing figure says why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bizplan.index.measured import Figures, PerformanceFacts, PlanMeasures, ReadFigure, ReturnedFigures
from bizplan.index.setting import Setting
from bizplan.index.standings import Aim
from bizplan.model.organisation import Organisation
from bizplan.reports.performance import FigureLine, State, Trend
from bizplan.reports.performance_words import judgement
from bizplan.reports.performing import Scope, build_performance

_SCHEME = {
    "id": "gap-5-10", "name": "Gap", "compares": "shortfall to target", "green_to": "5", "amber_to": "10",
    "green": "up to 5%", "amber": "up to 10%", "red": "more",
}  # fmt: skip
_SETTING = Setting(
    Organisation.model_validate({"kind": "organisation", "id": "c", "name": "Council", "rag_schemes": [_SCHEME]})
)
_PLAN = "homes/2026-27"
_AIM = Aim("gap-5-10", Decimal(90), None, "high", "increase")


def _line(aim: Aim, *told: ReadFigure) -> FigureLine:
    figures = Figures("m", "m", "Repairs", "", "%", "", aim, "90", "", "", "", "", (), starts_at_baseline=False)
    plan = PlanMeasures("p.yaml", _PLAN, "homes", "homes", "department", "2026-27", "", (figures,), ())
    given = ReturnedFigures("r.yaml", f"{_PLAN}@q1", _PLAN, "2026-27 Q1", date(2026, 7, 20), "Officer", told, (), "")
    facts = (PerformanceFacts(plan=plan), PerformanceFacts(given=given))
    return build_performance(facts, _SETTING, Scope("2026-27", date(2026, 8, 1))).lines[0]


def _read(value: str | None, why_none: str = "", status: str = "", period: str = "2026-27") -> ReadFigure:
    figure = None if value is None else Decimal(value)
    return ReadFigure("m", period, figure, why_none, f"{_PLAN}@q1", status=status)


def test_a_status_with_its_rule() -> None:
    line = _line(_AIM, _read("86.0"))
    assert (line.state, line.rule) == (State.GREEN, "86.0 against 90, 4.4% short; amber over 5% (scheme gap-5-10)")
    assert not line.is_exception


def test_a_stated_status_that_the_numbers_do_not_make_is_shown_with_both() -> None:
    line = _line(_AIM, _read("70", status="green"))
    assert line.contradicts
    assert line.is_exception
    assert (
        judgement(line)
        == "70 against 90, 22.2% short; red over 10% (scheme gap-5-10). Stated as green, which the numbers do not make"
    )


def test_a_missing_figure_says_why_and_is_an_exception() -> None:
    line = _line(_AIM, _read(None, "the survey is in May"))
    assert (line.state, line.is_exception) == (State.UNKNOWN, True)
    assert line.why_not == "there is no figure for 2026-27: the survey is in May"


def test_maintain_alone_does_not_say_which_way_is_good() -> None:
    line = _line(Aim("gap-5-10", Decimal(90), None, "", "maintain"), _read("95", period="2025-26"), _read("92"))
    assert line.why_not == "it is not stated whether a high figure is good"
    assert (line.trend, line.trend_rule) == (Trend.MOVED, "down 3 from 95 (2025-26), and should stay the same")


def test_a_move_the_wrong_way_is_an_exception_though_on_target() -> None:
    line = _line(_AIM, _read("95", period="2025-26"), _read("92"))
    assert (line.state, line.trend, line.is_exception) == (State.GREEN, Trend.WORSE, True)


def test_a_baseline_is_never_the_latest_figure_and_gives_way_to_what_was_read() -> None:
    start = ReadFigure("m", "2025-26", Decimal(99), "", _PLAN)
    own = Figures("m", "m", "Repairs", "", "%", "", _AIM, "90", "", "", "", "", (start,), starts_at_baseline=True)
    read = tuple(replace(start, period=period, value=value) for period, value in _READ_BEFORE.items())
    before = replace(own, readings=read, starts_at_baseline=False)
    plans = (
        PlanMeasures("p.yaml", _PLAN, "homes", "homes", "department", "2026-27", "", (own,), ()),
        PlanMeasures("o.yaml", "homes/2025-26", "homes", "homes", "department", "2025-26", "", (before,), ()),
    )
    facts = [PerformanceFacts(plan=each) for each in plans]
    scope = Scope("2026-27", date(2026, 8, 1))
    (line,) = build_performance(facts, _SETTING, scope).lines
    assert (line.period, line.value, line.trend) == ("2025-26", Decimal(80), Trend.WORSE)
    (alone,) = build_performance(facts[:1], _SETTING, scope).lines
    assert (alone.value, alone.trend) == (None, Trend.UNKNOWN)


_READ_BEFORE = {"2024-25": Decimal(85), "2025-26": Decimal(80)}


def test_last_year_s_target_carried_over_as_baseline_is_no_point_of_the_history() -> None:
    """Nor is what was stated of last year's figure stated of this year."""
    start = ReadFigure("m", "2025-26", Decimal(90), "", _PLAN)
    own = Figures("m", "m", "Repairs", "", "%", "", replace(_AIM, target=None), "", "", "", "", "", (start,), True)  # noqa: FBT003 -- it starts at its baseline
    before = replace(own, aim=_AIM, target="90", readings=(), starts_at_baseline=False)
    told = ReadFigure(
        "m", "2025-26 Q3", Decimal(70), "", "homes/2025-26@q3", status="red", trend="same", forecast="red"
    )
    facts = [
        PerformanceFacts(PlanMeasures("p.yaml", _PLAN, "homes", "homes", "department", "2026-27", "", (own,), ())),
        PerformanceFacts(
            PlanMeasures("o.yaml", "homes/2025-26", "homes", "homes", "department", "2025-26", "", (before,), ())
        ),
        PerformanceFacts(
            given=ReturnedFigures(
                "r.yaml", "homes/2025-26@q3", "homes/2025-26", "2025-26 Q3", date(2026, 1, 9), "Head", (told,), (), ""
            )
        ),
    ]
    (line,) = build_performance(facts, _SETTING, Scope("2026-27", date(2026, 8, 1))).lines
    assert [(each.period, each.value) for each in line.history] == []
    measured = replace(
        facts[1].plan or _NO_PLAN, figures=(replace(before, readings=(replace(told, period="2024-25"),)),)
    )
    facts[1] = PerformanceFacts(measured)
    (line,) = build_performance(facts, _SETTING, Scope("2026-27", date(2026, 8, 1))).lines
    assert {each.period: each.value for each in line.history} == {"2024-25": 70, "2025-26 Q3": 70}
    assert (line.stated, line.stated_trend, line.forecast) == ("", "", "")


_NO_PLAN = PlanMeasures("", "", "", "", "", "", "", (), ())
