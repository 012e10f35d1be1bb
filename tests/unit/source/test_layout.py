"""Documents in their canonical layout: what moves, what is quoted, and where each comment goes."""

from collections.abc import Sequence

import pytest

from bizplan.diagnostics import Route
from bizplan.interop.canonical import canonical_text
from bizplan.source.document import Document, read
from bizplan.source.layout import LayoutError, laid_out

LONG = " ".join(["Members"] * 14)
WORDS = "the council keeps its streets clean and lit, " * 4


def _document(text: str) -> Document:
    document, faults = read("plan.yaml", text.encode())
    assert document is not None, faults
    assert not faults
    return document


def _order(_route: Route) -> Sequence[str]:
    return ("first", "second", "third")


def _laid_out(text: str) -> str:
    result = laid_out(_document(text), _order, lambda _, words: words)
    again = laid_out(_document(result), _order, lambda _, words: words)
    assert again == result
    return result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("# head\n\n# and more\nkind: a\n", "# head\n\n# and more\nkind: a\n", id="header"),
        pytest.param("kind: a   # why\n", "kind: a  # why\n", id="behind a value"),
        pytest.param('kind: "a #b"   # why\n', 'kind: "a #b"  # why\n', id="behind quotes with a hash"),
        pytest.param("a: # why\n  b: 1\n", "a:  # why\n  b: 1\n", id="behind a key"),
        pytest.param("a:\n- x\n# above y\n- y\n", "a:\n  - x\n  # above y\n  - y\n", id="between items"),
        pytest.param("a:\n  - x\n    # below x\n  - y\n", "a:\n  - x\n  # below x\n  - y\n", id="further in"),
        pytest.param(
            "a:\n  - x\n  # the end\nb:\n  - y\n", "a:\n  - x\n  # the end\n\nb:\n  - y\n", id="at the end of a block"
        ),
        pytest.param(
            "a:\n  b:\n    - x\n  # the end of a\nb:\n  - y\n",
            "a:\n  b:\n    - x\n  # the end of a\n\nb:\n  - y\n",
            id="at the end of the outer block",
        ),
        pytest.param("a: b\n# the end\n", "a: b\n\n# the end\n", id="at the end of the file"),
        pytest.param("a:\n  - x\n  # the end\n", "a:\n  - x\n  # the end\n", id="at the end of the last block"),
        pytest.param("a: {b: 1, c: 2}   # why\n", "a: {b: 1, c: 2}  # why\n", id="behind braces"),
        pytest.param("a: {b: 1, # one\n  c: 2} # why\n", "a:  # why\n  b: 1  # one\n  c: 2\n", id="in braces"),
        pytest.param("a: [x, # one\n  y, # two\n  ]\n", "a:\n  - x  # one\n  - y  # two\n", id="in brackets"),
        pytest.param("a:\n  - # why\n    b: 1\n", "a:\n  -  # why\n    b: 1\n", id="behind a dash"),
        pytest.param("a:\n  -\n    # above b\n    b: 1\n", "a:\n  -\n    # above b\n    b: 1\n", id="below a dash"),
        pytest.param(
            f"a: >- # why\n  {LONG}\n", f"a: >-  # why\n  {LONG[:95]}\n  {LONG[96:]}\n", id="behind the sign of a block"
        ),
        pytest.param("a: |\n  x # no comment\n  y\n", "a: |\n  x # no comment\n  y\n", id="a hash in a block"),
        pytest.param(
            "# head\nthird: 3\n# above 2\nsecond: 2  # behind 2\nfirst:\n  # above x\n  - x\n  # the end\n",
            "# head\nfirst:\n  # above x\n  - x\n  # the end\n\n# above 2\nsecond: 2  # behind 2\nthird: 3\n",
            id="with its key",
        ),
    ],
)
def test_a_comment_stays_with_what_it_stands_at(before: str, after: str) -> None:
    assert _laid_out(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: 1\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\nb:\n  - 2\nc: 3\n", "a: 1\n\nb:\n  - 2\n\nc: 3\n"),
        ("a:\n  b: 1\n\n\n  c: 2\n", "a:\n  b: 1\n\n  c: 2\n"),
        ("a:\n\n  b: 1\n", "a:\n  b: 1\n"),
        ("\n\na: 1\n\n\n", "a: 1\n"),
        ("a: 1\n\n# b\n\n\nb: 2\n", "a: 1\n\n# b\n\nb: 2\n"),
        ("a: 1   \nb: 2", "a: 1\nb: 2\n"),
        ("---\na: 1\n...\n", "a: 1\n"),
        ("a: 1\r\nb:\r\n- 2\r\n", "a: 1\n\nb:\n  - 2\n"),
    ],
)
def test_blank_lines_and_line_ends(before: str, after: str) -> None:
    assert _laid_out(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'plain'", "plain"),
        ('"Town Clerk\'s"', "Town Clerk's"),
        ("'no'", '"no"'),
        ("no", "no"),
        ("'010'", '"010"'),
        ("'1:30'", '"1:30"'),
        ("'2019-20'", '"2019-20"'),
        ("2019-20", "2019-20"),
        ("'null'", '"null"'),
        ("'true'", '"true"'),
        ("'~'", '"~"'),
        ("''", '""'),
        ("' x'", '" x"'),
        ("'a: b'", '"a: b"'),
        ("'a #b'", '"a #b"'),
        ("a#b", "a#b"),
        ("'- x'", '"- x"'),
        ("'-x'", "-x"),
        ("'*x'", '"*x"'),
        ("'[x]'", '"[x]"'),
        ("'{x}'", '"{x}"'),
        ("'x, y'", "x, y"),
        ("'50%'", '"50%"'),
        ("'=x'", '"=x"'),
        (r'"a\tb"', r'"a\tb"'),
        (r'"\u00e9"', "é"),
        ("~", ""),
        ("True", "true"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("[x, 'y, z', 'no', ~]", '[x, "y, z", "no", null]'),
        ("{ x: 1 , y: [ 2 ] }", "{x: 1, y: [2]}"),
    ],
)
def test_quotes_stand_where_some_program_would_read_something_else(before: str, after: str) -> None:
    assert _laid_out(f"a: {before}\n") == f"a: {after}".rstrip() + "\n"


def test_a_key_keeps_quotes_that_mean_something() -> None:
    assert _laid_out("'no': 1\n'yes please': 2\n") == '"no": 1\nyes please: 2\n'


def test_a_long_text_is_folded_and_a_short_one_is_not() -> None:
    assert _laid_out(f"a: '{LONG}'\n") == f"a: >-\n  {LONG[:95]}\n  {LONG[96:]}\n"
    assert _laid_out("a: >-\n  short\n  text\n") == "a: short text\n"
    assert _laid_out(f"a:\n  - {LONG}\n") == f"a:\n  - >-\n    {LONG[:95]}\n    {LONG[96:]}\n"
    assert max(map(len, _laid_out(f"a: {WORDS}\n").splitlines())) <= 100


@pytest.mark.parametrize("text", [f"{LONG}  {LONG}", f" {LONG}", "x" * 150])
def test_a_long_text_that_folding_would_change_stays_on_its_line(text: str) -> None:
    result = _laid_out(f'a: "{text}"\n')
    assert len(result.splitlines()[0]) > 100
    assert _document(result).data == {"a": text}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|\n  x\n\n  y\n", "|\n  x\n\n  y\n"),
        ("|-\n  x\n  y\n", "|-\n  x\n  y\n"),
        ("|+\n  x\n\n", '"x\\n\\n\\n"\n'),
        (">\n  x\n\n  y\n", "|\n  x\n  y\n"),
        (r'"x\ny"', '"x\\ny"\n'),
        (r'" x\ny"', '" x\\ny"\n'),
    ],
)
def test_texts_of_several_lines_stay_so(before: str, after: str) -> None:
    assert _laid_out(f"a: {before}\nb: 1\n").replace("\nb: 1", "").rstrip("\n") == f"a: {after}".rstrip("\n")


def test_what_could_not_be_laid_out_safely_is_refused() -> None:
    told = iter(("one thing", "and then another"))
    with pytest.raises(LayoutError, match="would not say the same"):
        laid_out(_document("a: 1\n"), lambda _: (), lambda _, __: next(told))


PLAN = """\
# yaml-language-server: $schema=../schemas/plan.schema.json
kind: plan
period: 2019/20
note: About the whole
budget:
  total: {amount: '2,428', label: Total}
  lines:
    # finance's own figure
    - {label: Loss, amount: "(1,234)"}
    - {label: Odd, amount: about 5}
  year: 2019/2020
department: highways
level: department
"""
CANONICAL = """\
# yaml-language-server: $schema=../schemas/plan.schema.json
kind: plan
level: department
department: highways
period: 2019-20

budget:
  year: 2019-20
  lines:
    # finance's own figure
    - {label: Loss, amount: -1234}
    - {label: Odd, amount: about 5}
  total: {label: Total, amount: 2428}

note: About the whole
"""


def test_a_plan_has_its_keys_in_the_model_s_order_and_its_figures_in_one_spelling() -> None:
    text = canonical_text(_document(PLAN))
    assert text == CANONICAL
    assert canonical_text(_document(text)) == text


def test_a_document_of_no_known_kind_keeps_its_order() -> None:
    assert canonical_text(_document("period: 2019/20\nkind: else\namount: '2,428'\n")) == (
        'period: 2019/20\nkind: else\namount: "2,428"\n'
    )
