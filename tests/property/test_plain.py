"""What is kept of any document comes back as it was: records, faults and what reports want to know."""

import marshal
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.diagnostics import Diagnostic
from bizplan.index.coverage import PlanCoverage
from bizplan.index.money import PlanMoney
from bizplan.index.plan_facts import PlanFacts
from bizplan.index.record import Record
from bizplan.source.plain import Form, form_of

st.register_type_strategy(Decimal, st.decimals(allow_nan=False))
KEPT = (Record, Diagnostic, PlanCoverage, PlanMoney, PlanFacts)
FORMS = [(st.from_type(kind), form_of(kind)) for kind in KEPT]


@pytest.mark.parametrize(("values", "form"), FORMS, ids=[kind.__name__ for kind in KEPT])
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_kept_comes_back_equal(
    values: st.SearchStrategy[object], form: Form[object], data: st.DataObject
) -> None:
    value = data.draw(values)
    back = form.load(marshal.loads(marshal.dumps(form.dump(value))))  # noqa: S302 -- our own
    assert back == value
