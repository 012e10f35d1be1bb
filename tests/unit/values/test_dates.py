"""Texts of dates to days and stretches of days, kept as exactly as they were stated."""

from datetime import date

import pytest

from bizplan.values.dates import DateError, day, day_in_words, when

MARCH_31_2018 = date(2018, 3, 31)


@pytest.mark.parametrize("text", ["2017-06-16", "16 June 2017", "16  june 2017", " 16 JUNE 2017 "])
def test_a_day(text: str) -> None:
    assert day(text) == date(2017, 6, 16)
    assert day_in_words(day(text)) == "16 June 2017"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a date; write it as 2017-06-16"),
        ("16/06/2017", "is not a date"),
        ("June 2017", "is not a date"),
        ("16 Juno 2017", "is not a date"),
        ("16 Jun 2017", "is not a date"),
        ("2017-6-16", "is not a date"),
        ("tomorrow", "is not a date"),
        ("2017-02-29", "is not a day in the calendar"),
        ("31 April 2017", "is not a day in the calendar"),
        ("0000-01-01", "is not a day in the calendar"),
        ("2017-13-01", "is not a day in the calendar"),
    ],
)
def test_another_text_is_no_day(text: str, words: str) -> None:
    with pytest.raises(DateError, match=words):
        day(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "shown"),
    [
        ("2018-03-31", MARCH_31_2018, MARCH_31_2018, "day", "31 March 2018"),
        ("31 March 2018", MARCH_31_2018, MARCH_31_2018, "day", "31 March 2018"),
        ("March 2018", date(2018, 3, 1), MARCH_31_2018, "month", "March 2018"),
        ("2018-03", date(2018, 3, 1), MARCH_31_2018, "month", "March 2018"),
        ("February 2020", date(2020, 2, 1), date(2020, 2, 29), "month", "February 2020"),
        ("1899-05", date(1899, 5, 1), date(1899, 5, 31), "month", "May 1899"),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year", "2021"),
        ("2017-18", date(2017, 4, 1), MARCH_31_2018, "financial year", "2017-18"),
        ("2011/12", date(2011, 4, 1), date(2012, 3, 31), "financial year", "2011-12"),
        ("2011-2012", date(2011, 4, 1), date(2012, 3, 31), "financial year", "2011-12"),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31), "financial year", "1999-00"),
    ],
)
def test_a_stretch_of_time(text: str, first: date, last: date, precision: str, shown: str) -> None:
    stated = when(text)

    assert (stated.first, stated.last, stated.precision) == (first, last, precision)
    assert str(stated) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a date; write 2018-03-31, March 2018, 2018 or 2017-18"),
        ("soon", "is not a date"),
        ("TBC", "is not a date"),
        ("Autumn 2018", "is not a date"),
        ("1818", "is not a date"),
        ("2018-14", "is not a date"),
        ("2018-00", "is not a date"),
        ("0000-05", "is not a day in the calendar"),
        ("30 February 2018", "is not a day in the calendar"),
        ("2011-12", "may be a month or a financial year; write the month in words, or the year as 2011/12"),
        ("2001-02", "may be a month or a financial year"),
    ],
)
def test_another_text_is_no_date(text: str, words: str) -> None:
    with pytest.raises(DateError, match=words):
        when(text)


def test_dates_sort_by_their_first_day() -> None:
    stated = [when("2018"), when("2017-18"), when("March 2018"), when("2018-01-01")]

    assert [str(each) for each in sorted(stated)] == ["2017-18", "1 January 2018", "2018", "March 2018"]
