"""What holds of every comparison: of a plan with itself, the other way round, and in any order of entries."""

import json
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.reports.change import Became, EntryChange, PlanChange
from bizplan.reports.plan_change import build_plan_change
from tests.small_council import loaded, plan, setting

Sections = dict[str, list[dict[str, object]]]
Kinds = dict[str, st.SearchStrategy[dict[str, Any]]]
SETTING = setting()
WORDS = st.sampled_from(
    ["Light every street", "Light each street", "Mend the kerbs", "Teach people to read", "Teach people to write"]
)
NAMES = st.sampled_from(["Lamps", "Lights", "Kerbs"])
IDS = st.sampled_from([f"e{number}" for number in range(8)])
OUTCOMES = st.lists(st.sampled_from(["1", "2", "3"]), max_size=2, unique=True)
ITEM = st.fixed_dictionaries(
    {"text": WORDS},
    optional={"name": NAMES, "aliases": st.lists(NAMES, max_size=1), "contributes_to": OUTCOMES},
)
TARGET = st.fixed_dictionaries({"value": st.integers(0, 9)})
MEASURE = st.fixed_dictionaries(
    {"text": WORDS}, optional={"target": TARGET, "direction": st.sampled_from(["increase", "decrease"])}
)
RISK = st.fixed_dictionaries({"text": WORDS}, optional={"score": st.sampled_from([2, 4, 8])})


@st.composite
def plans(draw: st.DrawFn) -> Sections:
    """Sections of a plan, every id once."""
    ids = draw(st.lists(IDS, unique=True, max_size=7))
    sections: Sections = {"objectives": [], "capabilities": [], "measures": [], "risks": []}
    kinds: dict[str, st.SearchStrategy[dict[str, Any]]] = {
        "objectives": ITEM,
        "capabilities": ITEM,
        "measures": MEASURE,
        "risks": RISK,
    }
    for identity in ids:
        section = draw(st.sampled_from(sorted(sections)))
        sections[section].append({"id": identity, **draw(kinds[section])})
    return {section: items for section, items in sections.items() if items}


def version(sections: Sections, period: str = "2019-20") -> PlanVersion:
    text = plan(period=period, **{name: json.dumps(items) for name, items in sections.items()})
    found = plan_version(loaded(text), SETTING)
    assert found is not None
    return found


def of(change: PlanChange, became: Became) -> set[str]:
    return {each.id or each.was_id for each in change.entries if each.became is became}


def plainly(entry: EntryChange) -> tuple[object, ...]:
    return (entry.became, entry.section, entry.id, entry.was_id, entry.how, entry.per_cent, entry.fields, entry.words)


@given(plans())
def test_a_plan_does_not_differ_from_itself(sections: Sections) -> None:
    change = build_plan_change(version(sections), version(sections))
    assert change.is_empty
    assert change.counts.carried_over == change.counts.unchanged == sum(map(len, sections.values()))


@given(plans(), plans())
def test_the_other_way_round_added_and_ended_change_places(one: Sections, other: Sections) -> None:
    there = build_plan_change(version(one, "2018-19"), version(other, "2019-20"))
    back = build_plan_change(version(other, "2019-20"), version(one, "2018-19"))
    assert of(there, Became.ADDED) == of(back, Became.ENDED)
    assert of(there, Became.ENDED) == of(back, Became.ADDED)
    pairs = {(each.was_id, each.id, each.how, each.per_cent) for each in there.entries if each.how}
    assert pairs == {(each.id, each.was_id, each.how, each.per_cent) for each in back.entries if each.how}
    gained, lost = ({each.outcome for each in change.outcomes if each.state == "gained"} for change in (there, back))
    assert lost == {each.outcome for each in there.outcomes if each.state == "lost"}
    assert gained == {each.outcome for each in back.outcomes if each.state == "lost"}


@given(plans(), plans(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(one: Sections, other: Sections, chance: random.Random) -> None:
    def shuffled(sections: Sections) -> Sections:
        mixed = {name: [*items] for name, items in sections.items()}
        for items in mixed.values():
            chance.shuffle(items)
        return mixed

    before = build_plan_change(version(one), version(other))
    after = build_plan_change(version(shuffled(one)), version(shuffled(other)))
    assert before.counts == after.counts
    assert {plainly(each) for each in before.entries} == {plainly(each) for each in after.entries}
