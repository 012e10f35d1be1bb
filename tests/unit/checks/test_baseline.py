"""The baseline as text and as values."""

import json
from datetime import date

import pytest

from bizplan.checks.baseline import Baseline, Known, baseline_from, baseline_text, grown, shrunk
from bizplan.checks.fingerprints import fingerprints
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.errors import BizplanError, ExitCode

DAY = date(2026, 4, 1)
KNOWN = Known("f1", "weasel-words", "plans/a.yaml", "“robust” cannot be tested", "Head of Roads", "2026-12-31")


def found(rule: str, item: str = "smooth-roads", waived: str = "") -> Diagnostic:
    finding = Finding(f"{rule} at {item}", Location("plans/a.yaml", ("objectives", 0)))
    return Diagnostic(rule, Severity.WARNING, finding, waived, "highways/2026-27", ("objectives", item))


def known(each: Diagnostic, owner: str = "", until: str = "") -> Known:
    return Known(fingerprints([each])[0], each.rule, each.location.file, each.message, owner, until)


@pytest.mark.parametrize(
    ("until", "held"), [("", True), ("2026-04-01", True), ("2026-03-31", False), ("2026-04-02", True)]
)
def test_an_entry_is_held_to_its_last_day(until: str, held: bool) -> None:
    entry = Known("f1", "weasel-words", "plans/a.yaml", "", until=until)

    assert entry.holds(DAY) is held
    assert Baseline((entry,)).known(DAY) == ({"f1"} if held else set())


def test_what_is_written_is_read_again() -> None:
    baseline = Baseline((KNOWN, Known("f2", "long-sentence", "plans/b.yaml", "61 words; “£000”")))
    assert baseline_from(baseline_text(baseline), "baseline.json") == baseline


def test_the_text_is_in_order_and_leaves_out_what_is_empty() -> None:
    entries = [
        Known("f3", "a-rule", "b.yaml", "m"),
        Known("f2", "b-rule", "a.yaml", "m"),
        Known("f1", "b-rule", "a.yaml", "m"),
        Known("f4", "a-rule", "a.yaml", "m", until="2026-12-31"),
    ]

    text = baseline_text(Baseline(tuple(entries)))
    assert text == baseline_text(Baseline(tuple(reversed(entries))))
    assert text.endswith("}\n")
    written = json.loads(text)
    assert [each["fingerprint"] for each in written["findings"]] == ["f4", "f1", "f2", "f3"]
    assert written["findings"][0] == {
        "fingerprint": "f4", "rule": "a-rule", "file": "a.yaml", "message": "m", "until": "2026-12-31",
    }  # fmt: skip


def test_an_empty_baseline() -> None:
    assert baseline_from(baseline_text(Baseline()), "baseline.json") == Baseline()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 1, "findings": [{"fingerprint": "f1"}]}',
        '{"version": 1, "findings": [{"fingerprint": "f", "rule": "r", "file": "f", "message": "m", "colour": "red"}]}',
        '{"version": 1, "findings": ["f1"]}',
        '{"version": 1, "findings": [{"fingerprint": "f", "rule": "r", "file": "f", "message": "m", "until": "soon"}]}',
    ],
    ids=[
        "empty",
        "words",
        "a list",
        "no version",
        "no findings",
        "an entry without its rule",
        "an unknown field",
        "an entry that is a text",
        "an end that is no day",
    ],
)
def test_what_is_no_baseline_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(BizplanError, match=r"^base\.json") as refused:
        baseline_from(text, "base.json")

    assert refused.value.exit_code is ExitCode.WRONG_USE
    assert refused.value.hint.endswith(".")


def test_another_version_is_refused_by_its_number() -> None:
    with pytest.raises(BizplanError, match=r"version 2; this bizplan reads version 1"):
        baseline_from('{"version": 2, "findings": []}', "base.json")


def test_shrinking_keeps_what_is_still_found_as_it_was_and_adds_nothing() -> None:
    old, gone, new = found("weasel-words"), found("long-sentence"), found("text-slip")
    kept = known(old, "Head of Roads", "2026-12-31")

    assert shrunk(Baseline((known(gone), kept)), [new, old]) == Baseline((kept,))
    assert shrunk(Baseline((kept,)), []) == Baseline()


def test_growing_takes_in_all_that_is_found_and_keeps_owners_and_ends() -> None:
    old, gone, new = found("weasel-words"), found("long-sentence"), found("text-slip")
    kept = known(old, "Head of Roads", "2026-12-31")

    assert grown(Baseline((kept, known(gone))), [new, old]) == Baseline((known(new), kept))


def test_what_a_document_allows_is_not_taken_in() -> None:
    allowed, open_ = found("weasel-words", waived="Agreed"), found("weasel-words")

    assert grown(Baseline(), [allowed]) == Baseline()
    assert [each.rule for each in grown(Baseline(), [allowed, open_]).entries] == ["weasel-words"]
