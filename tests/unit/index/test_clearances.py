"""A clearance stands until something that it covers is changed."""

from bizplan.index.clearances import Standing, clearance_states, fingerprint
from bizplan.index.setting import Setting
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.organisation import Organisation

REPORT = {
    "kind": "committee-report",
    "id": "r",
    "meetings": [],
    "subject": "The plan",
    "public": "public",
    "report_of": "Director",
    "spending": {"extra": "yes", "amount": "5,174", "unit": "thousand"},
    "summary": ["Short"],
    "recommendations": [],
    "sections": [],
}
FINANCE = {"head": "finance", "papers": ["committee-report"], "covers": ["spending"]}
LEGAL = {"head": "legal", "papers": ["committee-report"]}
SETTING = Setting(
    Organisation.model_validate({"kind": "organisation", "id": "c", "name": "C", "needed_clearances": [FINANCE, LEGAL]})
)


def report(**changes: object) -> CommitteeReport:
    return CommitteeReport.model_validate(REPORT | changes)


def standing(**changes: object) -> dict[str, Standing]:
    return {each.head: each.standing for each in clearance_states(report(**changes), SETTING)}


def cleared(head: str, content: str | None, **more: object) -> dict[str, object]:
    found = {"head": head, "role": "Treasurer", "date": "2026-01-02", **more}
    return found | ({"content": content} if content else {})


BOTH = [cleared("finance", fingerprint(report(), ("spending",))), cleared("legal", fingerprint(report()))]


def test_what_is_missing_is_said() -> None:
    assert standing() == {"finance": Standing.MISSING, "legal": Standing.MISSING}


def test_only_edits_to_what_it_covers_void_it() -> None:
    assert standing(clearances=BOTH) == {"finance": Standing.CLEARED, "legal": Standing.CLEARED}
    assert standing(clearances=BOTH, summary=["Long"]) == {"finance": Standing.CLEARED, "legal": Standing.VOID}
    assert standing(clearances=BOTH, status="published", note="n") == {
        "finance": Standing.CLEARED,
        "legal": Standing.CLEARED,
    }


def test_an_amount_written_otherwise_is_the_same() -> None:
    same = {"extra": "yes", "amount": "5174", "unit": "thousand"}

    assert standing(clearances=BOTH, spending=same)["finance"] is Standing.CLEARED
    assert standing(clearances=BOTH, spending=same | {"amount": "5175"})["finance"] is Standing.VOID


def test_one_without_a_fingerprint_or_withdrawn_does_not_stand() -> None:
    found = standing(clearances=[cleared("finance", None), cleared("legal", fingerprint(report()), valid=False)])

    assert found == {"finance": Standing.UNBOUND, "legal": Standing.WITHDRAWN}
