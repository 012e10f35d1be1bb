"""All documents joined up: which document bears an id, and what references between documents lead to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bizplan.index.links import DOCUMENT_KINDS, Link, LinkState, Pending
from bizplan.index.record import Record
from bizplan.index.setting import Setting, Target
from bizplan.values.nearness import nearest

_LEVELS = {"individual": 0, "team": 1, "department": 2}


@dataclass(frozen=True, slots=True)
class CorpusIndex:
    """The records of all documents, by id."""

    setting: Setting
    records: tuple[Record, ...]
    """In order of file."""
    records_by_id: Mapping[str, tuple[Record, ...]]
    unreadable: frozenset[str]
    """Files of which nothing could be kept: a document that is missing may be one of them."""
    _links: list[tuple[Record, Link]] = field(default_factory=list, init=False, repr=False, compare=False)
    """Every link, once somebody has asked for them."""

    def record(self, document: str) -> Record | None:
        """The record of a document; None if there is none."""
        found = self.records_by_id.get(document, ())
        return found[0] if found else None

    def cannot_tell(self, document: str) -> bool:
        """Whether a document is not held, or not read in full, so that a missing entry proves nothing."""
        record = self.record(document)
        return record is None or record.unreadable or bool(record.lost)

    def links(self) -> Iterator[tuple[Record, Link]]:
        """Every reference that leads out of its document, as a link, in order of file."""
        if not self._links:
            for record in self.records:
                self._links.extend((record, self._resolved(record, pending)) for pending in record.pending)
        return iter(self._links)

    def rank(self, document: str) -> int:
        """0 for a person's plan, 1 for a team's, 2 for a department's, 3 for anything above."""
        record = self.record(document)
        return _LEVELS.get(record.level, 3) if record else 3

    def _resolved(self, record: Record, pending: Pending) -> Link:
        kinds = frozenset(pending.placed.kinds)
        found = self.record(pending.document)
        base = (record.file, record.document, pending.placed)
        if found is None:
            state = LinkState.UNCHECKED if self.unreadable else LinkState.DANGLING
            return Link(*base, state, near=nearest(pending.document, self._known(kinds)))
        if not pending.item:
            target = Target(found.document, found.kind, "")
            return Link(*base, LinkState.RESOLVED if found.kind in kinds else LinkState.WRONG_KIND, (target,))
        borne = found.kinds_of(pending.item)
        fitting = tuple(kind for kind in borne if kind in kinds)
        targets = tuple(Target(found.document, kind, pending.item) for kind in fitting or borne)
        if not borne:
            lost = found.unreadable or pending.item in found.lost
            return Link(
                *base, LinkState.UNCHECKED if lost else LinkState.DANGLING, near=nearest(pending.item, found.ids)
            )
        state = (
            LinkState.WRONG_KIND if not fitting else LinkState.RESOLVED if len(fitting) == 1 else LinkState.AMBIGUOUS
        )
        return Link(*base, state, targets)

    def _known(self, kinds: frozenset[str]) -> Iterator[str]:
        wanted = kinds & DOCUMENT_KINDS or DOCUMENT_KINDS
        yield from (record.document for record in self.records if record.kind in wanted)
        if "corporate-plan" in kinds or not kinds & DOCUMENT_KINDS:
            yield from self.setting.frameworks


def build_corpus_index(records: Iterable[Record], setting: Setting, unreadable: Iterable[str] = ()) -> CorpusIndex:
    """The index over all records; documents of one id are kept side by side, for the rule that reports them."""
    ordered = tuple(sorted(records, key=lambda each: each.file))
    by_id: dict[str, tuple[Record, ...]] = {}
    for record in ordered:
        by_id[record.document] = (*by_id.get(record.document, ()), record)
    return CorpusIndex(setting, ordered, by_id, frozenset(unreadable))
