"""Strategies against a corporate plan to tables: their age, the outcomes they serve, the commitments they make."""

from collections.abc import Iterator, Mapping

from bizplan.reports.paper import Absent, Align, Column, Row, RowKind, Status, Table, Tone, Value, Width, literal
from bizplan.reports.strategies import Age, StrategiesReport, StrategyRow
from bizplan.values.counts import numbered

_AGES = {
    Age.OLDER: Status("older", Tone.WARNING, "adopted before the corporate plan, and no review recorded"),
    Age.REVIEWED: Status("older, reviewed", Tone.GOOD, "adopted before the corporate plan; a review is recorded"),
    Age.NOT_OLDER: Status("not older", Tone.GOOD, "adopted with the corporate plan or after it"),
    Age.UNKNOWN: Status("unknown", Tone.UNKNOWN, "when it or the corporate plan was adopted is not held"),
}


def strategies_tables(report: StrategiesReport) -> Iterator[Table]:
    """The strategies, the outcomes with the strategies that serve them, the commitments; an empty one is left out."""
    numbers = {each.outcome: each.number or each.outcome for each in report.outcomes}
    if report.strategies:
        columns = (
            Column("Strategy", width=Width.WIDE),
            Column("Status", width=Width.NARROW),
            Column("Age", width=Width.NARROW),
            Column("Outcomes"),
        )
        rows = tuple(_strategy(each, numbers) for each in report.strategies)
        yield Table("strategies", f"Strategies against Corporate Plan {report.framework}", columns, rows, heads=0)
    if report.outcomes:
        names = {each.strategy: each.name for each in report.strategies}
        numbered = any(each.number for each in report.outcomes)
        number = (Column("No", Align.NUMBER, width=Width.NARROW),) if numbered else ()
        heads = (*number, Column("Outcome", width=Width.WIDE), Column("Strategies at work for it", width=Width.WIDE))
        rows = tuple(
            Row(
                (
                    *((literal(each.number),) if numbered else ()),
                    literal(each.title),
                    literal("; ".join(names[one] for one in each.strategies)) if each.strategies else Absent("none"),
                )
            )
            for each in report.outcomes
        )
        yield Table("outcomes", "Outcomes and their strategies", heads, rows, heads=len(number))
    commitments = tuple(_commitments(report))
    if commitments:
        promised = (Column("Commitment", width=Width.WIDE), Column("Carried by"))
        yield Table(
            "commitments", "Commitments of strategies, and the plans that carry them", promised, commitments, heads=0
        )


def strategies_in_words(report: StrategiesReport) -> str:
    """How many strategies there are, how many are older, and what is not served or not carried."""
    if not report.strategies:
        return "No strategy is held."
    counted = len(report.strategies)
    reviewed = sum(each.age is Age.REVIEWED for each in report.strategies)
    unknown = sum(each.age is Age.UNKNOWN for each in report.strategies)
    without = sum(not each.strategies for each in report.outcomes)
    since = f" of {report.since}" if report.since else ""
    age = f"{report.older} older than Corporate Plan {report.framework}{since} and not reviewed, {reviewed} reviewed"
    held = f", {unknown} of unknown age" if unknown else ""
    return (
        f"{numbered(counted, 'strategy', 'strategies')}: {age}{held}. "
        f"{without} of {len(report.outcomes)} outcomes have no strategy at work. "
        f"{numbered(report.uncarried, 'commitment is', 'commitments are')} carried by no plan."
    )


def _strategy(row: StrategyRow, numbers: Mapping[str, str]) -> Row:
    through = [f"{numbers.get(each, each)} (by a commitment)" for each in row.through_commitments]
    served = [*(numbers.get(each, each) for each in row.outcomes), *through, *row.elsewhere]
    years = f", {row.years}" if row.years and row.years not in row.name else ""
    outcomes: Value = literal(", ".join(served)) if served else Absent("none named")
    return Row((literal(f"{row.name}{years}, {row.at.words}"), literal(row.status), _AGES[row.age], outcomes))


def _commitments(report: StrategiesReport) -> Iterator[Row]:
    for strategy in report.strategies:
        if strategy.commitments or strategy.drawn:
            yield Row((literal(strategy.name),), RowKind.GROUP)
        for each in strategy.commitments:
            carried: Value = literal(", ".join(each.carried_by)) if each.carried_by else Absent("no plan")
            yield Row((literal(f"{each.text} ({each.item}), {each.at.words}"), carried))
        for entry in strategy.drawn:
            yield Row((Absent("not held in the strategy"), literal(entry)))
