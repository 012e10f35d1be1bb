"""Texts to their acronyms, and to those that they explain."""

import pytest

from bizplan.checks.acronyms import acronyms, stem, unexplained
from bizplan.model.base import Document
from bizplan.model.kinds import model_of


def plan(*texts: str) -> Document:
    objectives = [{"id": f"o{number}", "text": text} for number, text in enumerate(texts)]
    head = {"kind": "plan", "level": "department", "department": "d", "period": "2026-27", "corporate_plan": "2025-29"}
    return model_of("plan").model_validate({**head, "objectives": objectives})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Connect CoLC to the CSPT via KPIs", ["CoLC", "CSPT", "KPIs"]),
        ("Corp & Member Services (Inc. TC Office)", ["TC"]),
        ("OfSTED's ratings, HRA-funded and non-HRA homes", ["OfSTED", "HRA", "HRA"]),
        ("HRA/GF and and/or", ["HRA", "GF"]),
        # no acronym
        ("The City of London", []),
        ("Covid and McDonald and MacLeod", []),
        ("Part II, phase IV and XIX", []),
        ("Risks HC-1, CR24 and COO-MKT-WM 004 in Q3", []),
        ("COVID-19", []),
        ("RESOLVED that it be so", []),
        ("It must NOT be so", []),
        ("A B C", []),
        ("A HEADING IN CAPITALS", []),
        ("write to A.SMITH@example.org or see WWW.EXAMPLE.ORG", []),
        ("U.K. and e.g. this", []),
        ("COUNCIL", []),
    ],
)
def test_an_acronym_is_two_to_six_letters_with_two_capitals(text: str, found: list[str]) -> None:
    assert [use.acronym for use in acronyms(plan(text))] == found


@pytest.mark.parametrize(
    "texts",
    [
        ["our response to VAWG (Violence Against Women and Girls)."],
        ["anti-social behaviour (ASB)", "ASB again"],
        ["ASB first", "then anti-social behaviour (ASB)"],
        ["Department of Community and Children's Services (DCCS)"],
        ["Key performance indicators (KPIs) have been chosen"],
        ["Key performance indicators (“KPIs”) have been chosen", "one KPI"],
        ["the City of London Corporation (the CoLC) does"],
        ["Completing Equality Analysis (EQIA) and more"],
        ["EPC: energy performance certificate"],
        ["EPC stands for energy performance certificate"],
        ["HRA – Housing Revenue Account"],
        ["TV (television)"],
    ],
)
def test_an_acronym_is_explained_by_the_words_beside_it(texts: list[str]) -> None:
    assert unexplained(plan(*texts), frozenset()) == {}


@pytest.mark.parametrize(
    ("texts", "stems"),
    [
        (["ASB (see page 4)"], ["asb"]),
        (["our partners (ASB)"], ["asb"]),
        (["HRA – the fund for homes"], ["hra"]),
        (["ASB. Anti-social behaviour is rare"], ["asb"]),
        (["KPIs and a KPI, ASB"], ["kpi", "asb"]),
    ],
)
def test_other_words_beside_it_explain_nothing(texts: list[str], stems: list[str]) -> None:
    assert list(unexplained(plan(*texts), frozenset())) == stems


def test_what_is_known_needs_no_words_in_any_case_and_number() -> None:
    known = frozenset(map(stem, ("Ofsted", "KPI", "MPs")))
    assert unexplained(plan("OfSTED rates KPIs for an MP"), known) == {}


def test_every_place_of_an_acronym_is_kept_in_order() -> None:
    (uses,) = unexplained(plan("ASB here", "none", "ASB there"), frozenset()).values()
    assert [use.route for use in uses] == [("objectives", 0, "text"), ("objectives", 2, "text")]
