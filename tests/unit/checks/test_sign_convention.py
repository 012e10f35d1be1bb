"""A return with money is held against a council that says how it signs its figures."""

from datetime import date

from bizplan.checks.rule import View
from bizplan.checks.rules.unexplained_variance import RULE
from bizplan.index.record import index_document
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, setting

RETURN = """
kind: return
plan: highways/2019-20
period: 2019-20 Q1
supplied: {role: Director of Highways, date: 2019-07-21}
"""
SPEND = "spend: {unit: thousand, lines: [{service: lamps, original: 4, forecast: 4}]}\n"


def _messages(text: str, organisation: str) -> list[str]:
    document, around = loaded(text, "return.yaml"), setting(organisation, CORPORATE_PLAN)
    view = View(document, index_document(document, around), around, date(2019, 7, 21))
    return [finding.message for finding in RULE.documents[0].run(document.model, view)]


def test_a_council_that_does_not_say_is_asked_where_money_is_reported() -> None:
    [message] = _messages(RETURN + SPEND, ORGANISATION)

    assert message == "money is reported, and the council does not say whether cost is positive or negative"


def test_no_money_no_question() -> None:
    assert _messages(RETURN, ORGANISATION) == []


def test_a_council_that_says_so_is_not_asked() -> None:
    assert _messages(RETURN + SPEND, f"{ORGANISATION}sign_convention: cost positive\n") == []
