"""Texts to references, in the one grammar."""

import re

import pytest

from bizplan.values import refs
from bizplan.values.refs import Reference, ReferenceFormError, reference


@pytest.mark.parametrize(
    ("text", "document", "item"),
    [
        ("P4", "", "P4"),
        ("prevent-training", "", "prevent-training"),
        ("4", "", "4"),
        ("4b", "", "4b"),
        ("012", "", "012"),
        ("KPP3", "", "KPP3"),
        ("2018-23", "2018-23", ""),
        ("2018-23@2017-06", "2018-23@2017-06", ""),
        ("2019-form", "2019-form", ""),
        ("4bb", "4bb", ""),
        ("2018-23/4", "2018-23", "4"),
        ("2018-23/4b", "2018-23", "4b"),
        ("2018-23@2017-06/safe", "2018-23@2017-06", "safe"),
        ("air-quality-2019/S1", "air-quality-2019", "S1"),
        ("town-clerk/2019-20", "town-clerk/2019-20", ""),
        ("town-clerk/2019-20@draft", "town-clerk/2019-20@draft", ""),
        ("town-clerk/2019-20/P4", "town-clerk/2019-20", "P4"),
    ],
)
def test_a_reference(text: str, document: str, item: str) -> None:
    assert reference(text) == Reference(text, document, item)
    assert str(reference(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "P4 ", "two words", "P4\n", "-P4", "P4-", "a--b", "P_4", "É1", "1.10", "P4,P5", "#4", "(a)"),
        *("/", "/P4", "P4/", "town-clerk//P4", "town-clerk/2019/P4", "a/b/c", "a/2019-20/b/c", "town-clerk/2019-20/"),
        *("2018-23@", "@2017-06", "2018-23/@", "1town/2019-20/P4", "a/4bb"),
    ],
)
def test_another_text_is_no_reference(text: str) -> None:
    with pytest.raises(ReferenceFormError, match="is not a reference; write an id such as P4"):
        reference(text)


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        (refs.ID, ["P4", "prevent-training", "a"], ["4", "2018-23", "a-", "a--b", "a b", ""]),
        (refs.DOCUMENT_ID, ["air-quality-2019", "2019", "2019-form"], ["-a", "a/b", "a@b", ""]),
        (refs.FRAMEWORK_ID, ["2018-23", "2018-23@2017-06", "2024-29@final"], ["2018", "2018-23@", "1818-23", "a"]),
    ],
)
def test_what_may_be_an_id_may_be_referred_to(pattern: str, fits: list[str], does_not: list[str]) -> None:
    assert [bool(re.fullmatch(pattern, each)) for each in fits + does_not] == [True] * len(fits) + [False] * len(
        does_not
    )
    assert [reference(each).text for each in fits] == fits
