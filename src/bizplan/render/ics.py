"""The calendar to an iCalendar file (RFC 5545) that calendar programs subscribe to or import."""

from datetime import timedelta

from bizplan.reports.calendar import CalendarReport, Deadline, Progress

_LONGEST_LINE = 75
"""Octets of a content line without its line break: RFC 5545, 3.1."""


def to_ics(report: CalendarReport, council: str) -> str:
    """Each deadline as an event of a whole day; the same report always makes the same text, line ends CR LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bizplan//calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(f'{council}: papers and returns')}",
    ]
    for each in report.deadlines:
        lines += _event(each, report)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(deadline: Deadline, report: CalendarReport) -> list[str]:
    about = [f"Owed by: {deadline.who}" if deadline.who else "", f"State: {deadline.progress.value}", deadline.document]
    is_open = deadline in report.owed
    return [
        "BEGIN:VEVENT",
        f"UID:{_identity(deadline)}",
        f"DTSTAMP:{report.as_at:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{deadline.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(deadline.what)}",
        f"DESCRIPTION:{_text(chr(10).join(line for line in about if line))}",
        f"CATEGORIES:{_text(deadline.step.value)}",
        "TRANSP:TRANSPARENT",
        *(_alarm() if is_open and deadline.progress is Progress.AHEAD else ()),
        "END:VEVENT",
    ]


def _alarm() -> tuple[str, ...]:
    return ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Due tomorrow", "TRIGGER:-P1D", "END:VALARM")


def _identity(deadline: Deadline) -> str:
    """Lasting, so that a moved deadline replaces the one before: by document, step, committee and words."""
    words = f"{deadline.document}|{deadline.step.value}|{deadline.committee}|{deadline.what}"
    plain = "".join(each if each.isascii() and each.isalnum() else "-" for each in words.lower())
    return f"{plain}@bizplan.invalid"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of so many octets at most, no character split, each further piece after a space."""
    pieces: list[str] = []
    piece, size = "", 0
    for each in line:
        octets = len(each.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + each, size + octets
    return "".join(f"{each}\r\n" for each in [*pieces, piece])
