"""Any plan rolled forward with any of its entries ended: no other id is lost, none is added, and it reads as a plan."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.index.following import EVERY_SECTION, entries
from bizplan.interop.next_year import Beside, next_year
from bizplan.interop.next_year_work import End
from bizplan.load import load
from bizplan.model.plan import Plan
from bizplan.source.document import read
from bizplan.values.years import FinancialYear

ROOT = Path(__file__).parents[2]
PLANS = sorted(
    path for folder in ("plans", "src/bizplan/demo/plans") for path in (ROOT / folder / "departments").rglob("*.yaml")
)


def _nothing_held(_document: str, _item: str) -> bool:
    return False


@pytest.mark.parametrize("path", PLANS, ids=lambda path: "-".join(path.parts[-3:]))
@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_ids_are_those_of_last_year_less_what_ended(path: Path, data: st.DataObject) -> None:
    document, _ = read(path.name, path.read_bytes())
    assert document is not None
    loaded, _ = load(document)
    assert loaded is not None
    assert isinstance(loaded.model, Plan)
    before = [each.item.id for each in entries(loaded.model, EVERY_SECTION)]
    ended = data.draw(st.sets(st.sampled_from(before), max_size=6))
    year = FinancialYear(loaded.model.period.start + 1)
    ends = {each: End("stopped", reason="It is over.") for each in sorted(ended)}
    made = next_year(document, loaded.model, year, ended=ends, carried=frozenset(), beside=Beside(_nothing_held))
    again, faults = read(path.name, made.text.encode())
    assert again is not None
    assert not faults
    rolled, shape = load(again)
    assert not shape
    assert rolled is not None
    assert isinstance(rolled.model, Plan)
    assert [each.item.id for each in entries(rolled.model, EVERY_SECTION)] == [x for x in before if x not in ended]
    assert {each.item for each in rolled.model.ended} == ended
    assert rolled.model.status == "draft"
