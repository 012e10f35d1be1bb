"""The shared awkward documents, read by libyaml, by PyYAML's own parser and by ruamel.yaml: the same data."""

import datetime as dt
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bizplan.source import reader
from bizplan.source.document import read
from tests.cases.awkward import AWKWARD

TAB = "a tab after the text"
REFUSED_ELSEWHERE = {
    "PyYAML": {TAB},
    "ruamel.yaml": {TAB, "an equals sign"},  # it knows “=” as a type of YAML 1.1 and has no value for it
}
CASES = pytest.mark.parametrize(("text", "data"), AWKWARD.values(), ids=AWKWARD.keys())
BASES = {"0b": 2, "0o": 8, "0x": 16}


@CASES
def test_the_data_is_right(text: str, data: object) -> None:
    document, diagnostics = read("x.yaml", text.encode())

    assert diagnostics == ()
    assert document is not None
    assert document.data == data
    assert list(document.data) == list(data)


@pytest.mark.parametrize("name", AWKWARD)
def test_the_parser_without_libyaml_reads_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, data = AWKWARD[name]
    monkeypatch.setattr(reader, "CParser", None)

    document, diagnostics = read("x.yaml", text.encode())

    assert (document is None) == bool(diagnostics) == (name in REFUSED_ELSEWHERE["PyYAML"])
    assert document is None or document.data == data


@pytest.mark.parametrize("name", AWKWARD)
def test_ruamel_reads_the_same(name: str) -> None:
    text, data = AWKWARD[name]
    yaml = YAML(typ="safe", pure=True)

    if name in REFUSED_ELSEWHERE["ruamel.yaml"]:
        with pytest.raises(YAMLError):
            yaml.load(text)
    else:
        assert alike(data, yaml.load(text))


def alike(ours: Any, theirs: object) -> bool:  # noqa: ANN401 -- plain data of any shape
    """Whether our text is the text of what ruamel.yaml took for a number or a date."""
    if isinstance(theirs, dict):
        return set(map(str, theirs)) == set(ours) and all(map(alike, ours.values(), theirs.values()))
    if isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(alike, ours, theirs))
    if isinstance(theirs, int | float) and not isinstance(theirs, bool):
        return number(ours) == repr(theirs)
    if isinstance(theirs, dt.datetime):
        return dt.datetime.fromisoformat(ours) == theirs
    return bool(ours == (theirs.isoformat() if isinstance(theirs, dt.date) else theirs))


def number(text: str) -> str:
    """The number in our text, where ruamel.yaml takes what YAML 1.1 knows of underscores and binary digits too."""
    bare = text.replace("_", "").lower()
    if base := BASES.get(bare[:2]):
        return repr(int(bare, base))
    return repr(float(bare.replace(".inf", "inf").replace(".nan", "nan"))) if not is_whole(bare) else repr(int(bare))


def is_whole(text: str) -> bool:
    return text.lstrip("+-").isdigit()
