"""`bizplan diff` where no id says what became of an entry: the words find it, and the doubt is shown."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bizplan.cli.main import main

PLANS = Path(__file__).parents[2] / "plans"
CLERK = ("town-clerk/2017-18", "town-clerk/2019-20")
_ID = re.compile(r"^ +- id: (\S+)", re.MULTILINE)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The City Corporation's plans, the later of the Town Clerk's with ids of its own and without its aliases."""
    shutil.copytree(PLANS, tmp_path / "plans")
    folder = tmp_path / "plans" / "departments" / "town-clerk"
    earlier = (folder / "2017-18.yaml").read_text(encoding="utf-8")
    later = (folder / "2019-20.yaml").read_text(encoding="utf-8")
    shared = set(_ID.findall(earlier)) & set(_ID.findall(later))
    assert len(shared) > 20
    for each in shared:
        later = re.sub(rf"(?<![\w-]){re.escape(each)}(?![\w-])", f"{each}-later", later)
    later = re.sub(r"^ +aliases:.*\n", "", later, flags=re.MULTILINE)
    (folder / "2019-20.yaml").write_text(later, encoding="utf-8")
    return tmp_path / "plans"


def test_the_words_find_what_no_id_tells(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(plans), "diff", *CLERK, "--format", "json"]) == 0
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    by_words = {
        (each["was_called"], each["called"]): each["per_cent"] for each in plan["entries"] if each["how"] == "words"
    }
    assert by_words["Cultural Hub", "Culture Mile"] == 83
    assert by_words["One Safe City", "One Secure City"] == 97
    assert plan["counts"]["doubtful"] == len(by_words) >= 15
    assert not [each for each in plan["entries"] if each["how"] in {"id", "alias"}]
    became = {each["called"]: each["became"] for each in plan["entries"] if each["section"] == "services"}
    assert became["Media and Communications"] == "ended"


def test_the_doubt_is_shown_with_both_texts(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(plans), "diff", *CLERK, "--format", "markdown"]) == 0
    told = capsys.readouterr().out
    (row,) = (line for line in told.splitlines() if line.endswith("| 83% |"))
    for words in ("Coordinate", "Cultural Hub", "Lead", "Culture Mile"):
        assert f"**\\[{words}\\]**" in row
    assert "Nothing but the words says that these are the same" in told
