"""`bizplan calendar`: each form, what is asked for, and what is refused."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
DEMO = str(ROOT / "src" / "bizplan" / "demo" / "plans")
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]


def _asked(*words: str, as_at: str = "2026-11-10") -> int:
    return main(["-C", DEMO, "--as-at", as_at, "calendar", *words])


@pytest.mark.parametrize(
    ("form", "suffix"), [("table", "txt"), ("markdown", "md"), ("ics", "ics"), ("csv", "csv"), ("json", "json")]
)
def test_every_form(form: str, suffix: str, golden: Golden, capsys: Capture) -> None:
    assert _asked("--period", "2026-27", "--format", form) == 0
    golden(f"calendar/demo.{suffix}", capsys.readouterr().out)


def test_the_chase_list(golden: Golden, capsys: Capture) -> None:
    assert _asked("--owed") == 1
    golden("calendar/owed.txt", capsys.readouterr().out)
    assert _asked("--owed", "--department", "homes") == 0


def test_json_keeps_to_its_schema(capsys: Capture) -> None:
    _asked("--format", "json")
    schema = json.loads((ROOT / "docs" / "schemas" / "calendar.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def test_another_program_reads_the_calendar_file(capsys: Capture) -> None:
    _asked("--from", "2026-01-01", "--until", "2027-06-30", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    _asked("--from", "2026-01-01", "--until", "2027-06-30", "--format", "ics")
    text = capsys.readouterr().out
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert [(str(each["SUMMARY"]), each.decoded("DTSTART")) for each in events] == [
        (each["what"], date.fromisoformat(each["day"])) for each in rows
    ]
    assert len({str(each["UID"]) for each in events}) == len(events) > 15


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--committee", "home-committee"], "there is no committee “home-committee”"),
        (["--department", "nobody"], "there is no department “nobody”"),
        (["--period", "2026-27", "--from", "2026-04-01"], "--period does not go with --from and --until"),
        (["--from", "2026-04-01", "--until", "2026-03-01"], "--until 2026-03-01 comes before --from 2026-04-01"),
        (["--from", "soon"], "--from: “soon” is not a date"),
    ],
)
def test_what_cannot_be_asked(words: list[str], said: str, capsys: Capture) -> None:
    assert _asked(*words) == 2
    assert said in capsys.readouterr().err
