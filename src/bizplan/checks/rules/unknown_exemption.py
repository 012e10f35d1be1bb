"""What is exempt names a paragraph of Schedule 12A in force on its day, and parts that can be left out.

The paragraphs are those of “exempt_paragraphs” in organisation.yaml; where none are listed, only the parts are checked.

Why: what is kept from the public without a ground in law must be published, and a part that is misspelt is.

Bad:

    objectives:
      - id: buy-the-depot
        text: Buy the depot for no more than the valuer says
        exempt: {paragraph: 3, parts: [txt]}

Good:

    objectives:
      - id: buy-the-depot
        text: Buy the depot for no more than the valuer says
        exempt: {paragraph: 3, parts: [text]}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.index.exemptions import can_be_left_out, day_of, exempt_routes, paragraph_in_force, paragraph_number
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.shape import words_for
from bizplan.values.counts import listed
from bizplan.values.nearness import did_you_mean


def _check(document: Document, view: View) -> Iterator[Finding]:
    if isinstance(document, CommitteeReport) and document.public == "exempt" and document.exempt_paragraph is not None:
        yield from _paragraph(document.exempt_paragraph, document, view, view.at("exempt_paragraph"))
    for route, exemption, kind in exempt_routes(document):
        place = view.at(*route, "exempt")
        yield from _paragraph(exemption.paragraph, document, view, place)
        for part in exemption.parts:
            if part not in kind.model_fields:
                known = [each for each in kind.model_fields if can_be_left_out(kind, each)]
                hint = did_you_mean(part, known) or f"Parts are: {', '.join(known)}."
                yield Finding(f"“{part}” is no part of {words_for(kind)}", place, hint)
            elif not can_be_left_out(kind, part):
                message = f"“{part}” of {words_for(kind)} cannot be left out by itself"
                yield Finding(message, place, "Leave “parts” out, so that all of it is exempt.")


def _paragraph(words: str, document: Document, view: View, place: Location) -> Iterator[Finding]:
    organisation = view.setting.organisation
    known = organisation.exempt_paragraphs if organisation else ()
    if known and paragraph_in_force(known, paragraph_number(words), day_of(document)) is None:
        numbers = listed(list(dict.fromkeys(each.paragraph for each in known)))
        message = f"“{words}” is no paragraph of Schedule 12A that was in force"
        yield Finding(message, place, f"organisation.yaml lists {numbers}.")


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Document, _check),))
