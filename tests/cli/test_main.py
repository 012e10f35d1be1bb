"""The command line itself: help, wrong use, faults, colour, and how little is imported to begin with."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import typer

from bizplan import __version__
from bizplan.cli import common, validate
from bizplan.cli import main as command_line
from bizplan.cli.main import COMMANDS, main
from bizplan.errors import BizplanError, ExitCode

Capture = pytest.CaptureFixture[str]
LONGEST_HELP = 62
"""What 80 columns leave beside the longest name."""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest plan repository, as working folder."""
    (tmp_path / "organisation.yaml").write_text("kind: organisation\nid: a\nname: A\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- help -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_lists_every_command_in_its_order_on_one_line(words: list[str], capsys: Capture) -> None:
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.err == ""
    after = told.out.partition("\nCommands:\n")[2].splitlines()
    assert [line.split()[0] for line in after[: len(COMMANDS)]] == [each.name for each in COMMANDS]
    assert max(map(len, told.out.splitlines())) <= 80


def test_asked_for_nothing_it_says_what_can_be_asked(capsys: Capture) -> None:
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Usage: bizplan [OPTIONS] COMMAND\n")


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.name)
def test_each_command_has_its_module_and_its_help(each: command_line.Command, capsys: Capture) -> None:
    assert len(each.help) <= LONGEST_HELP
    assert each.help.endswith(".")
    assert importlib.import_module(each.module).command.__doc__
    assert main([each.name, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Usage: bizplan {each.name} ")
    assert "list[" not in told
    assert "<str>" not in told, "a type of Python's is no word for a person"
    assert "[[" not in told.partition("\n")[0], "typer itself puts what may be left out into brackets"
    assert max(map(len, told.splitlines())) <= 80


def test_version_stands_anywhere_before_the_command(capsys: Capture) -> None:
    assert main(["-C", "somewhere", "--version"]) == 0
    assert capsys.readouterr() == (f"bizplan {__version__}\n", "")


def _imported(*words: str) -> set[str]:
    program = (
        "import sys; from bizplan.__main__ import main\n"
        f"sys.argv = ['bizplan', *{words!r}]\n"
        "main(); print('imported:', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("imported:")[2].split())


def test_help_imports_next_to_nothing() -> None:
    held = _imported("--help")
    assert "typer" in held
    assert held.isdisjoint({"rich", "pydantic", "jinja2", "yaml", "ruamel", "markdown_it", "nh3", "asyncio"})
    assert {name for name in held if name.startswith("bizplan")} == {
        *("bizplan", "bizplan.__main__", "bizplan.errors"),
        *("bizplan.cli", "bizplan.cli.common", "bizplan.cli.main", "bizplan.cli.remembered", "bizplan.cli.streams"),
        *("bizplan.source", "bizplan.source.seal"),
    }


@pytest.mark.usefixtures("small")
def test_validate_imports_what_it_needs() -> None:
    held = _imported("validate")
    assert "yaml" in held
    assert held.isdisjoint({"rich", "jinja2", "ruamel.yaml", "markdown_it", "nh3"})
    assert not {name for name in held if name.startswith(("bizplan.reports", "bizplan.interop"))}


# --- wrong use --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["valdate"], "no such command 'valdate'. Did you mean 'validate'?"),
        (["-C"], "option '-C' requires an argument."),
        (["--colour", "never"], "no such option: --colour (Possible options: --color)"),
        (["--color", "often", "validate"], "invalid value for '--color': 'often' is not one of"),
        (["validate", "--fromat", "json"], "no such option: --fromat (Possible options: --format)"),
        (
            ["validate", "--format", "xml"],
            "invalid value for '--format': 'xml' is not one of 'full', 'concise', 'json'",
        ),
        (["--as-at", "soon", "validate"], "--as-at: “soon” is not a date; write it as 2017-06-16"),
        (["-C", "nowhere", "validate"], "there is no folder nowhere"),
    ],
)
@pytest.mark.usefixtures("small")
def test_wrong_use_ends_with_2_and_words(words: list[str], message: str, capsys: Capture) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"error: {message}")
    assert "Traceback" not in told.err


def test_the_way_out_names_the_command(capsys: Capture) -> None:
    main(["validate", "--fromat", "json"])
    assert capsys.readouterr().err.endswith("\nhelp: Run “bizplan validate --help” for what can be asked.\n")


def test_without_a_plan_repository(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["validate"]) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"error: there is no organisation.yaml in {tmp_path}")
    assert "\nhelp: Run “bizplan init”" in told


# --- faults -----------------------------------------------------------------------------------------------------


@pytest.fixture
def failing(small: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """`failing(error)`: `bizplan validate` raises it."""
    del small

    def fail(error: BaseException) -> None:
        def raising(*_values: object) -> None:
            raise error

        monkeypatch.setattr(validate, "survey", raising)

    return fail


def test_a_fault_of_its_own_is_told_in_a_line(failing: Callable[[BaseException], None], capsys: Capture) -> None:
    failing(ZeroDivisionError("nought"))
    assert main(["validate"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    first, second = told.err.splitlines()
    assert first.startswith("error: bizplan stumbled over a fault of its own: ZeroDivisionError in test_main.py, line ")
    assert second == "help: Set BIZPLAN_TRACEBACK=1 and run it again to see the trace, for a report."


def test_the_trace_is_shown_on_request(
    failing: Callable[[BaseException], None], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIZPLAN_TRACEBACK", "1")
    failing(ZeroDivisionError("nought"))
    assert main(["validate"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("Traceback")
    assert "ZeroDivisionError: nought" in told
    assert "stumbled over a fault of its own" in told
    assert "BIZPLAN_TRACEBACK" not in told


@pytest.mark.parametrize("code", [ExitCode.WRONG_USE, ExitCode.COULD_NOT_RUN])
def test_what_a_person_can_put_right_is_told_as_it_is(
    code: ExitCode, failing: Callable[[BaseException], None], capsys: Capture
) -> None:
    failing(BizplanError("the disk is full", hint="Delete something.", exit_code=code))
    assert main(["validate"]) == code
    assert capsys.readouterr() == ("", "error: the disk is full\nhelp: Delete something.\n")


def test_what_the_system_refuses_is_no_fault_of_the_program(
    failing: Callable[[BaseException], None], capsys: Capture
) -> None:
    failing(PermissionError(13, "Permission denied", "secret.yaml"))
    assert main(["validate"]) == 3
    assert capsys.readouterr().err == "error: secret.yaml: permission denied\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError()])
def test_the_entry_point_deals_with_who_has_gone(
    error: BaseException, failing: Callable[[BaseException], None], capsys: Capture
) -> None:
    failing(error)
    with pytest.raises(type(error)):
        main(["validate"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.usefixtures("small")
def test_a_full_disk_is_told_once() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bizplan", "validate"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 3
    assert done.stderr == "error: the output: no space left on device\n"


@pytest.mark.usefixtures("small")
def test_a_reader_that_has_gone_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bizplan", "schema", "plan"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.usefixtures("small")
def test_another_encoding_of_the_terminal_stops_nothing() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "bizplan", "-C", "nowhere", "--help"],
        env=surroundings,
        capture_output=True,
        check=True,
    )
    assert "Run “bizplan COMMAND --help”" in done.stdout.decode("utf-8")


# --- colour, width, today ---------------------------------------------------------------------------------------


def context(colour: str = "auto", as_at: str = "") -> typer.Context:
    """What a command is called with."""
    made = typer.Context(typer.main.get_command(_one_command()))
    made.obj = common.Invocation(None, common.Colour(colour), as_at)
    return made


def _one_command() -> typer.Typer:
    application = typer.Typer()
    application.command()(lambda: None)
    return application


@pytest.mark.parametrize(
    ("colour", "is_terminal", "surroundings", "expected"),
    [
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("auto", False, {"TERM": "xterm"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"TERM": "xterm"}, False),
    ],
)
def test_colour(
    colour: str, is_terminal: bool, surroundings: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    assert common.ink(context(colour)).colour is expected
    assert common.ink(context(colour), Path("result.txt")).colour is False
    console = common.console(context(colour))
    with console.capture() as captured:
        console.print("word", style="bold red")
    assert ("\x1b[" in captured.get()) is expected


def test_today_is_the_day_given_or_the_day_it_is() -> None:
    assert common.as_at(context(as_at="31 March 2020")) == date(2020, 3, 31)
    assert common.as_at(context()) == date.today()  # noqa: DTZ011 -- as the command does


def test_progress_is_silent_without_a_terminal(capsys: Capture) -> None:
    with common.progress("Reading") as advance:
        advance(1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_is_shown_after_a_second_and_gone_when_done(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    clock = iter([0.0, 0.5, 1.1, 1.15, 1.3])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    shown = []
    with common.progress("Reading") as advance:
        for done in (10, 20, 30, 40):
            advance(done, 50)
            shown.append(capsys.readouterr().err)
    assert shown[0] == ""
    assert "Reading" in shown[1]
    assert "20/50" in shown[1]
    assert shown[2] == ""
    assert "40/50" in shown[3]
    assert capsys.readouterr().err.endswith("\x1b[2K")


def test_as_many_workers_as_cores() -> None:
    assert 1 <= common.workers() <= (os.cpu_count() or 1)


def test_a_result_of_bytes_follows_what_was_said_before(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    common.deliver("first\n")
    common.deliver(b"\x00second")
    assert capsysbinary.readouterr().out == b"first\n\x00second"


def test_a_command_called_without_its_surroundings_is_a_bug() -> None:
    made = typer.Context(typer.main.get_command(_one_command()))
    with pytest.raises(TypeError, match="without its surroundings"):
        common.invocation(made)
