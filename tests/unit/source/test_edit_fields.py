"""Fields and items set in a file, in the manner of what stands there: lists that were empty, yes and no, long texts."""

import pytest

from bizplan.diagnostics import Edit
from bizplan.source.document import Document, read
from bizplan.source.edit import After, AnyEdit, EditError, Field, InQuotes, Put, edited, edited_in_turn

LONG = "Nightly bookings cost more than was planned, because many more families needed a place to stay in the autumn."
FOLDED = """>-
      Nightly bookings cost more than was planned, because many more families needed a place to stay
      in the autumn.
"""
RETURN = """\
# the return
kind: return
supplied: {role: Officer, date: 2026-07-17}

readings:
  # the first
  - measure: lamps   # all of them
    value: 5  # counted twice
    comment: >-
      The lamps
      were counted.
  - comment: Later.
    measure: roads
  - {measure: paths, value: 7}
empty: []
nothing:

# Money.
spend:
  unit: thousand
  lines:
  - {service: lamps, actual: 12}
"""


def _document(text: str = RETURN) -> Document:
    document, faults = read("return.yaml", text.encode())
    assert document is not None
    assert not faults
    return document


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Field(("readings", 0, "value"), "-5.5"), "value: 5  # counted", "value: -5.5  # counted"),
        (
            Field(("readings", 0, "provisional"), value=True),
            "were counted.\n",
            "were counted.\n    provisional: true\n",
        ),
        (
            Field(("readings", 0, "status"), "green", ("measure", "value")),
            "counted twice\n",
            "counted twice\n    status: green\n",
        ),
        (
            Field(("readings", 0, "comment"), "The lamps were all counted."),
            "      were counted.",
            "      were all counted.",
        ),
        (
            Field(("readings", 0, "comment"), "The lamps.\nAll."),
            ">-\n      The lamps\n      were counted.",
            "|-\n      The lamps.\n      All.",
        ),
        (Field(("readings", 0, "value"), LONG), "value: 5  # counted", f'value: "{LONG}"  # counted'),
        (Field(("readings", 1, "comment"), LONG), "Later.\n", FOLDED),
        (Field(("readings", 1, "comment"), InQuotes("no")), "comment: Later.", 'comment: "no"'),
        (Field(("readings", 1, "comment"), "Now, and then."), "comment: Later.", "comment: Now, and then."),
        (Field(("readings", 2, "value"), "8"), "value: 7}", "value: 8}"),
        (
            Field(("readings", 2, "status"), "red", ("measure", "value")),
            "value: 7}",
            "value: 7, status: red}",
        ),
        (Field(("readings", 2, "note"), "red", ("measure",)), "value: 7}", "note: red, value: 7}"),
        (Field(("readings", 2, "provisional"), value=False), "value: 7}", "value: 7, provisional: false}"),
        (Field(("readings", 2, "comment"), "Now, and then."), "value: 7}", 'value: 7, comment: "Now, and then."}'),
        (
            Field(("readings", 2, "comment"), LONG, ("measure",)),
            "- {measure: paths, value: 7}\n",
            f"- measure: paths\n    comment: {FOLDED}    value: 7\n",
        ),
        (
            Field(("supplied", "role"), LONG),
            "supplied: {role: Officer, date: 2026-07-17}\n",
            f"supplied:\n  role: {FOLDED.replace('      ', '    ')}  date: 2026-07-17\n",
        ),
        (Field(("supplied", "role"), InQuotes("no")), "role: Officer", 'role: "no"'),
        (Field(("empty",), [{"risk": "flood", "score": "4"}]), "empty: []", "empty:\n  - risk: flood\n    score: 4"),
        (Field(("nothing",), "Something."), "nothing:\n", "nothing: Something.\n"),
        (Field(("nothing",), InQuotes("x: y")), "nothing:\n", 'nothing: "x: y"\n'),
        (
            Field(("risks",), [{"risk": "flood"}, {"risk": "fire", "sure": True}], ("kind", "readings")),
            "value: 7}\n",
            "value: 7}\n\nrisks:\n  - risk: flood\n  - risk: fire\n    sure: true\n\n",
        ),
        (Field(("period",), "2026-27 Q1", ("kind",)), "kind: return\n", "kind: return\nperiod: 2026-27 Q1\n"),
        (
            After(("readings", 0), ({"measure": "bins", "value": "1"},), laid_out=True),
            "were counted.\n",
            "were counted.\n  - measure: bins\n    value: 1\n",
        ),
        (
            After(("readings", 2), ({"measure": "bins", "value": "1"},), laid_out=True),
            "value: 7}\n",
            "value: 7}\n  - {measure: bins, value: 1}\n",
        ),
        (
            After(("spend", "lines", 0), ({"service": "bins", "comment": LONG},), laid_out=True),
            "actual: 12}\n",
            f"actual: 12}}\n  - service: bins\n    comment: {FOLDED}",
        ),
        (Put(("empty",), [{"a": "b", "c": True}]), "empty: []", "empty: [{a: b, c: true}]"),
        (Put(("nothing",), ["a"]), "nothing:\n", "nothing: [a]\n"),
        (Edit(("readings", 0, "value"), None), "    value: 5  # counted twice\n", "    # counted twice\n"),
        (Edit(("readings", 1, "comment"), None), "- comment: Later.\n    measure", "- measure"),
        (Edit(("readings", 0, "value"), "-12"), "value: 5", "value: -12"),
    ],
)
def test_one_field_changes_one_place(edit: AnyEdit, old: str, new: str) -> None:
    assert RETURN.count(old) == 1
    assert edited(_document(), [edit]).decode() == RETURN.replace(old, new)


def test_edits_in_turn_find_what_the_one_before_has_left() -> None:
    edits: list[AnyEdit] = [
        Field(("risks",), [{"risk": "flood"}]),
        Field(("risks", 0, "score"), "4"),
        After(("risks", 0), ({"risk": "fire"},), laid_out=True),
        Edit(("risks", 0), None),
    ]
    result = edited_in_turn(_document("kind: return\r\n"), edits)
    assert result == b"kind: return\r\n\r\nrisks:\r\n  - risk: fire\r\n"


@pytest.mark.parametrize("text", ["a: {b: x, c: 1} # why\n", "a: [{b: 1}, {c: 2}]\n", "{a: {b: 1}}\n"])
def test_what_cannot_be_broken_up_stays_on_its_line(text: str) -> None:
    route = ("a", 0, "long") if "[" in text else ("a", "long")
    result = edited(_document(text), [Field(route, LONG)]).decode()
    assert result.count("\n") == 1
    assert f'long: "{LONG}"' in result


@pytest.mark.parametrize("old", ["'It''s so.'", '"It is so."', "|\n  It is so.\n", "> # why\n  It is so.\n"])
@pytest.mark.parametrize("new", ["It was so.", "It was:\nso # not “so”.", f"{LONG} {LONG}\n\n{LONG}", "- no", "'"])
def test_any_text_takes_the_place_of_any_other(old: str, new: str) -> None:
    before = f"a: 1\ntext: {old}\nb: 2 # two\n".replace("\n\n", "\n")
    result = edited(_document(before), [Field(("text",), new)])
    assert result.endswith(b"\nb: 2 # two\n")
    assert ("# why" in old) == (b" # why\n" in result)
    assert _document(result.decode()).data == {"a": "1", "text": new, "b": "2"}


@pytest.mark.parametrize(
    ("text", "edit", "why"),
    [
        ("a: b\n", Field(("a", "c"), "d"), "no group"),
        ("a: {b: c}\n", Field(("a",), ["d"]), "keys of its own"),
        ("a: # why\n", Field(("a",), ["d"]), "a comment stands on its line"),
        ("a:\n  - b: c\n    # of d\n    d: e\n", Edit(("a", 0, "b"), None), "a comment stands between"),
        ("a:\n  - b: c\n", Put(("a",), ["d"]), "keys of its own"),
    ],
)
def test_what_cannot_be_set_cleanly_is_refused(text: str, edit: AnyEdit, why: str) -> None:
    with pytest.raises(EditError, match=why):
        edited(_document(text), [edit])
