"""An approval or a clearance to the edit of its document's file, and to what the edit says in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bizplan.diagnostics import Edit
from bizplan.index.approvals import approving, deciding_committees, is_approval
from bizplan.index.clearances import clearance_states, fingerprint
from bizplan.index.setting import Setting
from bizplan.load import load
from bizplan.model.base import Document as Model
from bizplan.model.plan import Plan
from bizplan.source.document import Document, read
from bizplan.source.edit import After, AnyEdit, EditError, Put, edited


class RecordedOtherwiseError(ValueError):
    """A decision that the document already records, of other content."""


@dataclass(frozen=True, slots=True)
class Written:
    """A field of the entry, as it is written."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """What a decision or a clearance adds to a document."""

    document: str
    """Its id."""
    file: str
    field: str
    """approvals or clearances."""
    entry: tuple[Written, ...]
    """What the document then records, in the order in which it is written."""
    position: int
    """Its place in the list, from 0."""
    held: bool
    """Whether the entry stood there already, and only lacks what `adds` names."""
    adds: tuple[str, ...]
    """The keys that are written; none where all of it stood there."""
    status: str
    """The document's status as it was; empty for a kind without status."""
    status_then: str
    """The status that follows; as it was where none does."""

    @property
    def values(self) -> Mapping[str, str]:
        """Key -> value of the entry."""
        return {each.key: each.value for each in self.entry}


def approval_of(plan: Plan, file: str, decided: Mapping[str, str], setting: Setting, *, status: bool) -> RecordedEntry:
    """What a committee's decision adds: its fingerprint, and with `status` the status that follows from it.

    `decided` has committee, date, decision and perhaps minute. A plan that all its committees have approved is
    published; one that waits for another committee is submitted. Raises RecordedOtherwiseError for a decision of the
    same committee on the same day that was on other content, or another decision.
    """
    now = fingerprint(plan)
    entry = {**decided, "content": now}
    found = [
        (position, each)
        for position, each in enumerate(plan.approvals)
        if str(each.committee) == decided["committee"] and each.date.first.isoformat() == decided["date"]
    ]
    new = replace(_new(plan, file, "approvals", entry), status_then=_status_then(plan, decided, setting, status=status))
    if not found:
        return new
    position, held = found[-1]
    if held.content not in {None, now}:
        raise RecordedOtherwiseError("it stands under “approvals”, of content that was changed since")
    if held.decision.lower() != decided["decision"].lower():
        raise RecordedOtherwiseError(f"it stands under “approvals” as “{held.decision}”")
    if held.minute is not None and decided.get("minute", str(held.minute)) != str(held.minute):
        raise RecordedOtherwiseError(f"it stands under “approvals” with the minute {held.minute}")
    lacking = tuple(each for each in ("minute", "content") if each in entry and not getattr(held, each))
    return replace(
        new, entry=_written({**entry, "decision": held.decision}), position=position, held=True, adds=lacking
    )


def clearance_of(document: Model, file: str, cleared: Mapping[str, str], setting: Setting) -> RecordedEntry:
    """What an officer's clearance adds: the fingerprint of what the organisation says it covers.

    `cleared` has head, role and date. One that stands there without a fingerprint, alike in these, takes it.
    """
    states = {str(each.head): each for each in clearance_states(document, setting)}
    head = cleared["head"]
    now = states[head].fingerprint if head in states else fingerprint(document)
    new = _new(document, file, "clearances", {**cleared, "content": now})
    for position, each in enumerate(document.clearances):
        same = {"head": str(each.head), "role": each.role, "date": each.date.isoformat()} == cleared and each.valid
        if same and each.content in {None, now}:
            return replace(new, position=position, held=True, adds=() if each.content else ("content",))
    return new


def recorded(document: Document, entry: RecordedEntry) -> bytes:
    """The file's text with the entry, without a byte order mark; as it was where nothing is added.

    Raises EditError where the file cannot be edited cleanly.
    """
    edits = _edits(entry)
    content = edited(document, edits) if edits else document.content
    again, _ = read(document.path, content)
    if again is None or len(load(again)[1]) > len(load(document)[1]):
        raise EditError("the document would not have the shape of its kind")
    return content


def _edits(entry: RecordedEntry) -> list[AnyEdit]:
    edits: list[AnyEdit] = []
    if entry.held:
        edits += [Edit((entry.field, entry.position, key), entry.values[key]) for key in entry.adds]
    elif entry.position:
        edits.append(After((entry.field, entry.position - 1), (entry.values,)))
    else:
        edits.append(Put((entry.field,), [entry.values]))
    if entry.status_then != entry.status:
        edits.append(Edit(("status",), entry.status_then))
    return edits


def _new(document: Model, file: str, field: str, entry: Mapping[str, str]) -> RecordedEntry:
    """The entry behind all that stand in the list."""
    position = len(getattr(document, field))
    status = _status(document)
    return RecordedEntry(
        document.document_id,
        file,
        field,
        _written(entry),
        position,
        held=False,
        adds=tuple(entry),
        status=status,
        status_then=status,
    )


def _status_then(plan: Plan, decided: Mapping[str, str], setting: Setting, *, status: bool) -> str:
    if not status or not is_approval(decided["decision"]):
        return plan.status
    approved = approving(plan) | {decided["committee"]}
    if approved >= set(deciding_committees(plan, setting)):
        return "published"
    return "submitted" if plan.status == "draft" else plan.status


def _status(document: Model) -> str:
    return str(getattr(document, "status", ""))


def _written(entry: Mapping[str, str]) -> tuple[Written, ...]:
    return tuple(Written(key, value) for key, value in entry.items())
