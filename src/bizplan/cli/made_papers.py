"""What is asked of `bizplan render` to papers and refusals, one after the other, whoever then has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bizplan.cli.edition import Audience, Edition, PassedOver
from bizplan.cli.gate import Gate, as_final
from bizplan.cli.holdings import Holdings
from bizplan.cli.meeting_asked import heading_asked
from bizplan.cli.named_papers import NamedPapers
from bizplan.cli.paper_targets import Refusal, wanted
from bizplan.cli.press import Press, file_names
from bizplan.cli.rounds import Asked
from bizplan.errors import BizplanError
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.index.record import Record
from bizplan.pipeline import Facts, Request, Survey, no_facts
from bizplan.reports.paper import Paper, slug


@dataclass(frozen=True, slots=True)
class Sought:
    """Which papers are asked for, and for whom."""

    names: Sequence[str]
    """Papers by name."""
    targets: Sequence[str]
    """Documents: with `has_documents` and none named, all of them."""
    has_documents: bool
    period: str = ""
    """Of papers by name, like the next two."""
    corporate_plan: str = ""
    department: str = ""
    meeting: tuple[str, str, str] = ("", "", "")
    """The committee, the day and the purpose, as they were typed."""
    audience: Audience = Audience.ALL
    accepted: tuple[str, ...] = ()
    """Words that the public may read though they are left out elsewhere."""
    final: bool = False
    """Whether only papers that are fit to publish are made."""

    @property
    def facts(self) -> Facts[PaperFacts]:
        """What a survey must find out for these papers."""
        return paper_facts if self.names else no_facts

    def request(self, request: Request) -> Request:
        """The request that such a survey begins with."""
        return as_final(request) if self.final else request


@dataclass(frozen=True, slots=True)
class Made:
    """A paper under the name of its files, without ending; or why there is none."""

    name: str
    paper: Paper | Refusal | PassedOver


class MadePapers:
    """Makes the papers that are asked for of one survey."""

    def __init__(self, found: Survey[PaperFacts], sought: Sought, press: Press) -> None:
        meeting = heading_asked(*sought.meeting, found.setting)
        self._asked = Asked(sought.period, sought.corporate_plan, sought.department, meeting)
        self._sought = sought
        self._names = file_names(found.index.records)
        chosen, lost = wanted(found, sought.targets) if sought.has_documents else ([], [])
        self.records = tuple(chosen)
        """The documents asked for that can be read, in order of file."""
        self.lost = tuple(lost)
        """Those that cannot."""
        holdings = self._holdings = Holdings(found)
        is_public = sought.audience is Audience.PUBLIC
        facts = found.facts if sought.names else None
        self._named = NamedPapers(holdings, facts, for_public=is_public)
        holdings.by_name = self._named.one
        self._gate = Gate(holdings, final=sought.final)
        is_named = bool(sought.targets)
        self._edition = Edition(holdings, press, sought.audience, sought.accepted, is_named=is_named)

    def of_document(self, record: Record) -> Made:
        """The paper of a document."""
        name = self._names[record.file]
        return Made(
            name, self._gate.refusal(record) or self._lacking(record) or self._edition.of_document(record, name)
        )

    def _lacking(self, record: Record) -> Refusal | None:
        """Why a report is refused for a paper by name that it attaches."""
        for asks_for, title in self._holdings.asked_by_name(record).items():
            try:
                found = self._named.one(asks_for)
            except BizplanError as fault:
                return Refusal(
                    record.document, record.file, f"its appendix “{title}” cannot be made: {fault.message}", fault.hint
                )
            refused = found if isinstance(found, Refusal) else self._gate.refusal_of_attached(found)
            if refused is not None:
                return replace(refused, what=record.document)
        return None

    def by_name(self) -> Iterator[Made]:
        """The papers asked for by name."""
        for each in self._named.made(self._sought.names, self._asked) if self._sought.names else ():
            if isinstance(each, Refusal):
                yield Made(slug(each.what), each)
            else:
                name = slug(each.paper.reference)
                yield Made(name, self._gate.refusal_of_named(each) or self._edition.of_named(each))

    def everything(self) -> Iterator[Made]:
        """What cannot be read, papers of documents, then those by name."""
        yield from (Made(slug(each.what), each) for each in self.lost)
        yield from map(self.of_document, self.records)
        yield from self.by_name()
