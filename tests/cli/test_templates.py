"""`bizplan templates`: whose each template is, and copies that never overwrite."""

from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.render.template_set import default_set
from tests.small_council import plan, written


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written(tmp_path, plan(statement="We light the way."))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "templates"


def test_a_copied_template_is_the_council_s_own_once_it_is_changed(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "theme.json", "paper/cover.html"]) == 0
    assert capsys.readouterr().out == "templates/theme.json\ntemplates/paper/cover.html\n"
    assert (own / "theme.json").read_bytes() == default_set()["theme.json"]
    (own / "theme.json").write_text('{"accent": "#003a70"}', encoding="utf-8")
    (own / "paper" / "covr.html").write_text("", encoding="utf-8")
    assert main(["templates", "list"]) == 0
    out = capsys.readouterr().out
    whose = {line.split("  ")[0]: line.split("  ")[-1].strip() for line in out.splitlines() if "  " in line}
    assert whose["theme.json"] == "own"
    assert whose["paper/cover.html"] == "own, same as default"
    assert whose["paper/covr.html"] == "own, beside the set"
    assert whose["paper/style.css"] == "default"
    assert out.splitlines()[-1] == f"{len(default_set()) + 1} files, 3 of them the council's own, in templates."
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.usefixtures("own")
def test_nothing_asked_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "list"]) == 0
    listed = capsys.readouterr().out
    assert main(["templates"]) == 0
    assert capsys.readouterr().out == listed


def test_a_folder_is_copied_whole(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "copy", "paper/blocks/", "--out", "elsewhere"]) == 0
    copied = sorted(each.name for each in (tmp_path / "elsewhere" / "paper" / "blocks").iterdir())
    assert copied == sorted(Path(line).name for line in capsys.readouterr().out.splitlines())
    assert "table.html" in copied
    assert not own.exists()


def test_nothing_is_overwritten(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own.mkdir()
    (own / "theme.json").write_text("{}", encoding="utf-8")
    assert main(["templates", "copy", "plan", "theme.json"]) == 3
    assert capsys.readouterr().err.startswith("error: there is a file already: templates/theme.json\nhelp: Nothing was")
    assert [each.name for each in own.rglob("*")] == ["theme.json"]
    assert (own / "theme.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["copy"], "“templates copy” needs the name of a template"),
        (["copy", "paper/stile.css"], "there is no template paper/stile.css\nhelp: Did you mean “paper/style.css”?"),
        (["copy", "../README.md"], "there is no template ../README.md"),
        (["list", "paper"], "“templates list” takes no name and no --out"),
        (["show"], "invalid value"),
    ],
)
def test_wrong_use_says_what_there_is(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", *words]) == 2
    assert capsys.readouterr().err.startswith(f"error: {said}")
