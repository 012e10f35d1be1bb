"""Plans read as a later corporate plan: every successor kept, no money lost and none counted twice."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.coverage import OutcomeKey, PlanCoverage, plan_coverage
from bizplan.index.outcome_money import Basis, Portion, Unallocated
from bizplan.index.reading_as import coverage_as, portions_as
from bizplan.index.record import index_document
from bizplan.index.succession import Successions, build_successions
from bizplan.reports.succession import build_reading
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, loaded, plan, setting

LATER = (
    NEXT_CORPORATE_PLAN
    + """succession:
  - {earlier: 2018-23/1, to: [calm-town, busy-town], basis: judgement}
  - {earlier: 2018-23/2, to: [busy-town], basis: published}
  - {earlier: 2018-23/3, to: [], basis: inferred, note: Done.}
"""
)
AROUND = setting(ORGANISATION, CORPORATE_PLAN, LATER)
SERVICES = """
- {id: lamps, name: Lamps, contributes_to: [1, 2a]}
- {id: crews, name: Crews, contributes_to: [3]}
- {id: signs, name: Signs, contributes_to: [lamps, 2023-28/calm-town]}
"""
LATEST = "2023-28"


def successions() -> Successions:
    return build_successions(AROUND, LATEST)


def coverage() -> PlanCoverage:
    document = loaded(plan(services=SERVICES, outcomes="\nclaims: [{outcome: 3}, {outcome: 2}]\n"))
    found = plan_coverage(document, index_document(document, AROUND), AROUND)
    assert found is not None
    return found


def test_every_successor_is_served_once() -> None:
    read = coverage_as(coverage(), successions())
    assert read.framework == LATEST
    outcomes = {each.item: [key.outcome for key in each.outcomes] for each in read.work}
    assert outcomes == {"lamps": ["calm-town", "busy-town"], "crews": [], "signs": ["calm-town"]}
    assert all(not each.activities for each in read.work)
    assert [key.outcome for key in read.named] == ["busy-town"]
    assert read.work[2].through == coverage().work[2].through


def test_the_reading_says_what_is_many_to_many_and_what_ended() -> None:
    reading = build_reading([coverage()], successions())
    assert reading.many_to_many
    named = {each.outcome: each for each in reading.outcomes}
    assert [(each.outcome, each.part, each.also_from) for each in named["safe"].read_as] == [
        ("calm-town", "1/2", ()),
        ("busy-town", "1/2", ("2018-23/2",)),
    ]
    assert (named["tidy"].fate, named["tidy"].without, named["tidy"].reasons) == ("no successor", "1", ("Done.",))
    assert {each.outcome: each.named for each in reading.outcomes} == {"safe": 1, "skilled": 2, "tidy": 2}
    assert [(each.document, each.framework) for each in reading.plans] == [("highways/2019-20", "2018-23")]


def test_money_goes_in_equal_parts_and_what_ended_is_unallocated() -> None:
    ends = (OutcomeKey("2018-23", "safe"), OutcomeKey("2018-23", "tidy"), OutcomeKey("2018-23", "skilled"))
    portions = [Portion("p", 0, end, Basis.STATED, Decimal("10.01")) for end in ends]
    assert [(each.end, each.basis, each.pounds) for each in portions_as(portions, successions())] == [
        (OutcomeKey(LATEST, "calm-town"), Basis.APPORTIONED, Decimal("5.00")),
        (OutcomeKey(LATEST, "busy-town"), Basis.APPORTIONED, Decimal("5.01")),
        (Unallocated.NO_SUCCESSOR, Basis.STATED, Decimal("10.01")),
        (OutcomeKey(LATEST, "busy-town"), Basis.STATED, Decimal("10.01")),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [OutcomeKey("2018-23", each) for each in ("safe", "skilled", "tidy")]
                + [OutcomeKey(LATEST, "calm-town"), Unallocated.NO_OUTCOME]
            ),
            st.integers(-(10**9), 10**9),
        )
    )
)
def test_the_total_is_the_same_however_it_is_read(held: list[tuple[OutcomeKey | Unallocated, int]]) -> None:
    portions = [Portion("p", at, end, Basis.STATED, Decimal(pence) / 100) for at, (end, pence) in enumerate(held)]
    read = list(portions_as(portions, successions()))
    assert sum(each.pounds for each in read) == sum(each.pounds for each in portions)
    for at, portion in enumerate(portions):
        assert sum(each.pounds for each in read if each.line == at) == portion.pounds
    assert all(each.outcome is None or each.outcome.framework == LATEST for each in read)
