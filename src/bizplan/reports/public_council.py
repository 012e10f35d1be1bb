"""What is known of all plans and returns to what the public may know of them, and to all that is left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bizplan.index.exemptions import exemption_of
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.index.record import Record, index_document
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.reports.audience import plans_with_exemptions, with_plans
from bizplan.reports.redaction import LeftOut, redacted


@dataclass(frozen=True, slots=True)
class PublicCouncil:
    """All plans and returns as far as the public may know them."""

    setting: Setting
    facts: tuple[PaperFacts, ...]
    """Of every document that is not exempt as a whole, in the order they had."""
    changed: Mapping[str, Loaded]
    """File -> document without its exempt parts, of those that lack anything or refer to what is gone."""
    left_out: tuple[LeftOut, ...]
    """Every part that is left out, in documents that are not exempt as a whole."""
    hidden: Mapping[str, str]
    """Id of each document that is exempt as a whole -> the paragraph under which it is."""


def public_council(
    facts: Iterable[PaperFacts], records: Iterable[Record], setting: Setting, opened: Callable[[str], Loaded]
) -> PublicCouncil:
    """The council as the public may know it; `opened` gives the document in a file, `records` are those of all files.

    Only documents with exempt parts, and those that refer to them, are opened.
    """
    everything = tuple(facts)
    marked = {each.document: opened(each.file) for each in everything if each.exempt_under}
    hidden = {each: paragraph for each, held in marked.items() if (paragraph := exemption_of(held.model))}
    plans = plans_with_exemptions(setting)
    partly = {each: held for each, held in marked.items() if each not in hidden}
    referring = _referring(records, partly.keys() | plans.keys())
    known = {each.document for each in everything} - marked.keys()
    beside = {each.document: opened(each.file) for each in referring if each.document in known}
    held = {**partly, **beside}
    found = redacted({**plans, **{each: (one.file, one.model) for each, one in held.items()}})
    shown = with_plans(setting, [found[each].document for each in plans])
    changed = {one.file: replace(one, model=found[each].document) for each, one in held.items()}
    public = []
    for each in everything:
        now = _again(changed[each.file], shown) if each.file in changed else each
        if each.document not in hidden and now is not None:
            public.append(now)
    left_out = tuple(part for each in found.values() for part in each.left_out)
    return PublicCouncil(shown, tuple(public), changed, left_out, hidden)


def documents_shown(council: PublicCouncil) -> Mapping[str, Document]:
    """File -> document as the public may see it, of those that lack anything."""
    plans = {held.file: held.plan for held in council.setting.frameworks.values()}
    return {**{file: held.model for file, held in council.changed.items()}, **plans}


def _referring(records: Iterable[Record], documents: Iterable[str]) -> Iterator[Record]:
    wanted = frozenset(documents)
    return (each for each in records if any(link.document in wanted for link in each.pending))


def _again(loaded: Loaded, setting: Setting) -> PaperFacts | None:
    """What papers need of a document as it is now."""
    return paper_facts(loaded, index_document(loaded, setting), setting)
