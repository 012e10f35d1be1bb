"""The shipped documents as plain data, read without bizplan's own reader."""

from typing import Any

import yaml

from tests.conftest import ROOT

PLANS = ROOT / "plans"
REMARKS = frozenset({"note", "sources"})


def shipped(path: str) -> dict[str, Any]:
    """A document below `plans/`; every scalar is the text it is in the file."""
    data = yaml.load((PLANS / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- it makes only text, lists and mappings
    assert isinstance(data, dict)
    return data


def bare(value: Any) -> Any:  # noqa: ANN401 -- plain data of any shape
    """The same without remarks on how things are known."""
    match value:
        case dict():
            return {key: bare(each) for key, each in value.items() if key not in REMARKS}
        case list():
            return [bare(each) for each in value]
    return value
