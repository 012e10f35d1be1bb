"""Tables with figures left out to the sums that must go with them, since the figures could be worked out from them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from bizplan.diagnostics import Route
from bizplan.model.budget import Breakdown, Budget, BudgetLine, Savings, StatedTotal
from bizplan.model.resources import Capital, CapitalScheme
from bizplan.values.amounts import NOT_PUBLISHED

_REST = "rest"
"""What a table that is not exhaustive does not list: unknown to the reader in any case, and no secret."""
_Changes = dict[str, object]
_Hidden = list[tuple[Route, Decimal]]
"""Route within the table and figure of each sum that goes."""


def publishable(sums: Sequence[frozenset[str]]) -> tuple[bool, ...]:
    """Which of some sums may be published, the first of them first, so that no left-out figure can be worked out.

    Each is given as the left-out figures that it adds up, `rest` for what is listed nowhere. A figure is known as soon
    as sums can be added and taken from each other so that it alone is left.
    """
    rows: list[Mapping[str, Fraction]] = []
    answers = []
    for each in sums:
        more = _reduced([*rows, dict.fromkeys(each, Fraction(1))]) if each else rows
        is_safe = not any(len(row) == 1 and _REST not in row for row in more)
        rows = more if is_safe else rows
        answers.append(is_safe)
    return tuple(answers)


def left_out_of_budget(before: Budget, after: Budget) -> tuple[_Changes, _Hidden]:
    """The parts of a budget to change beside the lines that are left out of `after`, and the sums that go."""
    lines = tuple(map(_row_hidden, after.lines))
    if after.total is not None and after.total.amount.is_nan() and not any(each.amount.is_nan() for each in lines):
        lines = tuple(map(_amount_hidden, lines))
    given_away = {label for each in after.subtotals if each.amount.is_nan() for label in each.of}
    if given_away and not any(each.amount.is_nan() for each in lines):
        old = (each.label for each in before.lines)
        lines = tuple(
            _amount_hidden(line) if label in given_away else line for line, label in zip(lines, old, strict=True)
        )
    hidden = {str(at): each.label for at, each in enumerate(lines) if each.amount.is_nan()}
    changes: _Changes = {"lines": lines} if lines != after.lines else {}
    gone: _Hidden = []
    column = frozenset(hidden) | ({_REST} if hidden and not before.exhaustive else frozenset())
    whole = publishable([column])[0]
    labels = {at: before.lines[int(at)].label for at in hidden}
    inside = [frozenset(at for at in hidden if labels[at] in each.of) for each in before.subtotals]
    total, *subtotals = publishable([column if whole else frozenset(), *inside])
    shown = {labels[at]: hidden[at] for at in hidden}
    kept = []
    for at, (each, is_safe) in enumerate(zip(after.subtotals, subtotals, strict=True)):
        named = each.model_copy(update={"of": tuple(shown.get(label, label) for label in each.of)})
        kept.append(named if is_safe else named.model_copy(update={"amount": NOT_PUBLISHED}))
        if not is_safe:
            gone.append((("subtotals", at, "amount"), before.subtotals[at].amount))
    if after.subtotals and hidden:
        changes["subtotals"] = tuple(kept)
    stated, more = _further_total(before, after)
    gone += more
    if hidden and not (whole and total):
        stated, lost = _without_total(before, stated)
        gone += lost
        changes |= {"control": None, "breakdowns": ()}
    elif any(_has_hidden(each) for each in after.breakdowns):
        changes["breakdowns"] = tuple(map(_breakdown, after.breakdowns))
    if stated is not after.total:
        changes["total"] = stated
    return changes, gone


def left_out_of_savings(before: Savings, after: Savings) -> tuple[_Changes, _Hidden]:
    """The parts of a list of savings to change beside the lines that are left out, and the total if it goes."""
    lines = after.lines
    if after.total.amount.is_nan() and not any(each.amount.is_nan() for each in lines):
        return {"lines": tuple(each.model_copy(update={"amount": NOT_PUBLISHED}) for each in lines)}, []
    hidden = frozenset(str(at) for at, each in enumerate(lines) if each.amount.is_nan())
    if not hidden or publishable([hidden | (frozenset() if before.exhaustive else {_REST})])[0]:
        return {}, []
    total = after.total.model_copy(update={"amount": NOT_PUBLISHED})
    return {"total": total}, [(("total", "amount"), before.total.amount)]


def left_out_of_capital(before: Capital, after: Capital) -> tuple[_Changes, _Hidden]:
    """The parts of a capital programme to change beside the schemes that are left out, and the sums that go."""
    hidden = (
        {
            (str(at), _key(figure)): f"{at} {_key(figure)}"
            for at, scheme in enumerate(before.schemes)
            for figure in scheme.years
            if not any(_key(each) == _key(figure) and not each.amount.is_nan() for each in after.schemes[at].years)
        }
        if len(before.schemes) == len(after.schemes)
        else {}
    )
    if not hidden:
        return {}, []
    rest = frozenset() if before.exhaustive else frozenset({_REST})
    everything = frozenset(hidden.values()) | rest
    rows = [
        frozenset(name for (at, _), name in hidden.items() if at == str(place)) for place in range(len(before.schemes))
    ]
    columns = [
        frozenset(name for (_, key), name in hidden.items() if key == _key(each)) | rest for each in before.year_totals
    ]
    columns = [each if each != rest else frozenset() for each in columns]
    whole, *others = publishable([everything, *columns, *rows])
    by_year, by_scheme = others[: len(columns)], others[len(columns) :]
    gone: _Hidden = []
    changes: _Changes = {
        "year_totals": tuple(
            each if is_safe else each.model_copy(update={"amount": NOT_PUBLISHED})
            for each, is_safe in zip(after.year_totals, by_year, strict=True)
        ),
        "schemes": tuple(map(_scheme, after.schemes, by_scheme)),
    }
    gone += [
        (("year_totals", at, "amount"), before.year_totals[at].amount) for at, safe in enumerate(by_year) if not safe
    ]
    for at, safe in enumerate(by_scheme):
        total = before.schemes[at].total
        if not safe and total is not None:
            gone.append((("schemes", at, "total"), total))
    if not whole:
        changes["funding"] = ()
        if after.total is not None and before.total is not None:
            changes["total"] = after.total.model_copy(update={"amount": NOT_PUBLISHED})
            gone.append((("total", "amount"), before.total.amount))
    return changes, gone


def _reduced(rows: Sequence[Mapping[str, Fraction]]) -> list[Mapping[str, Fraction]]:
    """The rows in reduced echelon form: a figure is known if and only if a row holds it alone."""
    left = [dict(each) for each in rows]
    done: list[dict[str, Fraction]] = []
    while left:
        row = left.pop()
        if not row:
            continue
        pivot = min(row)
        scaled = {name: value / row[pivot] for name, value in row.items()}
        left = [_less(each, scaled, pivot) for each in left]
        done = [*(_less(each, scaled, pivot) for each in done), scaled]
    return [each for each in done if each]


def _less(row: dict[str, Fraction], other: Mapping[str, Fraction], pivot: str) -> dict[str, Fraction]:
    times = row.get(pivot, Fraction(0))
    names = {*row, *other} if times else row
    found = {name: row.get(name, Fraction(0)) - times * other.get(name, Fraction(0)) for name in names}
    return {name: value for name, value in found.items() if value}


def _row_hidden(line: BudgetLine) -> BudgetLine:
    """A line of which one figure is left out; from the other two it could be worked out."""
    trio = {"amount": line.amount, "gross": line.gross, "less_income": line.less_income}
    known = {name: value for name, value in trio.items() if value is not None}
    if not any(each.is_nan() for each in known.values()):
        return line
    return line.model_copy(update=dict.fromkeys(known, NOT_PUBLISHED))


def _amount_hidden(line: BudgetLine) -> BudgetLine:
    return _row_hidden(line.model_copy(update={"amount": NOT_PUBLISHED}))


def _without_total(before: Budget, stated: StatedTotal | None) -> tuple[StatedTotal | None, _Hidden]:
    if stated is None or before.total is None or stated.amount.is_nan():
        return stated, []
    return stated.model_copy(update={"amount": NOT_PUBLISHED}), [(("total", "amount"), before.total.amount)]


def _further_total(before: Budget, after: Budget) -> tuple[StatedTotal | None, _Hidden]:
    """The total with those of its further columns gone in which too few figures are left out."""
    if before.total is None or after.total is None or not before.total.further:
        return after.total, []
    rest = frozenset() if before.exhaustive else frozenset({_REST})
    kept = []
    gone: _Hidden = []
    for at, each in enumerate(after.total.further):
        hidden = frozenset(
            str(place)
            for place, line in enumerate(before.lines)
            for figure in line.further
            if _key(figure) == _key(each)
            and not any(_key(one) == _key(figure) and not one.amount.is_nan() for one in after.lines[place].further)
        )
        is_safe = not hidden or publishable([hidden | rest])[0]
        kept.append(each if is_safe else each.model_copy(update={"amount": NOT_PUBLISHED}))
        if not is_safe and not each.amount.is_nan():
            gone.append((("total", "further", at, "amount"), each.amount))
    return after.total.model_copy(update={"further": tuple(kept)}) if gone else after.total, gone


def _has_hidden(breakdown: Breakdown) -> bool:
    return any(each.amount.is_nan() for each in breakdown.parts)


def _breakdown(breakdown: Breakdown) -> Breakdown:
    """A breakdown from which a left-out part cannot be worked out; that of the net budget shares the table's total."""
    hidden = sum(each.amount.is_nan() for each in breakdown.parts)
    if hidden != 1 or not breakdown.exhaustive:
        return breakdown
    if breakdown.shows == "net budget" or breakdown.total is None:
        parts = tuple(each.model_copy(update={"amount": NOT_PUBLISHED}) for each in breakdown.parts)
        return breakdown.model_copy(update={"parts": parts})
    return breakdown.model_copy(update={"total": breakdown.total.model_copy(update={"amount": NOT_PUBLISHED})})


def _scheme(scheme: CapitalScheme, is_safe: bool) -> CapitalScheme:  # noqa: FBT001 -- mapped over both
    return scheme if is_safe or scheme.total is None else scheme.model_copy(update={"total": NOT_PUBLISHED})


def _key(figure: object) -> str:
    return f"{getattr(figure, 'year', '')} {getattr(figure, 'of', '')}"
