"""Every link from both ends, in every state."""

from collections import Counter

import pytest

from bizplan.index.corpus_index import build_corpus_index
from bizplan.index.links import Link, LinkState
from bizplan.index.links_both_ways import (
    DocumentLinks,
    Entry,
    LinksBothWays,
    Place,
    document_links,
    end_of,
    links_both_ways,
)
from bizplan.index.record import index_document
from tests import small_council
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, loaded, plan

ALL_STATES = plan(
    outcomes="{claims: [{outcome: 1}]}",
    services="""
        - {id: patrols, name: Patrols, contributes_to: [1, 9, general, twice]}
        - {id: twice, name: Twice}
    """,
    objectives="[{id: twice, text: Twice}, {id: bright, text: Make it bright, contributes_to: [2a]}]",
    programmes="""
        - {id: lamps, scope: departmental, text: Mend lamps, partners: [harbour], ends: 2018-10-01}
        - id: roads
          scope: departmental
          text: Mend roads
          contributes_to: [lamps, bright, libraries/2019-20/open-late, libraries/2019-20/gone, 2013-18/3]
          after: [lamps]
    """,
)
LIBRARIES = plan("libraries", objectives="[{id: open-late, text: Open late, contributes_to: [2]}]")
EARLIER = CORPORATE_PLAN.replace("2018-23", "2013-18").replace("status: adopted", "status: superseded")


def both_ways(*texts: str, unreadable: tuple[str, ...] = ()) -> LinksBothWays:
    around = small_council.setting(*(each for each in texts if "kind: plan" not in each))
    documents = [loaded(text, f"{at}.yaml") for at, text in enumerate(texts)]
    indexed = [index_document(each, around) for each in documents]
    facts = [document_links(*pair, around) for pair in zip(documents, indexed, strict=True)]
    return links_both_ways(facts, build_corpus_index([each.record for each in indexed], around, unreadable))


@pytest.fixture(scope="module")
def found() -> LinksBothWays:
    return both_ways(ORGANISATION, CORPORATE_PLAN, EARLIER, ALL_STATES, LIBRARIES)


def states(links: tuple[Link, ...], field: str = "contributes_to") -> dict[str, str]:
    return {str(each.placed.reference): each.state.value for each in links if each.placed.field == field}


def test_links_by_where_they_start(found: LinksBothWays) -> None:
    assert states(found.outgoing[Place("highways/2019-20", "patrols")]) == {
        "1": "resolved",
        "9": "dangling",
        "general": "dangling",
        "twice": "ambiguous",
    }
    assert states(found.outgoing[Place("highways/2019-20", "roads")]) == {
        "lamps": "retired",
        "bright": "resolved",
        "2013-18/3": "superseded-framework",
        "libraries/2019-20/open-late": "resolved",
        "libraries/2019-20/gone": "dangling",
    }
    assert states(found.outgoing[Place("highways/2019-20", "roads")], "after") == {"lamps": "resolved"}
    assert Place("highways/2019-20", "twice") not in found.outgoing


def test_links_by_where_they_lead(found: LinksBothWays) -> None:
    def starts(document: str, item: str) -> list[str]:
        return [f"{each.document} {each.placed.within}" for each in found.incoming[Place(document, item)]]

    assert starts("libraries/2019-20", "open-late") == ["highways/2019-20 roads"]
    assert starts("2018-23", "safe") == ["highways/2019-20 ", "highways/2019-20 patrols"]
    assert starts("2018-23", "skilled/a") == ["highways/2019-20 bright"]
    assert starts("2013-18", "tidy") == ["highways/2019-20 roads"]
    assert starts("highways/2019-20", "twice") == ["highways/2019-20 patrols"]
    assert starts("2018-23", "") == ["smallbridge ", "highways/2019-20 ", "libraries/2019-20 "]
    assert starts("", "libraries") == ["libraries/2019-20 "]


def test_a_link_of_the_wrong_kind_is_seen_at_what_it_leads_to(found: LinksBothWays) -> None:
    (link,) = found.incoming[Place("", "harbour")]

    assert (link.placed.field, link.state, link.target) == ("partners", LinkState.WRONG_KIND, None)
    assert end_of(link.targets[0]) == Place("", "harbour")


def test_every_link_is_there_once_and_the_broken_ones_by_themselves(found: LinksBothWays) -> None:
    assert Counter(map(id, found.links)) == Counter(id(each) for links in found.outgoing.values() for each in links)
    assert sorted({each.state for each in found.broken()}) == sorted(
        {*LinkState} - {LinkState.RESOLVED, LinkState.UNCHECKED}
    )
    assert {each.document for each in found.of_document("libraries/2019-20")} == {"libraries/2019-20"}
    assert [str(each.placed.reference) for each in found.to_document("libraries/2019-20")] == [
        "libraries/2019-20/open-late"
    ]


def test_what_is_told_of_documents_and_items(found: LinksBothWays) -> None:
    assert sorted(found.documents) == ["", "2013-18", "2018-23", "highways/2019-20", "libraries/2019-20"]
    libraries = found.documents["libraries/2019-20"]
    assert isinstance(libraries, DocumentLinks)
    assert (libraries.kind, libraries.level, libraries.department) == ("plan", "department", "libraries")
    assert (libraries.period, libraries.framework, libraries.name) == ("2019-20", "2018-23", "libraries/2019-20")
    assert found.documents[""].name == "Smallbridge Council"
    assert found.documents["2013-18"].framework == "2013-18"
    assert found.entries[Place("highways/2019-20", "twice")].kind == "service"
    assert found.entries[Place("2018-23", "safe")] == Entry("outcome", "safe", "People are safe", ("outcomes", 0))
    assert found.entries[Place("", "general")].name == "General Fund"


def test_nothing_is_told_while_a_file_cannot_be_read() -> None:
    found = both_ways(
        ORGANISATION,
        CORPORATE_PLAN,
        plan(objectives="[{id: a, text: A, contributes_to: [parks/2019-20/b]}]"),
        unreadable=("parks.yaml",),
    )

    assert states(found.outgoing[Place("highways/2019-20", "a")]) == {"parks/2019-20/b": "unchecked"}
    assert not list(found.broken())


SERVES_A_STRATEGY = plan(commitments="[{id: trees, text: Plant trees, strategy: green}]")
STRATEGY = "kind: strategy\nid: green\nname: Green\nyears: 2014-18\nstatus: {status}\n"


@pytest.mark.parametrize(("status", "state"), [("current", "resolved"), ("superseded", "retired")])
def test_a_superseded_strategy_is_retired(status: str, state: str) -> None:
    found = both_ways(ORGANISATION, CORPORATE_PLAN, SERVES_A_STRATEGY, STRATEGY.format(status=status))

    assert states(found.outgoing[Place("highways/2019-20", "trees")], "strategy") == {"green": state}


def test_an_entry_that_the_next_plan_does_not_hold_is_retired() -> None:
    roads = plan(objectives="[{id: a, text: A, contributes_to: [libraries/2018-19/b, libraries/2018-19/c]}]")
    then = plan("libraries", "2018-19", objectives="[{id: b, text: B}, {id: c, text: C}]")
    now = plan("libraries", objectives="[{id: c, text: C}]")
    found = both_ways(ORGANISATION, CORPORATE_PLAN, roads, then, now)

    assert states(found.outgoing[Place("highways/2019-20", "a")]) == {
        "libraries/2018-19/b": "retired",
        "libraries/2018-19/c": "resolved",
    }
    assert [each.state for each in found.incoming[Place("libraries/2018-19", "b")]] == [LinkState.RETIRED]


def test_a_department_that_closed_before_the_year_is_retired() -> None:
    closed = ORGANISATION.replace("name: Libraries}", "name: Libraries, until: 2018-12-31}")
    found = both_ways(closed, CORPORATE_PLAN, plan("libraries"), plan("libraries", "2018-19"))

    assert states(found.outgoing[Place("libraries/2019-20", "")], "department") == {"libraries": "retired"}
    assert states(found.outgoing[Place("libraries/2018-19", "")], "department") == {"libraries": "resolved"}


@pytest.mark.parametrize(
    ("period", "earlier", "state"),
    [
        ("2019-20", EARLIER, "superseded-framework"),
        ("2017-18", EARLIER, "resolved"),
        ("2017-18", EARLIER.replace("superseded", "consultation"), "resolved"),
        ("2019-20", EARLIER + "in_force: {ends: 2018-03-31, extended_to: 2020-03-31}\n", "resolved"),
    ],
    ids=["its years are over", "in its years", "a draft that nothing replaced", "it was extended"],
)
def test_a_corporate_plan_that_was_replaced(period: str, earlier: str, state: str) -> None:
    text = plan(period=period, corporate_plan="2013-18", objectives="[{id: a, text: A, contributes_to: [1]}]")
    found = both_ways(ORGANISATION, CORPORATE_PLAN, earlier, text)

    assert states(found.outgoing[Place(f"highways/{period}", "a")]) == {"1": state}


def test_a_draft_that_was_replaced_is_superseded_at_once() -> None:
    draft = CORPORATE_PLAN.replace("id: 2018-23\n", "id: 2018-23@draft\n").replace("adopted", "draft")
    text = plan(corporate_plan="2018-23@draft", objectives="[{id: a, text: A, contributes_to: [1]}]")
    found = both_ways(ORGANISATION, CORPORATE_PLAN + "supersedes: [2018-23@draft]\n", draft, text)

    assert states(found.outgoing[Place("highways/2019-20", "a")]) == {"1": "superseded-framework"}
    assert states(found.outgoing[Place("2018-23", "")], "supersedes") == {"2018-23@draft": "resolved"}


@pytest.mark.parametrize(("status", "state"), [("current", "superseded-framework"), ("superseded", "resolved")])
def test_a_strategy_at_work_under_a_corporate_plan_that_was_replaced(status: str, state: str) -> None:
    strategy = STRATEGY.format(status=status) + "corporate_plan: 2013-18\ncontributes_to: [1]\n"
    found = both_ways(ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN, EARLIER, strategy)

    assert states(found.outgoing[Place("green", "")]) == {"1": state}
