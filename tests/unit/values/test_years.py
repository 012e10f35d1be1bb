"""Texts of years to one value each, whatever their spelling."""

from datetime import date

import pytest

from bizplan.values.years import FinancialYear, Period, YearError, YearSpan, financial_year, period, year_span


@pytest.mark.parametrize(
    "text",
    ["2021/22", "2021-22", "2021 - 22", "2021\N{EN DASH}22", "2021-2022", "2021/2022", " 2021-22 ", "2021 / 22"],
)
def test_every_spelling_of_a_financial_year_is_one_value(text: str) -> None:
    assert financial_year(text) == FinancialYear(2021)
    assert str(financial_year(text)) == "2021-22"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-18", date(2017, 4, 1), date(2018, 3, 31)),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2099-00", date(2099, 4, 1), date(2100, 3, 31)),
    ],
)
def test_a_financial_year_runs_from_april_to_march(text: str, first: date, last: date) -> None:
    assert (financial_year(text).first_day, financial_year(text).last_day) == (first, last)
    assert str(financial_year(text)) == text


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2018-23", YearSpan(2018, 2023)),
        ("2018-2023", YearSpan(2018, 2023)),
        ("1998-03", YearSpan(1998, 2003)),
        ("2018-48", YearSpan(2018, 2048)),
        ("2019-20", YearSpan(2019, 2020)),
    ],
)
def test_a_span_of_years(text: str, span: YearSpan) -> None:
    assert year_span(text) == span
    assert year_span(str(span)) == span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-21", "spans 2 years; a financial year spans one, such as 2019-20"),
        ("2019", "is not a financial year; write it as 2019-20"),
        ("19-20", "is not a financial year"),
        ("2019 to 2020", "is not a financial year"),
        ("", "is not a financial year"),
        ("2019-2", "is not a financial year"),
        ("1819-20", "is not a financial year"),
        ("2019-20\n2020-21", "is not a financial year"),
        ("2020-2019", "runs backwards or too far"),
        ("2020-2020", "runs backwards or too far"),
        ("2020-20", "runs backwards or too far"),
        ("2018-49", "runs backwards or too far"),
    ],
)
def test_another_text_is_no_financial_year(text: str, words: str) -> None:
    with pytest.raises(YearError, match=words):
        financial_year(text)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("2021-22 Q2", Period(FinancialYear(2021), "Q2"), "2021-22 Q2"),
        ("2021/22 q2", Period(FinancialYear(2021), "Q2"), "2021-22 Q2"),
        ("2021 - 22 - Q2", Period(FinancialYear(2021), "Q2"), "2021-22 Q2"),
        ("2021-22Q2", Period(FinancialYear(2021), "Q2"), "2021-22 Q2"),
        ("2021\N{EN DASH}22", Period(FinancialYear(2021)), "2021-22"),
        ("Q3", Period(None, "Q3"), "Q3"),
        ("P12", Period(None, "P12"), "P12"),
    ],
)
def test_a_reporting_period(text: str, value: Period, shown: str) -> None:
    assert period(text) == value
    assert str(value) == shown
    assert period(shown) == value


@pytest.mark.parametrize(
    "text", ["", "2021", "spring", "Q", "2", "Q2 2021-22", "2021-22 second", "2021-23 Q1", "22 Q1"]
)
def test_another_text_is_no_period(text: str) -> None:
    with pytest.raises(YearError):
        period(text)
