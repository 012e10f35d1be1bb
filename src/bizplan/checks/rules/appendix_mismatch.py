"""Each appendix that a report lists is attached and mentioned in its text, and each one mentioned is listed.

Why: a reader looks in vain for a paper that is announced and not there.

Bad:

    kind: committee-report
    appendices:
      - {title: The plan, text: The plan in full}

Good:

    kind: committee-report
    summary: [The plan is at Appendix 1.]
    appendices:
      - {title: The plan, text: The plan in full}
"""

import re
from collections.abc import Iterable, Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.model.committee_report import CommitteeReport, Point

_SPOKEN = ("appendices", "summary", "recommendations", "sections")
_OF_A_PAPER = ("department", "period", "corporate_plan")
_ONE = r"(?:[0-9]{1,3}|[A-Z])\b"
_MENTION = re.compile(rf"\b[Aa]ppendi(?:x|ces)\s+({_ONE}(?:(?:\s*[,–-]\s*|\s+(?:and|to)\s+){_ONE})*)")
_RANGE = re.compile(rf"({_ONE})(?:\s*[–-]\s*|\s+to\s+)({_ONE})|({_ONE})")


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    mentions = {number: place for place, text in _texts(report, view) for number in _numbers(text)}
    for position, appendix in enumerate(report.appendices):
        number = position + 1
        place = view.at("appendices", position)
        if appendix.document is None and appendix.text is None and appendix.paper is None:
            hint = "Name it as “document” or “paper”, or write it as “text”."
            yield Finding(f"Appendix {number}, “{appendix.title}”, is listed and not attached", place, hint)
            continue
        stray = [name for name in _OF_A_PAPER if getattr(appendix, name) is not None and appendix.paper is None]
        if stray:
            field = stray[0].replace("_", " ")
            message = f"Appendix {number}, “{appendix.title}”, has a {field} and is no paper by name"
            yield Finding(message, view.at("appendices", position, stray[0]), "Name the paper as “paper”.")
        elif appendix.paper == "summary" and appendix.department is None:
            message = f"Appendix {number}, “{appendix.title}”, is a summary of no department"
            yield Finding(message, view.at("appendices", position, "paper"), "Name its department as “department”.")
        if number not in mentions:
            hint = f"Write “Appendix {number}” where the report speaks of it."
            yield Finding(f"Appendix {number}, “{appendix.title}”, is mentioned nowhere in the report", place, hint)
    for number, place in sorted(mentions.items()):
        if number > len(report.appendices):
            message = f"Appendix {number} is mentioned, and {len(report.appendices) or 'none'} listed"
            yield Finding(message, place, "List it under “appendices”, or mend the number.")


def _numbers(text: str) -> Iterator[int]:
    """The numbers of the appendices that a text mentions: `Appendix 2`, `Appendix B`, `Appendices 1, 2 and 4 to 6`."""
    for mention in _MENTION.findall(text):
        for first, last, alone in _RANGE.findall(mention):
            yield from (_number(alone),) if alone else range(_number(first), _number(last) + 1)


def _number(label: str) -> int:
    return int(label) if label.isdigit() else ord(label) - ord("A") + 1


def _texts(report: CommitteeReport, view: View) -> Iterator[tuple[Location, str]]:
    for position, text in enumerate(report.summary):
        yield view.at("summary", position), text
    for position, recommendation in enumerate(report.recommendations):
        yield view.at("recommendations", position, "text"), recommendation.text
    for outer, section in enumerate(report.sections):
        for inner, paragraph in enumerate(section.paragraphs):
            route = ("sections", outer, "paragraphs", inner)
            yield view.at(*route, "text"), paragraph.text
            yield from _points(paragraph.points, view, *route, "points")


def _points(points: Iterable[Point], view: View, *route: str | int) -> Iterator[tuple[Location, str]]:
    for position, point in enumerate(points):
        yield view.at(*route, position, "text"), point.text
        yield from _points(point.points, view, *route, position, "points")


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(CommitteeReport, _check, needs=_SPOKEN),))
