"""Documents that other programs wrote, laid out: they say the same, keep every comment, and stay as they are."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, note
from hypothesis import strategies as st

from bizplan.interop.canonical import canonical_text
from bizplan.load import load
from bizplan.source.document import Document, read
from bizplan.source.layout import laid_out
from bizplan.source.layout_tree import comments_of

ROOT = Path(__file__).parents[2]
SHIPPED = [path for folder in ("plans", "src/bizplan/demo/plans") for path in sorted((ROOT / folder).rglob("*.yaml"))]
_AWKWARD = [
    "-5",
    "a\n\n\n",
    "no",
    "010",
    "1:30",
    "~",
    "null",
    "a: b",
    "a #b",
    "- a",
    "#a",
    "'a'",
    "2019/20",
    "1,234",
    "a\n\nb\n",
    " a",
    "",
]
_TEXT = st.one_of(
    st.sampled_from(_AWKWARD),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30),
    st.lists(st.sampled_from(("the", "council's", "£2,428", "#1", "—", "“no”", "x" * 45)), max_size=60).map(" ".join),
)
_KEY = st.one_of(st.sampled_from(("title", "no", "a b", "1")), st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True))
_VALUE = st.recursive(
    st.one_of(_TEXT, st.none(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEY, inner, max_size=4)),
    max_leaves=20,
)
_DOCUMENT = st.dictionaries(_KEY, _VALUE, min_size=1, max_size=6)


class _Styled(str):  # noqa: SLOT000 -- its style is an attribute
    """Text that is written in a style of its own."""

    style = ""


class _Dumper(yaml.SafeDumper):
    """A writer that knows styled text."""


def _scalar(dumper: yaml.SafeDumper, text: _Styled) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style)


_Dumper.add_representer(_Styled, _scalar)


@given(_DOCUMENT, st.sampled_from((None, True, False)), st.integers(20, 120), st.integers(2, 6), st.randoms())
def test_any_document_keeps_its_meaning_and_comments_and_is_laid_out_once(
    data: dict[str, Any], flow: bool | None, width: int, indent: int, random: Random
) -> None:
    styled = _styled(data, random)
    written = yaml.dump(styled, None, _Dumper, default_flow_style=flow, width=width, indent=indent, allow_unicode=True)
    source = _with_comments(written, random)
    note(source)
    before = _document(source)
    text = _laid_out(before)
    after = _document(text)
    assert after.data == before.data
    assert comments_of(after) == comments_of(before)
    assert _laid_out(after) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_shipped_document_with_its_keys_shuffled_comes_back_in_order(path: Path) -> None:
    before = _document(path.read_text("utf-8"))
    for seed in range(3):
        shuffled = _shuffled(before.data, Random(seed))  # noqa: S311 -- keys in any order, the same in every run
        after = _document(canonical_text(_document(yaml.safe_dump(shuffled, sort_keys=False, allow_unicode=True))))
        assert _with_order(after.data) == _with_order(before.data)
        assert load(after)[0] == load(before)[0]


def _shuffled(data: Any, random: Random) -> Any:  # noqa: ANN401 -- plain data of any shape
    match data:
        case dict():
            keys = random.sample(list(data), len(data))
            return {key: _shuffled(data[key], random) for key in keys}
        case list():
            return [_shuffled(each, random) for each in data]
        case _:
            return data


def _with_order(data: Any) -> Any:  # noqa: ANN401 -- plain data of any shape
    """Data of which also the order of keys is compared."""
    match data:
        case dict():
            return [(key, _with_order(value)) for key, value in data.items()]
        case list():
            return [_with_order(each) for each in data]
        case _:
            return data


def _styled(data: Any, random: Random) -> Any:  # noqa: ANN401 -- plain data of any shape
    match data:
        case dict():
            return {key: _styled(value, random) for key, value in data.items()}
        case list():
            return [_styled(value, random) for value in data]
        case str():
            text = _Styled(data)
            text.style = random.choice(("", "'", '"', "|", ">"))
            return text
        case _:
            return data


def _with_comments(text: str, random: Random) -> str:
    """The text with comments on lines of their own and behind others, wherever they do not change what it says."""
    meant = _document(text).data
    lines = text.splitlines()
    for number in range(random.randint(0, 6)):
        at = random.randint(0, len(lines) - 1)
        if random.random() < 0.4:
            row = f"{lines[at]}{' ' * random.randint(1, 3)}# {number} behind"
            attempt = [*lines[:at], row, *lines[at + 1 :]]
        else:
            row = f"{' ' * random.randint(0, 9)}# {number} alone"
            attempt = [*lines[:at], *[""] * random.randint(0, 1), row, *[""] * random.randint(0, 1), *lines[at:]]
        document, faults = read("plan.yaml", ("\n".join(attempt) + "\n").encode())
        if document is not None and not faults and document.data == meant:
            lines = attempt
    return "\n".join(lines) + "\n"


def _laid_out(document: Document) -> str:
    return laid_out(document, lambda _: (), lambda _, words: words)


def _document(text: str) -> Document:
    document, faults = read("plan.yaml", text.encode())
    assert document is not None, faults
    assert not faults
    return document
