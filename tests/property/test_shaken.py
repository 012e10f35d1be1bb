"""Shipped documents with anything changed in them, or under other names: every rule runs, and order changes nothing."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bizplan.checks.rule import Profile
from bizplan.diagnostics import Route, Severity
from bizplan.pipeline import Request, no_facts, survey
from bizplan.source.excerpt import Sources
from tests.conftest import ROOT
from tests.in_memory import AS_AT, Council, Source, council
from tests.property.plain_data import ANYTHING, WORDS

SHIPPED = (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")
Draw = Callable[[st.SearchStrategy[Any]], Any]
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=12)
EVERYTHING = Request(AS_AT, least=Severity.INFO, profile=Profile.FINAL)


@cache
def shipped(root: Path) -> Council:
    return council(root)


def routes(data: Any, route: Route = ()) -> Iterator[Route]:  # noqa: ANN401 -- plain data
    """Every place of a document."""
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield (*route, key)
        yield from routes(data[key], (*route, key))


@st.composite
def shaken(draw: st.DrawFn) -> dict[str, bytes]:
    """All files of a shipped repository, some entries of some of them replaced, doubled or taken out."""
    sources = shipped(draw(st.sampled_from(SHIPPED))).sources
    data = {name: deepcopy(each.document.data) for name, each in sources.items()}
    changed = draw(st.lists(st.sampled_from(sorted(data)), min_size=1, max_size=8))
    for name in changed:
        places = list(routes(data[name]))
        if places:
            _shake(data[name], draw(st.sampled_from(places)), draw)
    files = {name: each.content for name, each in sources.items() if name not in changed}
    return files | {name: _written(data[name]) for name in changed}


def _shake(data: Any, route: Route, draw: Draw) -> None:  # noqa: ANN401 -- plain data
    for step in route[:-1]:
        data = data[step]
    match draw(st.sampled_from(("word", "word", "anything", "take out", "double"))):
        case "word":
            data[route[-1]] = draw(st.sampled_from(WORDS))
        case "anything":
            data[route[-1]] = draw(ANYTHING)
        case "double" if isinstance(data, list):
            data.append(deepcopy(data[int(route[-1])]))
        case _:
            del data[route[-1]]


def _written(data: dict[str, Any]) -> bytes:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


@SLOW
@given(shaken())
def test_whatever_is_changed_every_rule_runs_and_every_place_is_found(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)

        found = survey(root, EVERYTHING, no_facts).diagnostics

        sources = Sources(root)
        for each in found:
            span = sources.resolve(each.location)
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert each.message
            assert not each.message.endswith(".")


@SLOW
@given(st.data())
def test_the_order_and_the_names_of_files_change_nothing(data: st.DataObject) -> None:
    sources = dict(shipped(data.draw(st.sampled_from(SHIPPED))).sources)
    for name in data.draw(st.lists(st.sampled_from(sorted(sources)), max_size=3, unique=True)):
        broken = deepcopy(sources[name].document.data)
        _shake(broken, data.draw(st.sampled_from(list(routes(broken)))), data.draw)
        sources[name] = Source(name, _written(broken))
    order = data.draw(st.permutations(sorted(sources)))
    renamed = [Source(f"{number:02}.yaml", sources[name].content) for number, name in enumerate(order)]

    before, after = Council(sources), Council({each.file: each for each in renamed})

    assert _told(before) == _told(after)


def _told(all_files: Council) -> Counter[tuple[str, Route, str]]:
    return Counter((each.rule, each.location.route, each.message) for each in all_files.errors)
