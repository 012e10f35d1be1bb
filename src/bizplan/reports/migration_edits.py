"""What becomes of a document's references to the edits of its file: the new ones, the old beside them as history."""

from collections.abc import Iterator, Mapping

from bizplan.diagnostics import Edit
from bizplan.load import load
from bizplan.reports.migration import DocumentMigration, MigratedReference, NewOutcome, Standing, Verdict
from bizplan.source.document import Document, read
from bizplan.source.edit import After, AnyEdit, EditError, Plain, Put, edited


def migrated(document: Document, migration: DocumentMigration, framework: str) -> bytes:
    """The file's text after the migration, without a byte order mark; as it was where nothing is to be done.

    Raises EditError where an edit cannot be made cleanly, or the result would lack what its kind needs.
    """
    edits = tuple(_edits(document.data, migration, framework))
    content = edited(document, edits) if edits else document.content
    again, _ = read(document.path, content)
    if again is None or len(load(again)[1]) > len(load(document)[1]):
        raise EditError("the migrated document would lack what its kind needs")
    return content


def _edits(data: Plain, migration: DocumentMigration, framework: str) -> Iterator[AnyEdit]:
    if migration.standing is Standing.FAULTY:
        return
    if migration.standing is Standing.TO_MIGRATE:
        yield Edit(("corporate_plan",), framework)
    for each in migration.references:
        if each.route[0] == "outcomes":
            yield from _claim(_at(data, each.route), each)
        else:
            yield from _thread(_at(data, each.route), each)


def _thread(written: Plain, found: MigratedReference) -> Iterator[AnyEdit]:
    if not found.becomes:
        if found.written != found.was:
            yield Edit(found.route if isinstance(written, str) else (*found.route, "to"), found.was)
        return
    threads: list[Plain] = [
        {"to": new.reference, **_share(found, position), "formerly": [_former(found, new)]}
        for position, new in enumerate(found.becomes)
    ]
    if isinstance(written, str):
        yield Put(found.route, threads[0])
    else:
        yield Edit((*found.route, "to"), found.becomes[0].reference)
        for share in found.shares[:1]:
            yield Edit((*found.route, "share"), share)
        yield _history(written, found)
    if threads[1:]:
        yield After(found.route, tuple(threads[1:]))


def _claim(written: Plain, found: MigratedReference) -> Iterator[AnyEdit]:
    if not found.becomes:
        if found.written != found.was:
            yield Edit((*found.route, "outcome"), found.was)
        return
    first, *others = found.becomes
    yield Edit((*found.route, "outcome"), first.reference)
    titled = "title" in written
    if titled and first.verified:
        yield Edit((*found.route, "title"), first.title)
    yield _history(written, found)
    if others:
        further: list[Plain] = []
        for new in others:
            title = {"title": new.title} if titled and new.verified else {}
            further.append({"outcome": new.reference, **title, "formerly": [_former(found, new, titled=titled)]})
        yield After(found.route, tuple(further))


def _history(written: Plain, found: MigratedReference) -> AnyEdit:
    """The old claim beside the new one, behind what was history before."""
    former = _former(found, found.becomes[0], titled="title" in written)
    earlier = written.get("formerly", ()) if isinstance(written, Mapping) else ()
    if earlier:
        return After((*found.route, "formerly", len(earlier) - 1), (former,))
    return Put((*found.route, "formerly"), [former])


def _former(found: MigratedReference, new: NewOutcome, *, titled: bool = False) -> dict[str, str]:
    basis = "judgement" if found.verdict is Verdict.CHOSEN else new.basis.value
    return {"to": found.was, **({"title": found.was_title} if titled else {}), "basis": basis}


def _share(found: MigratedReference, position: int) -> dict[str, str]:
    return {"share": found.shares[position]} if found.shares else {}


def _at(data: Plain, route: tuple[str | int, ...]) -> Plain:
    for part in route:
        match data, part:
            case Mapping(), str():
                data = data[part]
            case ((list() | tuple()), int()):
                data = data[part]
            case _:
                raise KeyError(route)
    return data
