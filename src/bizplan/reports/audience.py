"""A document and what stands beside it to its paper for those who may see everything, or for the public."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.exemptions import day_of, exempt_routes, exemption_of, paragraph_in_force, paragraph_number
from bizplan.index.paper_facts import PaperFacts
from bizplan.index.record import Indexed, Record, index_document
from bizplan.index.setting import Setting, build_setting
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.committee_report import Appendix, CommitteeReport
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.reports.coverage import CoverageReport
from bizplan.reports.library import Library
from bizplan.reports.paper import Fact, Paper, literal
from bizplan.reports.papers import build_paper
from bizplan.reports.redaction import (
    LeftOut,
    marked,
    paragraphs_left_out,
    redacted,
)
from bizplan.reports.stand_ins import SCHEDULE
from bizplan.values.counts import numbered

Maps: TypeAlias = Mapping[tuple[str, str], CoverageReport]
"""Corporate plan and year -> the map of outcomes that a text asks for."""
Builder: TypeAlias = Callable[[Loaded, Library], Paper | None]
"""What makes a paper of a document; None of a kind of which it makes none."""


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper asked for by name, with what it was made of."""

    paper: Paper
    records: tuple[Record, ...]
    """The plans and returns that it is drawn from."""
    left_out: tuple[LeftOut, ...] = ()
    """For the public: everything that it must not say."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """File -> document as the public may see it, of those that lack anything."""
    facts: tuple[PaperFacts, ...] = ()
    """For the public: what it may say, document by document."""


NamedPapersHeld: TypeAlias = Mapping[tuple[str, str, str, str], NamedPaper]
"""What appendices ask for -> the paper by name."""


@dataclass(frozen=True, slots=True)
class ForPublic:
    """A paper for the public."""

    paper: Paper
    left_out: tuple[LeftOut, ...]
    """Everything that it must not say, in its own document and in those that it draws on."""
    documents: Mapping[str, Document]
    """File -> document without its exempt parts."""
    facts: tuple[PaperFacts, ...] = ()
    """What papers by name among its appendices may say, document by document."""


def full_paper(  # noqa: PLR0913, PLR0917 -- a document and all that stands beside it
    loaded: Loaded,
    beside: Mapping[str, Loaded],
    setting: Setting,
    maps: Maps,
    build: Builder = build_paper,
    named: NamedPapersHeld = MappingProxyType({}),
) -> Paper | None:
    """The paper with everything in it, what is exempt marked so; None for a kind of which none is made.

    `beside` holds id -> what `needed_by` names.
    """
    documents = {identity: marked(each.model) for identity, each in beside.items()}
    by_name = {key: each.paper for key, each in named.items()}
    paper = build(replace(loaded, model=marked(loaded.model)), Library(setting, documents, maps, by_name))
    attached = _attached(loaded.model, beside)
    numbers = dict.fromkeys(
        paragraph_number(each.paragraph) for document in attached for _, each, _ in exempt_routes(document)
    )
    exempt = [each for each in named.values() if each.paper.restriction]
    if paper is not None and exempt and not numbers:
        return replace(paper, restriction=paper.restriction or exempt[0].paper.restriction)
    return paper if paper is None else restricted(paper, numbers)


def restricted(paper: Paper, paragraphs: Iterable[str]) -> Paper:
    """The paper, which says that parts of it are exempt under these paragraphs, unless it says so of the whole."""
    numbers = sorted(set(paragraphs))
    if paper.restriction or not numbers:
        return paper
    words = f"Not for publication: parts are exempt under paragraph{'s' if len(numbers) > 1 else ''}"
    return replace(paper, restriction=f"{words} {' and '.join(numbers)} of {SCHEDULE}")


def public_paper(  # noqa: PLR0913, PLR0917 -- as above
    loaded: Loaded,
    beside: Mapping[str, Loaded],
    setting: Setting,
    maps: Maps,
    build: Builder = build_paper,
    named: NamedPapersHeld = MappingProxyType({}),
) -> ForPublic | None:
    """The paper without what is exempt, which says that something is left out; None for a kind of which none is made.

    The document itself must not be exempt as a whole; one beside it that is counts as not held.
    """
    identity = loaded.model.document_id
    shown = {each: held for each, held in beside.items() if not exemption_of(held.model)}
    hidden = {each: exemption_of(held.model) for each, held in beside.items() if each not in shown}
    own = loaded.model
    if isinstance(own, CommitteeReport) and hidden:
        own = _without_attachments(own, hidden)
    plans = plans_with_exemptions(setting)
    every = {identity: (loaded.file, own), **plans, **{each: (held.file, held.model) for each, held in shown.items()}}
    found = redacted(every)
    known = with_plans(setting, [found[each].document for each in plans])
    withheld = frozenset({*hidden, *(each for each, one in found.items() if one.left_out)})
    by_name = {key: each.paper for key, each in named.items()}
    library = Library(known, {each: found[each].document for each in shown}, maps, by_name, withheld)
    paper = build(replace(loaded, model=found[identity].document), library)
    if paper is None:
        return None
    own_ids = {identity, *(str(each.document) for each in _appendices(own) if each.document is not None)}
    noted = [part for each in own_ids & found.keys() for part in found[each].left_out if not part.is_sum]
    left_out = tuple(part for each in found.values() for part in each.left_out)
    by_file = {file: found[each].document for each, (file, _) in every.items()}
    told = told_left_out(paper, noted, setting, day_of(own))
    known_parts = {(each.file, each.route) for each in left_out}
    more = (part for each in named.values() for part in each.left_out if (part.file, part.route) not in known_parts)
    facts = next((each.facts for each in named.values() if each.facts), ())
    beside_it = {file: each for one in named.values() for file, each in one.documents.items()}
    return ForPublic(told, (*left_out, *more), {**beside_it, **by_file}, facts)


def public_coverage(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanCoverage | None:
    """What one plan does for the outcomes as far as the public may know; None for one that is exempt as a whole."""
    if exemption_of(loaded.model):
        return None
    if not _has_exemptions(loaded.model):
        return plan_coverage(loaded, indexed, setting)
    identity = loaded.model.document_id
    shown = replace(loaded, model=redacted({identity: (loaded.file, loaded.model)})[identity].document)
    return plan_coverage(shown, index_document(shown, setting), setting)


def told_left_out(paper: Paper, left_out: Sequence[LeftOut], setting: Setting, day: date | None) -> Paper:
    """The paper, on whose cover it stands how many parts are left out under which paragraph, and what that is about."""
    known = setting.organisation.exempt_paragraphs if setting.organisation else ()
    lines = []
    for paragraph, count in paragraphs_left_out(left_out).items():
        about = paragraph_in_force(known, paragraph, day)
        words = f", information {about.information}" if about else ""
        parts = numbered(count, "part")
        lines.append(f"{parts}: exempt under paragraph {paragraph} of {SCHEDULE}{words}")
    told = (Fact("Not published", tuple(map(literal, lines))),) if lines else ()
    return replace(paper, cover=(*paper.cover, *told))


def plans_with_exemptions(setting: Setting) -> Mapping[str, tuple[str, Document]]:
    """Id -> file and document of the corporate plans of which something is exempt."""
    return {each: (held.file, held.plan) for each, held in setting.frameworks.items() if _has_exemptions(held.plan)}


def _appendices(document: Document) -> tuple[Appendix, ...]:
    return document.appendices if isinstance(document, CommitteeReport) else ()


def _attached(document: Document, beside: Mapping[str, Loaded]) -> list[Document]:
    """A document and those that it attaches."""
    named = (str(each.document) for each in _appendices(document) if each.document is not None)
    return [document, *(beside[each].model for each in named if each in beside)]


def _without_attachments(report: CommitteeReport, hidden: Mapping[str, str]) -> CommitteeReport:
    """The report with a line in the place of each attached document that is exempt as a whole."""
    appendices = tuple(
        each.model_copy(
            update={"document": None, "text": f"Not published: exempt under paragraph {hidden[str(each.document)]}."}
        )
        if str(each.document) in hidden
        else each
        for each in report.appendices
    )
    return report.model_copy(update={"appendices": appendices})


def _has_exemptions(document: Document) -> bool:
    return next(exempt_routes(document), None) is not None


def with_plans(setting: Setting, plans: Iterable[Document]) -> Setting:
    """The setting with some corporate plans in the place of those of the same name."""
    changed = {each.id: each for each in plans if isinstance(each, CorporatePlan)}
    if not changed:
        return setting
    loaded = [
        Loaded(framework.file, changed.get(identity, framework.plan))
        for identity, framework in setting.frameworks.items()
    ]
    organisation = [Loaded(setting.organisation_file, setting.organisation)] if setting.organisation else []
    return build_setting([*organisation, *loaded])
