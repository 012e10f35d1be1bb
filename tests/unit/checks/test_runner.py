"""Rules run on documents: which apply, what their findings are stamped with, and what keeps them quiet."""

from collections.abc import Iterable
from datetime import date

import pytest

from bizplan.checks.rule import NamedRule, Profile, Rule, View, of
from bizplan.checks.runner import Opened, check_document, check_repository, profile_of
from bizplan.checks.selection import Selection, select
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.links import Link
from bizplan.index.record import index_document
from bizplan.model.plan import Plan
from bizplan.model.strategy import Strategy
from tests import small_council
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, plan

DAY = date(2026, 4, 1)
OBJECTIVES = "\n- {id: lit, text: All lit}\n"


def titled(_plan: Plan, view: View) -> Iterable[Finding]:
    yield Finding("seen", view.at("objectives", 0, "text"))


def linked(link: Link) -> Finding | None:
    return Finding("linked", Location(link.file, link.placed.route)) if link.placed.field == "department" else None


def everywhere(index: CorpusIndex) -> Iterable[Finding]:
    return (Finding("held", Location(record.file)) for record in index.records)


def never(_strategy: Strategy, _view: View) -> Iterable[Finding]:
    raise AssertionError


def selection(*rules: Rule, profile: Profile | None = None) -> Selection:
    """Rules called rule-a, rule-b and so on."""
    named = (NamedRule(f"rule-{letter}", rule, "") for letter, rule in zip("abc", rules, strict=False))
    return select(named, small_council.setting(), DAY, least=Severity.INFO, profile=profile)


def found(text: str, chosen: Selection, *setting: str) -> list[Diagnostic]:
    around, document = small_council.setting(*setting), loaded(text)
    return list(check_document(Opened(document, index_document(document, around)), around, chosen))


def seen(profile: Profile = Profile.DRAFT, silenced_by: tuple[str, ...] = ()) -> Rule:
    return Rule(Severity.WARNING, profile, (of(Plan, titled),), silenced_by=silenced_by)


def test_a_finding_is_stamped_with_rule_severity_and_document() -> None:
    (diagnostic,) = found(plan(objectives=OBJECTIVES), selection(seen()))

    assert (diagnostic.rule, diagnostic.severity, diagnostic.message) == ("rule-a", Severity.WARNING, "seen")
    assert (diagnostic.document, diagnostic.place) == ("highways/2019-20", ("objectives", "lit", "text"))
    assert diagnostic.waived == ""


def test_a_rule_sees_documents_of_its_kind_only() -> None:
    assert found(plan(), selection(Rule(Severity.ERROR, Profile.DRAFT, (of(Strategy, never),)))) == []


def test_a_rule_on_references_sees_each() -> None:
    (diagnostic,) = found(plan(), selection(Rule(Severity.ERROR, Profile.DRAFT, link=linked)))

    assert diagnostic.location.route == ("department",)


@pytest.mark.parametrize(
    ("status", "profile"),
    [
        ("draft", Profile.DRAFT),
        ("consultation", Profile.COMMITTEE),
        ("submitted", Profile.COMMITTEE),
        ("published", Profile.FINAL),
        ("adopted", Profile.FINAL),
        ("", Profile.FINAL),
    ],
)
def test_the_status_tells_how_far_a_document_has_come(status: str, profile: Profile) -> None:
    assert profile_of(status) is profile


@pytest.mark.parametrize(
    ("status", "asked", "rules"),
    [
        ("draft", None, ["rule-a"]),
        ("submitted", None, ["rule-a", "rule-b"]),
        ("published", None, ["rule-a", "rule-b", "rule-c"]),
        ("published", Profile.DRAFT, ["rule-a"]),
        ("draft", Profile.FINAL, ["rule-a", "rule-b", "rule-c"]),
    ],
)
def test_a_rule_applies_from_its_profile_upwards(status: str, asked: Profile | None, rules: list[str]) -> None:
    chosen = selection(*(seen(profile) for profile in Profile), profile=asked)

    assert [each.rule for each in found(plan(status=status, objectives=OBJECTIVES), chosen)] == rules


def test_a_rule_is_quiet_where_a_broader_one_has_found_something() -> None:
    assert [each.rule for each in found(plan(), selection(seen(), seen(silenced_by=("rule-a",))))] == ["rule-a"]
    assert [each.rule for each in found(plan(), selection(seen(silenced_by=("rule-b",))))] == ["rule-a"]


def test_nothing_is_found_in_a_part_that_could_not_be_read() -> None:
    assert found(plan(objectives="\n- {id: lit}\n"), selection(seen())) == []
    assert len(found(plan(titel="a", objectives=OBJECTIVES), selection(seen()))) == 1


@pytest.mark.parametrize(("needs", "count"), [((), 1), (("title",), 0), (("statement",), 1), (("organisation",), 1)])
def test_a_check_is_not_made_without_what_it_needs(needs: tuple[str, ...], count: int) -> None:
    rule = Rule(Severity.WARNING, Profile.DRAFT, (of(Plan, titled, needs=needs),))

    assert len(found(plan(titel="a"), selection(rule))) == count


def test_a_check_is_not_made_against_an_organisation_that_is_not_whole() -> None:
    rule = Rule(Severity.WARNING, Profile.DRAFT, (of(Plan, titled, needs=("organisation",)),))

    assert found(plan(), selection(rule), ORGANISATION + "colour: red\n", CORPORATE_PLAN) == []


@pytest.mark.parametrize(
    ("waiver", "reason"),
    [
        ("{rule: rule-a, reason: Agreed}", "Agreed"),
        ("{rule: rule-a, at: lit, reason: Agreed}", "Agreed"),
        ("{rule: rule-a, at: objectives, reason: Agreed}", "Agreed"),
        ("{rule: rule-a, at: measures, reason: Agreed}", ""),
        ("{rule: rule-b, reason: Agreed}", ""),
        ("{rule: rule-a, reason: Agreed, until: 2026-04-01}", "Agreed"),
        ("{rule: rule-a, reason: Agreed, until: 2026-03-31}", ""),
    ],
)
def test_a_waiver_allows_with_its_reason(waiver: str, reason: str) -> None:
    (diagnostic,) = found(plan(objectives=OBJECTIVES, allow=f"\n- {waiver}\n"), selection(seen()))

    assert diagnostic.waived == reason


def test_rules_between_documents_follow_each_documents_profile_and_waivers() -> None:
    texts = (plan(status="draft"), plan(period="2020-21", status="published", allow="\n- {rule: rule-b, reason: So}\n"))
    records = [small_council.record(text, f"{at}.yaml") for at, text in enumerate(texts)]
    rules = (Rule(Severity.ERROR, profile, repository=everywhere) for profile in (Profile.DRAFT, Profile.FINAL))

    between = check_repository(build_corpus_index(records, small_council.setting()), (), selection(*rules))

    assert [(each.rule, each.location.file, each.waived) for each in between] == [
        ("rule-a", "0.yaml", ""),
        ("rule-a", "1.yaml", ""),
        ("rule-b", "1.yaml", "So"),
    ]
