"""References to links: what each leads to, inside its document and out of it, in every state."""

import pytest

from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.links import Link, LinkState, Pending, outcome_meant
from bizplan.index.record import Indexed, index_document
from tests import small_council
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, plan

OBJECTIVES = "\n- {id: bright, text: Light every street}\n"
STATES = LinkState.RESOLVED, LinkState.DANGLING, LinkState.WRONG_KIND, LinkState.AMBIGUOUS, LinkState.UNCHECKED
RESOLVED, DANGLING, WRONG_KIND, AMBIGUOUS, UNCHECKED = STATES


def indexed(text: str, *setting: str, file: str = "plan.yaml") -> Indexed:
    return index_document(loaded(text, file), small_council.setting(*setting))


def serving(reference: str, **rest: str) -> str:
    """A plan whose programme serves what a reference leads to."""
    programme = f"\n- {{id: lamps, scope: departmental, text: Mend lamps, contributes_to: [{reference}]}}\n"
    return plan(objectives=OBJECTIVES, programmes=programme, **rest)


def thread(found: Indexed) -> Link | Pending:
    """The link of the programme's thread, or what waits for it."""
    made: list[Link | Pending] = [*found.links, *found.record.pending]
    return next(each for each in made if each.placed.field == "contributes_to")


def link(text: str, *setting: str) -> Link:
    found = thread(indexed(text, *setting))
    assert isinstance(found, Link)
    return found


@pytest.mark.parametrize(
    ("reference", "state", "kinds", "near"),
    [
        ("bright", RESOLVED, ["objective"], ""),
        ("1", RESOLVED, ["outcome"], ""),
        ("skilled", RESOLVED, ["outcome"], ""),
        ("2b", RESOLVED, ["activity"], ""),
        ("people", RESOLVED, ["aim"], ""),
        ("2018-23/1", RESOLVED, ["outcome"], ""),
        ("2023-28/busy-town", RESOLVED, ["outcome"], ""),
        ("brigth", DANGLING, [], "bright"),
        ("nothing-like-it", DANGLING, [], ""),
        ("9", DANGLING, [], ""),
        ("2018-23/skiled", DANGLING, [], "skilled"),
        ("2018-23", WRONG_KIND, ["corporate-plan"], ""),
    ],
)
def test_what_a_thread_leads_to(reference: str, state: LinkState, kinds: list[str], near: str) -> None:
    found = link(serving(reference))

    assert (found.state, [each.kind for each in found.targets], found.near) == (state, kinds, near)
    assert found.target == (found.targets[0] if state is RESOLVED else None)


def test_an_id_that_two_entries_bear_is_ambiguous() -> None:
    services = "\n- {id: bright, name: Lamps}\n"

    assert link(serving("bright", services=services)).state is AMBIGUOUS


def test_an_id_that_an_outcome_and_an_entry_bear_is_ambiguous_where_both_would_do() -> None:
    found = link(serving("safe", services="\n- {id: safe, name: Lamps}\n"))

    assert (found.state, [each.kind for each in found.targets]) == (AMBIGUOUS, ["service", "outcome"])


def test_two_outcomes_of_one_number_are_ambiguous() -> None:
    doubled = CORPORATE_PLAN.replace("number: 2", "number: 1")

    assert link(serving("1"), ORGANISATION, doubled).state is AMBIGUOUS
    assert link(serving("2018-23/1"), ORGANISATION, doubled).state is AMBIGUOUS


@pytest.mark.parametrize("reference", ["4", "bright-lights"])
def test_nothing_is_told_of_a_corporate_plan_that_is_not_held_or_not_whole(reference: str) -> None:
    damaged = CORPORATE_PLAN + "colour: red\n"

    assert link(serving(reference), ORGANISATION).state is UNCHECKED
    assert link(serving(reference), ORGANISATION, damaged).state is UNCHECKED
    assert link(serving(f"2018-23/{reference}"), ORGANISATION, damaged).state is UNCHECKED
    assert link(serving(reference)).state is DANGLING


def test_nothing_is_told_of_an_entry_that_was_left_out() -> None:
    text = serving("gone").replace("Light every street}", "Light every street}\n  - {id: gone}")

    assert link(text).state is UNCHECKED


STRATEGY = "kind: strategy\nid: lamps\nname: Lamps\nstatus: current\ncontributes_to: [1]\n"


def test_a_number_needs_a_corporate_plan_unless_its_name_was_lost() -> None:
    assert link(STRATEGY).state is DANGLING
    assert link(STRATEGY + "corporate_plan: 2018-23\n").state is RESOLVED
    assert link(STRATEGY + "corporate_plam: 2018-23\n").state is UNCHECKED


@pytest.mark.parametrize(
    ("department", "state"),
    [("highways", RESOLVED), ("highway", DANGLING), ("general", WRONG_KIND)],
)
def test_ids_of_the_organisation(department: str, state: LinkState) -> None:
    (found,) = (each for each in indexed(plan(department)).links if each.placed.field == "department")

    assert found.state is state
    assert found.near == ("highways" if state is DANGLING else "")


def test_nothing_is_told_of_an_organisation_that_is_not_whole() -> None:
    (found, *_) = indexed(plan("nowhere"), ORGANISATION + "colour: red\n", CORPORATE_PLAN).links

    assert (found.placed.field, found.state) == ("department", UNCHECKED)


def test_an_id_of_the_organisation_may_begin_with_a_number() -> None:
    form = ORGANISATION + "plan_templates: [{id: 2019, name: Form, sections: [{section: objectives}]}]\n"
    links = indexed(plan(template="2019"), form, CORPORATE_PLAN).links

    assert next(each for each in links if each.placed.field == "template").state is RESOLVED


@pytest.mark.parametrize(
    ("reference", "document", "item"),
    [
        ("libraries/2019-20/open-late", "libraries/2019-20", "open-late"),
        ("libraries/2019-20", "libraries/2019-20", ""),
        ("paths/no-falls", "paths", "no-falls"),
        ("2013-18/4", "2013-18", "4"),
    ],
)
def test_what_stands_in_another_document_waits(reference: str, document: str, item: str) -> None:
    waiting = thread(indexed(serving(reference)))

    assert isinstance(waiting, Pending)
    assert (waiting.document, waiting.item) == (document, item)


def test_entries_of_a_return_are_looked_for_in_its_plan() -> None:
    text = (
        "kind: return\nplan: highways/2019-20\nperiod: 2019-20 Q1\nsupplied: {role: Officer, date: 2019-07-01}\n"
        "readings: [{measure: lit}]\n"
    )
    waiting = [(each.document, each.item) for each in indexed(text).record.pending]

    assert waiting == [("highways/2019-20", ""), ("highways/2019-20", "lit")]


LIBRARIES = plan(
    "libraries", objectives="\n- {id: open-late, text: Open late}\n", services="\n- {id: lending, name: Lending}\n"
)


def joined(reference: str, other: str = LIBRARIES, unreadable: tuple[str, ...] = ()) -> tuple[CorpusIndex, Link]:
    records = [indexed(serving(reference), file="a.yaml").record, indexed(other, file="b.yaml").record]
    index = build_corpus_index(records, small_council.setting(), unreadable)
    (found,) = (each for _, each in index.links() if each.placed.field == "contributes_to")
    return index, found


@pytest.mark.parametrize(
    ("reference", "state", "near"),
    [
        ("libraries/2019-20/open-late", RESOLVED, ""),
        ("libraries/2019-20/lending", RESOLVED, ""),
        ("libraries/2019-20/open-lat", DANGLING, "open-late"),
        ("librarys/2019-20/open-late", DANGLING, "libraries/2019-20"),
        ("parks/2019-20/open-late", DANGLING, ""),
        ("libraries/2019-21/open-late", DANGLING, "libraries/2019-20"),
        ("libraries/2019-20", WRONG_KIND, ""),
        ("2018-24/4", DANGLING, "2018-23"),
    ],
)
def test_the_other_document_is_found_or_not(reference: str, state: LinkState, near: str) -> None:
    _, found = joined(reference)

    assert (found.state, found.near) == (state, near)


def test_an_entry_of_the_wrong_kind_in_another_document() -> None:
    other = plan("libraries", charts="\n- {id: income, title: Income, shows: income}\n")
    _, found = joined("libraries/2019-20/income", other)

    assert (found.state, [each.kind for each in found.targets]) == (WRONG_KIND, ["chart"])


def test_an_id_of_two_kinds_in_another_document_is_ambiguous() -> None:
    other = plan("libraries", objectives="\n- {id: a, text: b}\n", services="\n- {id: a, name: b}\n")

    assert joined("libraries/2019-20/a", other)[1].state is AMBIGUOUS


def test_nothing_is_told_while_a_file_cannot_be_read() -> None:
    broken = LIBRARIES + "colour: red\n"

    assert joined("parks/2019-20/a")[1].state is DANGLING
    assert joined("parks/2019-20/a", unreadable=("c.yaml",))[1].state is UNCHECKED
    assert joined("libraries/2019-20/a", broken)[1].state is UNCHECKED


def test_documents_are_found_by_id_and_ranked_by_level() -> None:
    team = plan("highways").replace("level: department", "level: team\nteam: lamps-team")
    post = plan("highways").replace("level: department", "level: individual\npost: officer")
    records = [indexed(text, file=f"{at}.yaml").record for at, text in enumerate((post, LIBRARIES, team, LIBRARIES))]
    index = build_corpus_index(reversed(records), small_council.setting())

    assert [each.file for each in index.records] == ["0.yaml", "1.yaml", "2.yaml", "3.yaml"]
    assert [each.file for each in index.records_by_id["libraries/2019-20"]] == ["1.yaml", "3.yaml"]
    ranks = [index.rank(each) for each in ("officer/2019-20", "lamps-team/2019-20", "libraries/2019-20", "2018-23")]
    assert ranks == [0, 1, 2, 3]
    assert index.record("nowhere") is None


def test_a_reference_means_an_outcome_by_its_field_or_by_its_number() -> None:
    claims = plan(outcomes="{claims: [{outcome: safe}]}", objectives="\n- {id: a, text: b, contributes_to: [2b, c]}\n")
    meant = {str(each.placed.reference): outcome_meant(each.placed) for each in indexed(claims).links}

    assert (meant["safe"], meant["2b"], meant["c"], meant["highways"]) == (True, True, False, False)
