"""What became of an outcome: one, several or none, over one table or a chain of them, with nothing lost on the way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.coverage import OutcomeKey
from bizplan.index.succession import Basis, Became, Fate, apportioned, build_successions
from tests.small_council import setting


def framework(identity: str, outcomes: str, *rest: str) -> str:
    numbered = (f"  - {{id: {each}, number: {n}, title: {each}}}" for n, each in enumerate(outcomes.split(), 1))
    head = f"kind: corporate-plan\nid: {identity}\ntitle: Plan\nyears: {identity[:7]}\nstatus: adopted\noutcomes:\n"
    return head + "\n".join(numbered) + "\n" + "\n".join(rest) + "\n"


FIRST = framework("2010-14", "safe tidy busy odd", "aims: [{id: people, title: People}]")
SECOND = framework(
    "2014-18",
    "calm clean trade",
    "supersedes: [2010-14]",
    "aims: [{id: folk, title: Folk}]",
    "succession:",
    "  - {earlier: 2010-14/1, to: [1, 2], basis: inferred}",
    "  - {earlier: 2010-14/tidy, to: [clean], basis: published}",
    "  - {earlier: 2010-14/3, to: [], basis: judgement, note: A way of working.}",
    "  - {earlier: 2010-14/people, to: [folk], basis: published}",
)
THIRD = framework(
    "2018-23",
    "green kind",
    "supersedes: [2014-18]",
    "succession:",
    "  - {earlier: 2014-18/1, to: [kind], basis: judgement}",
    "  - {earlier: 2014-18/2, to: [1, 2], basis: published, as_group: true}",
    "  - {earlier: 2014-18/3, to: [], basis: published}",
)
ALONE = framework("2001-05", "old")


def became(key: str, to: str, *texts: str) -> Became:
    document, _, item = key.partition("/")
    around = setting(*(texts or (FIRST, SECOND, THIRD, ALONE)))
    return build_successions(around, to).became(OutcomeKey(document, item))


def found(key: str, to: str) -> list[tuple[str, Fraction, str]]:
    return [(each.outcome.outcome, each.part, each.basis) for each in became(key, to).successors]


def test_one_step() -> None:
    assert found("2010-14/tidy", "2014-18") == [("clean", Fraction(1), "published")]
    assert became("2010-14/tidy", "2014-18").fate is Fate.ONE


def test_several_share_alike() -> None:
    assert found("2010-14/safe", "2014-18") == [
        ("calm", Fraction(1, 2), "inferred"),
        ("clean", Fraction(1, 2), "inferred"),
    ]


def test_a_chain_keeps_its_weakest_basis_and_joins_ways_that_meet() -> None:
    there = became("2010-14/safe", "2018-23")
    assert there.fate is Fate.SEVERAL
    assert [(each.outcome.outcome, each.part, each.basis) for each in there.successors] == [
        ("kind", Fraction(3, 4), Basis.JUDGEMENT),
        ("green", Fraction(1, 4), Basis.INFERRED),
    ]
    ways = [[step.to.outcome for step in way] for way in there.successors[0].ways]
    assert ways == [["calm", "kind"], ["clean", "kind"]]
    assert [step.as_group for step in there.successors[1].ways[0]] == [False, True]


def test_what_ended_and_what_no_table_names_are_two_things() -> None:
    ended = became("2010-14/busy", "2018-23")
    assert (ended.fate, ended.without, ended.reasons) == (Fate.NONE, Fraction(1), ("A way of working.",))
    unnamed = became("2010-14/odd", "2014-18")
    assert unnamed.fate is Fate.UNKNOWN
    assert unnamed.reasons == ("the succession table of 2014-18 does not name 2010-14/odd",)
    apart = became("2001-05/old", "2018-23")
    assert (apart.fate, apart.reasons) == (Fate.UNKNOWN, ("no succession leads from 2001-05 to 2018-23",))


def test_nothing_leads_back() -> None:
    assert became("2018-23/kind", "2014-18").fate is Fate.UNKNOWN


def test_its_own_outcome_is_the_same() -> None:
    own = became("2018-23/kind", "2018-23")
    assert (own.fate, own.successors[0].part, own.without) == (Fate.SAME, Fraction(1), Fraction(0))


def test_aims_have_successors_too() -> None:
    assert found("2010-14/people", "2014-18") == [("folk", Fraction(1), "published")]


def test_an_outcome_that_went_into_an_aim_serves_no_outcome() -> None:
    later = framework(
        "2018-23",
        "green",
        "aims: [{id: all, title: All}]",
        "succession: [{earlier: 2001-05/1, to: [all], basis: published}]",
    )
    there = became("2001-05/old", "2018-23", ALONE, later)
    assert there.fate is Fate.NONE
    assert there.reasons == ("it went into the aim all, which is no outcome",)


def test_a_framework_that_is_only_superseded_is_on_the_way() -> None:
    later = framework("2018-23", "green", "supersedes: [2001-05]")
    there = became("2001-05/old", "2018-23", ALONE, later)
    assert there.reasons == ("the succession table of 2018-23 does not name 2001-05/old",)


def test_a_circle_of_successions_ends() -> None:
    one = framework("2001-05", "old", "succession: [{earlier: 2005-09/1, to: [1], basis: published}]")
    two = framework("2005-09", "new", "succession: [{earlier: 2001-05/1, to: [1], basis: published}]")
    assert became("2001-05/old", "2005-09", one, two).successors[0].outcome.outcome == "new"
    assert became("2005-09/new", "2001-05", one, two).successors[0].outcome.outcome == "old"


def test_money_to_the_penny() -> None:
    three = framework("2018-23", "a b c", "succession: [{earlier: 2001-05/1, to: [1, 2, 3], basis: judgement}]")
    parts = apportioned(Decimal(100), became("2001-05/old", "2018-23", ALONE, three))
    assert [(key.outcome if key else None, pounds) for key, pounds in parts] == [
        ("a", Decimal("33.34")),
        ("b", Decimal("33.33")),
        ("c", Decimal("33.33")),
    ]


names = st.lists(st.integers(0, 3), max_size=4, unique=True)


@given(
    tables=st.lists(st.lists(names, min_size=4, max_size=4), min_size=1, max_size=3),
    pence=st.integers(-(10**11), 10**11),
)
def test_money_is_neither_lost_nor_counted_twice(tables: list[list[list[int]]], pence: int) -> None:
    letters = "a b c d"
    texts = [framework("2000-01", letters)]
    for number, table in enumerate(tables, 1):
        rows = (
            f"  - {{earlier: {1999 + number}-{number:02}/{e + 1}, to: {[t + 1 for t in to]}, basis: judgement}}"
            for e, to in enumerate(table)
        )
        texts.append(framework(f"{2000 + number}-{number + 1:02}", letters, "succession:", *rows))
    last = f"{2000 + len(tables)}-{len(tables) + 1:02}"
    successions = build_successions(setting(*texts), last)
    pounds = Decimal(pence) / 100
    for letter in letters.split():
        there = successions.became(OutcomeKey("2000-01", letter))
        assert sum((each.part for each in there.successors), there.without) == 1
        assert sum(part for _, part in apportioned(pounds, there)) == pounds


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_of_the_model_is_known(basis: Basis) -> None:
    row = f"succession: [{{earlier: 2001-05/1, to: [1], basis: {basis}}}]"
    there = became("2001-05/old", "2018-23", ALONE, framework("2018-23", "green", row))
    assert there.successors[0].basis is basis
