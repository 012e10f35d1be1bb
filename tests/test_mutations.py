"""Every key and every value of every shipped document made wrong, one at a time: no traceback, and nothing passes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from bizplan.diagnostics import Diagnostic, Location, Route
from bizplan.source.document import collector_paused
from tests.conftest import ROOT
from tests.in_memory import Source, council
from tests.mutations import Mutation, Mutations

SHIPPED = (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")
FILES = [(root, path.relative_to(root).as_posix()) for root in SHIPPED for path in sorted(root.rglob("*.yaml"))]


@dataclass(frozen=True)
class Shipped:
    """The documents of one root, with what has been done to them."""

    mutations: Mutations
    met: set[tuple[str, str, str]] = field(default_factory=set)
    """Changes of which the like has been made already, in whatever document."""


@cache
def shipped(root: Path) -> Shipped:
    return Shipped(Mutations(council(root)))


@pytest.mark.parametrize("root", SHIPPED, ids=["plans", "demo"])
def test_the_shipped_documents_have_no_errors(root: Path) -> None:
    assert shipped(root).mutations.council.errors == ()


@pytest.mark.parametrize(("root", "file"), FILES, ids=[f"{root.parent.name}-{file}" for root, file in FILES])
def test_whatever_goes_wrong_in_one_place_is_caught_there(root: Path, file: str) -> None:
    every = shipped(root)
    source = every.mutations.council.sources[file]
    with collector_paused():
        wrong = [
            f"{mutation.sort} at {'.'.join(map(str, mutation.route))} ({mutation.text}): {complaint}"
            for mutation in every.mutations.of(source)
            for complaint in complaints(every, source, mutation)
        ]

    assert wrong == []


BOUND_TO_CONTENT = frozenset({"changed-after-approval", "void-clearance"})
"""Rules that any change to what was approved or cleared brings in."""


def complaints(every: Shipped, source: Source, mutation: Mutation) -> Iterator[str]:
    """What is amiss with the errors that one change brings."""
    changed = changed_in(source, mutation, exactly=mutation.like not in every.met)
    errors: tuple[Diagnostic, ...] = ()
    here: list[Diagnostic] = []
    for step in every.mutations.council.errors_in_steps(changed.source):
        errors, here = step, [each for each in step if changed.holds(each.location)]
        if here and not changed.exactly:
            break  # what is left without the faulty part has been met before; the rest need not be asked again
    every.met.add(mutation.like)
    if mutation.caught == "here" and not here:
        yield f"no error stands in the changed place, only {[_words(each) for each in errors]}"
    if mutation.caught == "anywhere" and not errors:
        yield "nothing is said"
    for error in errors:
        noted = any(changed.holds(note.location) for note in error.finding.notes)
        if error not in here and not noted and not _explains(error, source, mutation):
            yield f"an error elsewhere does not say what it has to do with it: {_words(error)}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A file with a change, and where the change is."""

    source: Source
    route: Route
    start: tuple[int, int]
    end: tuple[int, int]
    """Line and column, as in a span; of a key they take its value in."""
    exactly: bool
    """Whether a place is looked up in the text; it takes as long as all the rest, and once for each like is enough."""

    def holds(self, location: Location) -> bool:
        """Whether a place lies in what was changed."""
        if location.file != self.source.file:
            return False
        if not self.exactly and location.span is None:
            return location.route[: len(self.route)] == self.route
        span = location.span or self.source.document.span(location.route, location.on)
        return self.start <= (span.line, span.column) and (span.end_line, span.end_column) <= self.end


def changed_in(source: Source, mutation: Mutation, *, exactly: bool) -> Changed:
    """The file with the change made in its text, all else as it was."""
    span = source.document.span(mutation.route, mutation.on)
    value = source.document.span(mutation.route)
    lines = source.text.split("\n")
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])
    after = "\n".join([lines[span.end_line - 1][span.end_column - 1 :], *lines[span.end_line :]])
    end = (span.line, span.column + len(mutation.text))
    if mutation.on == "key":
        longer = end[1] - span.end_column if value.end_line == span.line else 0
        end = (value.end_line, value.end_column + longer)
    content = f"{before}{mutation.text}{after}".encode()
    return Changed(Source(source.file, content), mutation.new_route, (span.line, span.column), end, exactly)


def _explains(error: Diagnostic, source: Source, mutation: Mutation) -> bool:
    """Whether an error elsewhere names what depends on the changed place, or was allowed by it."""
    if mutation.route[0] == "allow" and error.rule in {each["rule"] for each in source.document.data["allow"]}:
        return True
    if error.rule in BOUND_TO_CONTENT:
        return True
    words = _words(error)
    return any(name in words for name in mutation.names)


def _words(error: Diagnostic) -> str:
    finding = error.finding
    notes = " ".join(note.label for note in finding.notes)
    return f"{error.rule} at {error.location.file} {error.location.route}: {finding.message}. {finding.hint} {notes}"
