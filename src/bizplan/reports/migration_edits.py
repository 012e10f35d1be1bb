"""What becomes of a document's references to the edits of its file: the new ones, the old beside them as history."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from bizplan.diagnostics import Edit, Route
from bizplan.load import load
from bizplan.reports.migration import DocumentMigration, KeptClaim, MigratedReference, NewOutcome, Standing, Verdict
from bizplan.source.document import Document, read
from bizplan.source.edit import After, AnyEdit, EditError, Plain, Put, edited

_WITH_MONEY = frozenset({"services", "programmes"})
_COMMENT = re.compile(r"(?:^|\s)#")


def migrated(document: Document, migration: DocumentMigration, framework: str) -> bytes:
    """The file's text after the migration, without a byte order mark; as it was where nothing is to be done.

    Raises EditError where an edit cannot be made cleanly, or the result would lack what its kind needs.
    """
    edits = tuple(_edits(document, migration, framework))
    content = edited(document, edits) if edits else document.content
    again, _ = read(document.path, content)
    if again is None or len(load(again)[1]) > len(load(document)[1]):
        raise EditError("the migrated document would lack what its kind needs")
    return content


def _edits(document: Document, migration: DocumentMigration, framework: str) -> Iterator[AnyEdit]:
    if migration.standing is Standing.FAULTY:
        return
    if migration.standing is Standing.TO_MIGRATE:
        yield Edit(("corporate_plan",), framework)
    claims = [each for each in migration.references if each.route[0] == "outcomes"]
    yield from _Claims(document, migration.kept).edits(claims)
    threads = [each for each in migration.references if each.route[0] != "outcomes"]
    for _, of_one_entry in groupby(threads, key=lambda each: each.route[:-1]):
        yield from _threads(document, tuple(of_one_entry))


def _threads(document: Document, found: Sequence[MigratedReference]) -> Iterator[AnyEdit]:
    """The threads of one entry; those that come to one outcome become one thread, where that shifts no money.

    That is so where the entry has no money, or all its threads become the one. A comment keeps a thread where it is.
    """
    written = _at(document.data, found[0].route[:-1])
    shares = [each["share"] for each in written if isinstance(each, Mapping) and "share" in each]
    by_outcome: dict[str, list[MigratedReference]] = {}
    for each in found:
        if len(each.becomes) == 1:
            by_outcome.setdefault(each.becomes[0].reference, []).append(each)
    taken_in = {
        same[0].route: same[1:]
        for same in by_outcome.values()
        if (len(same) == len(written) or (not shares and found[0].route[0] not in _WITH_MONEY))
        and not any(_has_comment(document, each.route) for each in same[1:])
    }
    gone = {each.route for others in taken_in.values() for each in others}
    for each in found:
        if each.route in gone:
            yield Edit(each.route, None)
            continue
        own, others = _at(document.data, each.route), taken_in.get(each.route, [])
        more: list[Plain] = []
        for other in others:
            more += (*_earlier(_at(document.data, other.route)), _former(other, other.becomes[0]))
        yield from _thread(own, each, more)
        if others and isinstance(own, Mapping) and "share" in own:
            total = sum(map(Decimal, map(str, shares))) if len(shares) == len(written) else Decimal(100)
            yield Edit((*each.route, "share"), f"{total:f}")


def _thread(written: Plain, found: MigratedReference, more: Sequence[Plain] = ()) -> Iterator[AnyEdit]:
    """One thread; `more` is the history of others that it takes in."""
    if not found.becomes:
        if found.written != found.was:
            yield Edit(found.route if isinstance(written, str) else (*found.route, "to"), found.was)
        return
    threads: list[Plain] = [
        {"to": new.reference, **_share(found, position), "formerly": [_former(found, new), *more]}
        for position, new in enumerate(found.becomes)
    ]
    if isinstance(written, str):
        yield Put(found.route, threads[0])
    else:
        yield Edit((*found.route, "to"), found.becomes[0].reference)
        for share in found.shares[:1]:
            yield Edit((*found.route, "share"), share)
        yield _history(written, found.route, [_former(found, found.becomes[0]), *more])
    if threads[1:]:
        yield After(found.route, tuple(threads[1:]))


@dataclass(slots=True)
class _Claim:
    """A claim as it will stand."""

    route: Route
    """Where it stands; of a new one, the claim that it follows."""
    formers: list[Plain]
    """What is added to its history, the earliest first."""
    new: Mapping[str, Plain] | None = None
    """What a new one says but for its history."""


class _Claims:
    """The claims of a document: of several that come to name one outcome the first stays, with the history of all."""

    def __init__(self, document: Document, kept: Iterable[KeptClaim]) -> None:
        self._document = document
        self._by_outcome = {each.reference: _Claim(each.route, []) for each in kept}

    def edits(self, references: Iterable[MigratedReference]) -> Iterator[AnyEdit]:
        """The edits of these references, and those of the history that falls to other claims."""
        for each in references:
            yield from self._of(each, _at(self._document.data, each.route))
        new: dict[Route, list[Plain]] = {}
        for claim in self._by_outcome.values():
            if claim.new is not None:
                new.setdefault(claim.route, []).append({**claim.new, "formerly": claim.formers})
            elif claim.formers:
                yield _history(_at(self._document.data, claim.route), claim.route, claim.formers)
        for route, claims in new.items():
            yield After(route, tuple(claims))

    def _of(self, found: MigratedReference, written: Plain) -> Iterator[AnyEdit]:
        if not found.becomes:
            if found.written != found.was:
                yield Edit((*found.route, "outcome"), found.was)
            return
        titled = "title" in written
        fresh = [each for each in found.becomes if each.reference not in found.named_before]
        for each in found.becomes:
            former = _former(found, each, titled=titled)
            if each.reference in found.named_before:
                before = _earlier(written) if not fresh else ()
                self._by_outcome[each.reference].formers += (*before, former)
            elif each is fresh[0]:
                self._by_outcome[each.reference] = _Claim(found.route, [former])
                yield Edit((*found.route, "outcome"), each.reference)
                if titled and each.verified:
                    yield Edit((*found.route, "title"), each.title)
            else:
                title = {"title": each.title} if titled and each.verified else {}
                claim = _Claim(found.route, [former], {"outcome": each.reference, **title})
                self._by_outcome[each.reference] = claim
        if not fresh:
            if _has_comment(self._document, found.route):
                line = self._document.span(found.route).line
                raise EditError(f"a comment stands on line {line}, whose claim becomes one with another")
            yield Edit(found.route, None)


def _has_comment(document: Document, route: Route) -> bool:
    """Whether a comment stands in the lines of an item and would go with them; one beside a list in brackets stays."""
    span = document.span(route)
    lines = document.content.decode().splitlines()[span.line - 1 : span.end_line]
    return lines[0][: span.column - 1].strip() == "-" and any(_COMMENT.search(each) for each in lines)


def _history(written: Plain, route: Route, formers: Sequence[Plain]) -> AnyEdit:
    """The old claims beside the new one, behind what was history before."""
    earlier = _earlier(written)
    if earlier:
        return After((*route, "formerly", len(earlier) - 1), tuple(formers))
    return Put((*route, "formerly"), list(formers))


def _earlier(written: Plain) -> Sequence[Plain]:
    found = written.get("formerly", ()) if isinstance(written, Mapping) else ()
    return found if isinstance(found, (list, tuple)) else ()


def _former(found: MigratedReference, new: NewOutcome, *, titled: bool = False) -> dict[str, str]:
    basis = "judgement" if found.verdict is Verdict.CHOSEN else new.basis.value
    return {"to": found.was, **({"title": found.was_title} if titled else {}), "basis": basis}


def _share(found: MigratedReference, position: int) -> dict[str, str]:
    return {"share": found.shares[position]} if found.shares else {}


def _at(data: Plain, route: Route) -> Plain:
    for part in route:
        match data, part:
            case Mapping(), str():
                data = data[part]
            case ((list() | tuple()), int()):
                data = data[part]
            case _:
                raise KeyError(route)
    return data
