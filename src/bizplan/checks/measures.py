"""What rules on measures share: what a measure counts, what it aims at, its dated figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.standings import latest
from bizplan.model.measure import Baseline, Measure, Part, Reading


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure, or one part of it, in its place."""

    entity: Measure | Part
    route: Route
    words: str
    """What to call a part in a sentence about its measure: `the part “carers”`; empty for the measure itself."""


def counted(measure: Measure, position: int) -> Iterator[Counted]:
    """The measure itself, then its parts."""
    route: Route = ("measures", position)
    yield Counted(measure, route, "")
    for at, part in enumerate(measure.parts):
        yield Counted(part, (*route, "parts", at), f"the part “{part.text}”")


def aims_at_something(entity: Measure | Part) -> bool:
    """Whether a measure or a part has a figure or a date to reach, or a direction."""
    target = entity.target
    return entity.direction is not None or (target is not None and not (target.value is None and target.by is None))


def dated(measure: Measure, position: int) -> Iterator[tuple[Route, Reading | Baseline]]:
    """Every reading and baseline of a measure and of its parts, with its route."""
    for each in counted(measure, position):
        for at, reading in enumerate(each.entity.readings):
            yield (*each.route, "readings", at), reading
        if each.entity.baseline is not None:
            yield (*each.route, "baseline"), each.entity.baseline


def first_figure(each: Counted) -> tuple[Route, Decimal] | None:
    """The first figure of a measure or of a part: of a reading, the target or the baseline, with its route."""
    for at, reading in enumerate(each.entity.readings):
        if reading.value is not None:
            return (*each.route, "readings", at, "value"), reading.value
    target, baseline = each.entity.target, each.entity.baseline
    if target is not None and target.value is not None:
        return (*each.route, "target", "value"), target.value
    return ((*each.route, "baseline", "value"), baseline.value) if baseline is not None else None


def commented(measure: Measure) -> bool:
    """Whether a remark stands beside a measure, or beside its latest reading."""
    reading = latest(measure.readings)
    return bool(measure.comment or (reading is not None and reading.comment))
