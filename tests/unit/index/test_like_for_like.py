"""Two years' budgets to what changed, service by service."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from bizplan.index.like_for_like import ChangedService, LikeForLike, like_for_like, per_cent
from bizplan.model.budget import Budget


def budget(*lines: str, unit: str = "thousand") -> Budget:
    """A budget from lines such as `media=Media & Communication: 1789`; without `=`, of no service."""
    return Budget.model_validate(
        {"year": "2019-20", "unit": unit, "basis": "net", "lines": tuple(_line(each) for each in lines)}
    )


def _line(text: str) -> dict[str, str]:
    left, _, amount = text.rpartition(": ")
    service, given, label = left.rpartition("=")
    return {"label": label, "amount": amount} | ({"service": service} if given else {})


def names(services: Iterable[ChangedService]) -> list[str]:
    return [each.service for each in services]


TC17 = budget(
    "corporate=Com & Member Services: 2428",
    "strategy=Corp Strategy: 371",
    "media=Media & Communication: 1789",
    "elections=Elections: 305",
    "resilience=Resilience: 695",
    "contact=Contact Centre: 585",
)
TC19 = budget(
    "corporate=Corp & Member Services: 3068",
    "elections=Elections: 334",
    "strategy=Corp Strategy: 494",
    "resilience=Resilience: 708",
    "contact=Contact Centre: 570",
)


def test_a_total_that_falls_where_what_is_left_rises() -> None:
    found = like_for_like(TC17, TC19)

    assert (found.before, found.after) == (Decimal(6_173_000), Decimal(5_174_000))
    assert (found.headline, found.headline_per_cent) == (Decimal(-999_000), Decimal("-16.2"))
    assert (found.like_for_like, found.like_for_like_per_cent) == (Decimal(790_000), Decimal("18.0"))
    assert names(found.continued) == ["corporate", "elections", "strategy", "resilience", "contact"]
    assert (names(found.began), names(found.ended)) == ([], ["media"])
    assert not found.is_like


def test_a_service_has_the_label_of_the_later_year_and_its_own_change() -> None:
    first = like_for_like(TC17, TC19).continued[0]

    assert first == ChangedService("corporate", "Corp & Member Services", Decimal(2_428_000), Decimal(3_068_000))
    assert (first.change, first.per_cent) == (Decimal(640_000), Decimal("26.4"))


def test_backwards_all_changes_turn_round() -> None:
    there, back = like_for_like(TC17, TC19), like_for_like(TC19, TC17)

    assert back.headline == -there.headline
    assert back.like_for_like == -there.like_for_like
    assert (names(back.began), names(back.ended)) == (names(there.ended), names(there.began))


def test_a_service_that_is_gone_and_one_that_is_new_have_nothing_in_the_other_year() -> None:
    found = like_for_like(budget("Lamps: 300"), budget("Signs: 60"))

    assert found.ended == (ChangedService("Lamps", "Lamps", Decimal(300_000), Decimal(0)),)
    assert found.began == (ChangedService("Signs", "Signs", Decimal(0), Decimal(60_000)),)
    assert (found.continued, found.like_for_like, found.like_for_like_per_cent) == ((), Decimal(0), None)


@pytest.mark.parametrize(
    ("earlier", "later", "continued"),
    [
        (("lamps=Lamps: 1",), ("lamps=Lights: 1",), ["lamps"]),
        (("Lamps: 1",), ("Lamps: 1",), ["Lamps"]),
        (("Lamps: 1",), ("lamps: 1",), []),
        (("lamps=Lamps: 1",), ("lights=Lamps: 1",), []),
        (("a=A: 1", "B: 1"), ("B: 1", "a=C: 1"), ["B", "a"]),
    ],
    ids=["by id under another label", "by label", "a label to the letter", "another id, the same label", "both ways"],
)
def test_how_lines_are_paired(earlier: tuple[str, ...], later: tuple[str, ...], continued: list[str]) -> None:
    assert names(like_for_like(budget(*earlier), budget(*later)).continued) == continued


def test_the_lines_of_one_service_are_added() -> None:
    found = like_for_like(budget("lamps=Lamps: 100"), budget("lamps=Old lamps: 90", "lamps=New lamps: -15"))

    assert found.continued == (ChangedService("lamps", "Old lamps", Decimal(100_000), Decimal(75_000)),)


def test_years_in_different_units_are_compared_in_pounds() -> None:
    found = like_for_like(budget("Lamps: 1500"), budget("Lamps: 1.25", unit="million"))

    assert found.headline == Decimal(-250_000)


def test_the_same_services_make_the_headline_a_true_one() -> None:
    found = like_for_like(budget("Lamps: 300", "Signs: 60"), budget("Signs: 66", "Lamps: 300"))

    assert found.is_like
    assert found.headline == found.like_for_like == Decimal(6_000)


@pytest.mark.parametrize(
    ("change", "base", "share"),
    [("1", "3", "33.3"), ("1", "-4", "25.0"), ("-1", "-4", "-25.0"), ("0", "9", "0.0"), ("1", "0", None)],
)
def test_a_change_as_per_cent(change: str, base: str, share: str | None) -> None:
    assert per_cent(Decimal(change), Decimal(base)) == (Decimal(share) if share else None)


def test_of_nothing_there_is_no_share() -> None:
    found = LikeForLike((ChangedService("a", "A", Decimal(0), Decimal(5)),), (), ())

    assert (found.headline_per_cent, found.like_for_like_per_cent, found.continued[0].per_cent) == (None, None, None)
