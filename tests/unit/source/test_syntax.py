"""Faults of syntax in plain words: the whole message, the place and the way out."""

import pytest
from yaml import Mark, MarkedYAMLError, YAMLError

from bizplan.diagnostics import Severity, Span
from bizplan.source import reader
from bizplan.source.document import read
from bizplan.source.syntax import in_quotes, stretch_end, syntax_fault
from tests.cases.broken import BROKEN
from tests.unit.source.marked import marked, places

PASSED_BY_PYYAML = {"an impossible escape", "an unknown directive"}


@pytest.mark.parametrize("name", BROKEN)
def test_the_fault_is_told_in_plain_words(name: str) -> None:
    table_text, messages, hint = BROKEN[name]
    text, spans, notes = marked(table_text)

    document, diagnostics = read("plans/x.yaml", text.encode())

    assert document is None
    assert [each.message for each in diagnostics] == ([messages] if isinstance(messages, str) else list(messages))
    assert places(diagnostics) == (spans, notes)
    assert not hint or diagnostics[-1].finding.hint == hint
    assert {(each.rule, each.severity, each.location.file) for each in diagnostics} == {
        ("invalid-yaml", Severity.ERROR, "plans/x.yaml"),
    }


@pytest.mark.parametrize("name", BROKEN)
def test_the_parser_without_libyaml_finds_a_fault_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _, _ = marked(BROKEN[name][0])
    monkeypatch.setattr(reader, "CParser", None)

    document, diagnostics = read("x.yaml", text.encode())

    assert (document is None) == (name not in PASSED_BY_PYYAML)
    assert bool(diagnostics) == (name not in PASSED_BY_PYYAML)


@pytest.mark.parametrize(
    ("text", "column", "end"),
    [("a: b", 3, 4), ("a: b # c", 3, 4), ("a: b\t# c  ", 3, 4), ("a: b#c  ", 3, 6), ("a:   ", 3, 3), ("", 0, 0)],
)
def test_a_stretch_ends_before_a_comment(text: str, column: int, end: int) -> None:
    assert stretch_end(text, column) == end


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a: b", '"a: b"'), ('say "x"', "'say \"x\"'"), ("C:\\it's", "'C:\\it''s'"), ("x" * 61, f'"{"x" * 60}…"')],
)
def test_text_in_quotes_is_what_it_was(text: str, quoted: str) -> None:
    assert in_quotes(text) == quoted


def test_a_fault_without_a_place_is_told_for_the_file() -> None:
    fault = syntax_fault(YAMLError("no mark"), None, ("a",))

    assert (fault.span, fault.message) == (Span(1, 1, 1, 1), "the file cannot be read as YAML")


def test_a_fault_in_words_that_nobody_knows_has_its_place() -> None:
    mark = Mark("x.yaml", 0, 1, 2, "", 0)

    fault = syntax_fault(MarkedYAMLError(problem="new", problem_mark=mark), None, ("a", "b cd # e"))

    assert (fault.span, fault.message) == (Span(2, 3, 2, 5), "the text cannot be read as YAML from here")
