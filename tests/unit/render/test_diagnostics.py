"""Diagnostics in words and in JSON: what a golden file of a whole run does not show."""

import json

import pytest

from bizplan.diagnostics import Diagnostic, Finding, Location, Severity, Span
from bizplan.render.diagnostics_json import as_json
from bizplan.render.diagnostics_text import concise, in_full, summary
from bizplan.render.ink import Ink
from bizplan.render.placed import Place, PlacedDiagnostic, position, tally

PLAIN = Ink()


def diagnostic(message: str = "two documents are called “a”", **fields: str) -> Diagnostic:
    severity = Severity(fields.pop("severity", "error"))
    waived = fields.pop("waived", "")
    file = fields.pop("file", "a.yaml")
    return Diagnostic("duplicate-id", severity, Finding(message, Location(file), fields.pop("hint", "")), waived)


def place(path: str = "plans/a.yaml", text: str = "id: a", label: str = "") -> Place:
    return Place(path, Span(2, 5, 2, 6), ("id",), {1: "kind: minute", 2: text} if text else {}, label)


def full(placed: PlacedDiagnostic, width: int = 60) -> str:
    return "\n".join(in_full([placed], width=width, ink=PLAIN))


def test_a_place_in_another_file_has_its_own_lines_under_its_name() -> None:
    other = place("plans/b.yaml", label="first here")
    assert full(PlacedDiagnostic(diagnostic(hint="Change one."), place(), (other,))) == (
        "plans/a.yaml:2:5: error[duplicate-id]\n"
        "two documents are called “a”\n"
        " 1 | kind: minute\n"
        " 2 | id: a\n"
        "   |     ^\n"
        "plans/b.yaml:2:5:\n"
        " 2 | id: a\n"
        "   |     - first here\n"
        "help: Change one.\n"
    )


def test_a_place_whose_lines_cannot_be_shown_is_named_all_the_same() -> None:
    other = place("plans/b.yaml", text="", label="first here")
    assert full(PlacedDiagnostic(diagnostic(), place(text=""), (other,))) == (
        "plans/a.yaml:2:5: error[duplicate-id]\ntwo documents are called “a”\nplans/b.yaml:2:5: first here\n"
    )


def test_long_words_are_wrapped_and_the_hint_is_set_in() -> None:
    placed = PlacedDiagnostic(diagnostic("word " * 15, hint="way " * 12, waived="why " * 12), place(text=""))
    assert full(placed, width=40) == (
        "plans/a.yaml:2:5: allowed[duplicate-id]\n"
        "word word word word word word word word\n"
        "word word word word word word word\n"
        "help: way way way way way way way way\n"
        "      way way way way\n"
        "allowed: why why why why why why why why\n"
        "         why why why why\n"
    )


def test_on_a_wide_terminal_sentences_stay_readable() -> None:
    lines = full(PlacedDiagnostic(diagnostic("word " * 60), place(text="x " * 80)), width=200).splitlines()
    assert max(map(len, lines[1:4])) <= 100
    assert max(map(len, lines)) == 164


def test_concise_is_one_line_whatever_the_message_holds() -> None:
    placed = PlacedDiagnostic(diagnostic("a\n  message\x1b[31m", waived="so\nit is"), place())
    assert list(concise([placed], ink=PLAIN)) == [
        "plans/a.yaml:2:5: allowed[duplicate-id] a message␛[31m (allowed: so it is)"
    ]


@pytest.mark.parametrize(
    ("documents", "found", "expected"),
    [
        (1, [], "1 document checked: no errors"),
        (1200, [], "1,200 documents checked: no errors"),
        (12, [("error", "a"), ("error", "a")], "12 documents checked: 2 errors in 1 file"),
        (2, [("error", "a"), ("warning", "b")], "2 documents checked: 1 error and 1 warning in 2 files"),
        (
            2,
            [("info", "a"), ("warning", "a"), ("warning", "b")],
            "2 documents checked: 2 warnings and 1 note in 2 files",
        ),
        (
            2,
            [("error", "a"), ("warning", "a"), ("info", "a")],
            "2 documents checked: 1 error, 1 warning and 1 note in 1 file",
        ),
    ],
)
def test_summary(documents: int, found: list[tuple[str, str]], expected: str) -> None:
    diagnostics = [diagnostic(severity=severity, file=file) for severity, file in found]
    assert summary(tally(diagnostics, documents), ink=PLAIN) == expected
    with_allowed = tally([*diagnostics, diagnostic(waived="so", file="z")], documents)
    assert summary(with_allowed, ink=PLAIN) == f"{expected}; 1 allowed"


def test_the_verdict_has_the_colour_of_the_worst() -> None:
    ink = Ink(colour=True)
    assert "\x1b[1;33m1 warning" in summary(tally([diagnostic(severity="warning")], 1), ink=ink)
    assert "\x1b[32mno errors" in summary(tally([], 1), ink=ink)


def test_json_has_null_for_what_is_not_said_and_keeps_every_sign() -> None:
    placed = PlacedDiagnostic(diagnostic("“£5” – \ud800"), place(label="here"), (place("b.yaml", label="there"),))
    text = as_json([placed], tally([placed.diagnostic], 3), "plans")
    assert "“£5”" in text
    written = json.loads(text.encode(errors="backslashreplace"))
    [only] = written["diagnostics"]
    assert only["message"] == "“£5” – \ud800"
    assert (only["hint"], only["waived"], only["label"]) == (None, None, "here")
    assert only["notes"] == [{"label": "there", "location": {**only["location"], "file": "b.yaml"}}]
    assert only["location"]["route"] == ["id"]


def test_the_order_is_by_file_place_and_weight() -> None:
    def at(path: str, line: int, severity: str) -> PlacedDiagnostic:
        return PlacedDiagnostic(diagnostic(severity=severity), Place(path, Span(line, 1, line, 2), (), {}))

    ordered = [at("a", 2, "info"), at("a", 10, "error"), at("a", 10, "warning"), at("b", 1, "error")]
    mixed = [ordered[2], ordered[3], ordered[1], ordered[0]]
    assert sorted(mixed, key=position) == ordered
