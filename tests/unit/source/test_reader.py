"""The choice of parser."""

import importlib.util
import sys

import pytest
from yaml._yaml import CParser
from yaml.events import StreamStartEvent

from bizplan.source import reader


def test_libyaml_is_used_where_it_is_there() -> None:
    assert isinstance(reader.parser_of(b"a: b"), CParser)


def test_pyyaml_reads_alone_where_libyaml_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    spec = importlib.util.spec_from_file_location("reader_without_libyaml", reader.__file__)
    assert spec is not None
    assert spec.loader is not None
    alone = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(alone)

    parser = alone.parser_of(b"a: b")

    assert isinstance(parser, alone.PurePythonParser)
    assert isinstance(parser.get_event(), StreamStartEvent)
