"""`bizplan explain`: one rule, or all of them, for the terminal and as Markdown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bizplan.checks.catalogue import catalogue
from bizplan.cli.main import main

NAMES = [each.name for each in catalogue()]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_one_rule(form: str, golden: Callable[[str, str], None], capsys: Capture) -> None:
    assert main(["explain", "direction-without-baseline", "--format", form]) == 0
    golden(f"explain/rule.{'md' if form == 'markdown' else 'txt'}", capsys.readouterr().out)


def test_in_colour_the_words_are_the_same(capsys: Capture) -> None:
    main(["explain", "ambiguous-scalar"])
    plain = capsys.readouterr().out
    main(["--color", "always", "explain", "ambiguous-scalar"])
    coloured = capsys.readouterr().out
    assert "\x1b[" in coloured
    assert coloured.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "") == plain


@pytest.mark.parametrize("rule", NAMES)
def test_every_rule_can_be_explained(rule: str, capsys: Capture) -> None:
    assert main(["explain", rule]) == 0
    told = capsys.readouterr()
    first, standing, *rest = told.out.splitlines()
    assert first == rule
    assert standing.partition(",")[0] in {"error", "warning", "info"}
    assert any(line.startswith("Why: ") for line in rest)
    assert told.err == ""
    prose = [line for line in rest if not line.startswith("    ")]
    assert max(map(len, prose)) <= 80


def test_the_list_names_every_rule_in_80_columns(capsys: Capture) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-2] if line[0] != " "] == NAMES
    assert max(map(len, lines)) <= 80
    assert lines[-1] == f"{len(NAMES)} rules; “bizplan explain RULE” tells more of one."


def test_the_page_has_a_heading_and_a_row_for_every_rule(capsys: Capture) -> None:
    assert main(["explain", "--format", "markdown"]) == 0
    page = capsys.readouterr().out
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == ["Rules", *NAMES]
    assert sum(token.type == "tr_open" for token in tokens) == 1 + len(NAMES)
    assert all(f"[`{name}`](#{name})" in page for name in NAMES)


def test_to_a_file(tmp_path: Path, capsys: Capture) -> None:
    main(["explain", "ambiguous-scalar"])
    plain = capsys.readouterr().out
    assert main(["--color", "always", "explain", "ambiguous-scalar", "--output", str(tmp_path / "rule.txt")]) == 0
    assert (tmp_path / "rule.txt").read_text("utf-8") == plain
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("ambigous-scalar", "Did you mean “ambiguous-scalar”?"), ("x", "“bizplan explain” lists all rules.")],
)
def test_a_rule_that_is_none(name: str, hint: str, capsys: Capture) -> None:
    assert main(["explain", name]) == 2
    assert capsys.readouterr() == ("", f"error: there is no rule {name}\nhelp: {hint}\n")
