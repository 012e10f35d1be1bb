"""Edits by route: what is meant changes, all else stays byte for byte."""

import pytest

from bizplan.diagnostics import Edit
from bizplan.source.document import Document, read
from bizplan.source.edit import EditError, edited

PLAN = """\
# a comment with £ and “quotes”
kind: plan   # kept
period: 2019/20
title: 'One''s own'
outcomes:
  claims:
    - title: People are safe   # why
    - {title: Homes, outcome: 2}
allow:
  # about the first
  - rule: long-sentence
    reason: Quoted law
  - rule: weasel-words
    reason: >-
      As the source
      words it
tags: [one, two, three]
"""


def _document(text: str = PLAN) -> Document:
    document, faults = read("plan.yaml", text.encode())
    assert document is not None
    assert not faults
    return document


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(("period",), "2019-20"), "period: 2019/20", "period: 2019-20"),
        (Edit(("title",), "It's"), "'One''s own'", "'It''s'"),
        (Edit(("kind",), "no: way"), "kind: plan", 'kind: "no: way"'),
        (Edit(("kind",), "plan", quoted=True), "kind: plan", 'kind: "plan"'),
        (Edit(("kind",), "true"), "kind: plan", 'kind: "true"'),
        (Edit(("title",), "heading", "key"), "title: 'One", "heading: 'One"),
        (
            Edit(("outcomes", "claims", 0, "outcome"), "1"),
            "People are safe   # why\n",
            "People are safe   # why\n      outcome: 1\n",
        ),
        (Edit(("outcomes", "claims", 1, "note"), "x"), "outcome: 2}", "outcome: 2, note: x}"),
        (Edit(("outcomes", "claims", 1, "title"), None), "{title: Homes, outcome: 2}", "{outcome: 2}"),
        (Edit(("tags", 0), None), "[one, two, three]", "[two, three]"),
        (Edit(("tags", 2), None), "[one, two, three]", "[one, two]"),
        (
            Edit(("allow", 1), None),
            "  - rule: weasel-words\n    reason: >-\n      As the source\n      words it\n",
            "",
        ),
        (Edit(("allow", 0), None), "  - rule: long-sentence\n    reason: Quoted law\n", ""),
        (Edit(("allow", 0, "reason"), None), "    reason: Quoted law\n", ""),
        (Edit(("allow", 1, "reason"), "As a source words it"), "As the source\n", "As a source\n"),
        (
            Edit(("allow", 1, "reason"), "As the source, and words it"),
            "source\n      words",
            "source, and\n      words",
        ),
        (Edit(("allow", 1, "reason"), "As the words: it"), "As the source\n      words it", "As the words: it"),
        (Edit(("status",), "draft"), "three]\n", "three]\nstatus: draft\n"),
    ],
)
def test_one_edit_changes_one_place(edit: Edit, old: str, new: str) -> None:
    assert PLAN.count(old) == 1
    assert edited(_document(), [edit]).decode() == PLAN.replace(old, new)


def test_a_new_line_ends_as_its_neighbours_do() -> None:
    result = edited(_document("kind: plan\r\nperiod: 2019/20"), [Edit(("title",), "x")])
    assert result == b"kind: plan\r\nperiod: 2019/20\r\ntitle: x\r\n"


def test_several_edits_at_once() -> None:
    edits = [Edit(("period",), "2019-20"), Edit(("allow", 0), None), Edit(("tags", 1), "2")]
    result = edited(_document(), edits).decode()
    assert "period: 2019-20" in result
    assert "long-sentence" not in result
    assert "[one, 2, three]" in result


@pytest.mark.parametrize(
    ("text", "edits", "why"),
    [
        ("a: b\n", [Edit(("a",), None)], "only entry"),
        ("a:\n  - - b\n    - c\n", [Edit(("a", 0, 0), None)], "something else"),
        ("a: b\n", [Edit(("a",), "c"), Edit(("a",), "d")], "overlap"),
        ("a: b\n", [Edit((), "c")], "whole document"),
        ("a: b\n", [Edit(("a", "c"), "d")], "no group"),
    ],
)
def test_what_cannot_be_done_cleanly_is_refused(text: str, edits: list[Edit], why: str) -> None:
    with pytest.raises(EditError, match=why):
        edited(_document(text), edits)
