"""Any plain data into the program: no traceback, and no fault in words that only a programmer knows."""

import re

import yaml
from hypothesis import HealthCheck, given, settings

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.checks.runner import Opened, check_document
from bizplan.checks.selection import select
from bizplan.diagnostics import Severity
from bizplan.index.record import index_document
from bizplan.load import load
from bizplan.source.document import Document, read
from tests.in_memory import AS_AT, Council, Source
from tests.property.plain_data import Data, documents
from tests.rules_harness import files_of

JARGON = re.compile(
    r"Input should|pydantic|valid(ation|ator)|Error\b|\b(str|dict|tuple|list\[|int|bool|NoneType|None|Decimal|enum)\b"
    r"|does not fit|_type\b|\{what\}|\binstance\b"
)
BASE = Council({name: Source(name, text.encode()) for name, text in files_of("{}").items()})
EVERYTHING = select(catalogue(), BASE.setting, AS_AT, least=Severity.INFO, profile=Profile.FINAL)
QUICK = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=100)


def written(data: Data) -> bytes:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


@QUICK
@given(documents())
def test_what_is_written_is_read_again(data: dict[str, Data]) -> None:
    document, faults = read("x.yaml", written(data))

    assert faults == ()
    assert document is not None
    assert document.data == data


@QUICK
@given(documents())
def test_any_data_is_loaded_or_its_faults_are_told_in_plain_words(data: dict[str, Data]) -> None:
    document = Document("x.yaml", data, written(data))

    loaded, faults = load(document)

    assert (loaded is None) <= bool(faults)
    for fault in faults:
        assert fault.severity is Severity.ERROR
        assert fault.rule in {"missing-field", "unknown-field", "wrong-value"}
        words = f"{fault.message} {fault.finding.hint}"
        assert not JARGON.search(words), words
        assert not re.search(r"\(\s*\)|“ *”|\bNone\b", words), words
        assert fault.rule == "missing-field" or document.has(fault.location.route), fault
        document.span(fault.location.route, fault.location.on)


@QUICK
@given(documents())
def test_any_data_goes_through_every_rule(data: dict[str, Data]) -> None:
    loaded, _ = load(Document("x.yaml", data, written(data)))
    if loaded is None:
        return

    opened = Opened(loaded, index_document(loaded, BASE.setting))

    for found in check_document(opened, BASE.setting, EVERYTHING):
        assert found.message
        assert found.location.file == "x.yaml"


@QUICK
@given(documents())
def test_any_data_stands_beside_the_rest(data: dict[str, Data]) -> None:
    name = f"{data['kind']}.yaml" if data.get("kind") in {"organisation", "corporate-plan"} else "x.yaml"

    Council({**BASE.sources, name: Source(name, written(data))}).errors  # noqa: B018 -- that it does not raise
