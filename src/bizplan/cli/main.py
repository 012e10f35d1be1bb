"""The command line: words to a command's call, and whatever stops it to words and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.core import TyperArgument, TyperGroup
from typer.main import get_command

from bizplan import __version__
from bizplan.cli.common import Colour, Invocation, say
from bizplan.cli.streams import prepared_streams
from bizplan.errors import BizplanError, ExitCode

NO_CACHE = "BIZPLAN_NO_CACHE"
"""The environment variable that stands for `--no-cache`."""
TRACEBACK = "BIZPLAN_TRACEBACK"
"""The environment variable under which a fault of the program shows its trace."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command table; the module holds a function `command`, whose docstring is the longer help."""

    name: str
    help: str

    @property
    def module(self) -> str:
        """The module that is imported when the command is called, and not before."""
        return f"bizplan.cli.{self.name.replace('-', '_')}"


COMMANDS = (
    Command("init", "Start a plan repository."),
    Command("new", "Begin a document, or roll last year's plan forward."),
    Command("validate", "Check that documents are sound, joined up and add up."),
    Command("lint", "Hold documents to the rules that their status asks for."),
    Command("explain", "Say what a rule is for, or list all rules."),
    Command("fmt", "Lay documents out in one way, comments kept."),
    Command("map-outcomes", "Map plans to corporate outcomes, and name the gaps."),
    Command("reference-rate", "Show how many plan items and reports name an outcome."),
    Command("migrate", "Propose what plans name under a later corporate plan."),
    Command("thread", "Follow the golden thread through an item, up and down."),
    Command("xref", "Show what refers to what, what is broken or said twice."),
    Command("budget", "Show budgets by section, and whether they add up."),
    Command("diff", "Say what changed between two years, files or git revisions."),
    Command("performance", "Show how measures stand, each with its rule."),
    Command("risks", "Show the risk register on the matrix, with movement."),
    Command("equalities", "Show the equalities self-assessment by criterion."),
    Command("return-export", "Write the workbook in which a department fills in a return."),
    Command("return-import", "Read a filled-in workbook back into its return."),
    Command("approve", "Record a committee's decision, bound to what the plan says."),
    Command("clearance", "Record an officer's clearance, bound to what it covers."),
    Command("calendar", "Show when papers and returns are due, and who owes them."),
    Command("render", "Make the papers that committees receive, in each form."),
    Command("templates", "List the templates of papers, or copy one to change it."),
    Command("schema", "Write what editors need to check and complete documents."),
)
"""Every command, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command that the arguments name; `sys.argv` where none are given."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepared_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except typer.TyperException as fault:
        return _wrong_use(fault)
    except BizplanError as fault:
        say(fault.message, hint=fault.hint)
        return fault.exit_code
    except BrokenPipeError:
        raise  # the entry point ends quietly
    except OSError as fault:
        return could_not_write(fault)
    except Exception as fault:  # noqa: BLE001 -- the last line of defence: a person never meets a traceback unasked
        return _own_fault(fault)
    else:
        return code


def could_not_write(fault: OSError) -> int:
    """The exit code where the system refused a file or the output, once the person is told."""
    say(f"{fault.filename or 'the output'}: {(fault.strerror or str(fault)).lower()}")
    _give_up_output()
    return ExitCode.COULD_NOT_RUN


def _run(words: Sequence[str]) -> int:
    # typer only reads the words; the call happens out here, where no rule of typer's decides about its exceptions.
    asked = get_command(_application(words))
    _without_types(asked)
    chosen = asked.main(list(words), prog_name="bizplan", standalone_mode=False, obj=tuple(words))
    return int(chosen() if callable(chosen) else chosen or ExitCode.FINE)


def _without_types(group: object) -> None:
    """Take from the help of arguments what only a programmer reads: `PATH <list[Path]>`."""
    for each in group.commands.values() if isinstance(group, TyperGroup) else ():
        for parameter in each.params:
            if isinstance(parameter, TyperArgument):
                parameter.display_type_rich = _no_type  # type: ignore[method-assign] # typer has no setting for it


def _no_type(ctx: object) -> str:
    del ctx
    return ""


def _application(words: Sequence[str]) -> typer.Typer:
    """The commands as typer knows them; only those whose names are among the words have more than a name and a help."""
    application = typer.Typer(
        name="bizplan",
        help="Business planning as plain text: checks a council's plans, joins them up, renders its papers.",
        epilog="Run “bizplan COMMAND --help” for what a command takes.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        subcommand_metavar="COMMAND",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    application.callback()(_everywhere)
    wanted = {*words, *os.environ.get("COMP_WORDS", "").split(), *os.environ.get("_TYPER_COMPLETE_ARGS", "").split()}
    for each in COMMANDS:
        function = import_module(each.module).command if each.name in wanted else _uncalled
        application.command(each.name, short_help=each.help, help=function.__doc__)(_deferred(function))
    return application


def _deferred(function: Callable[..., int]) -> Callable[..., Callable[[], int]]:
    @wraps(function)
    def call(*values: object, **named: object) -> Callable[[], int]:
        return partial(function, *values, **named)

    return call


def _uncalled() -> NoReturn:
    raise AssertionError("a command was called that is not among the words")


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"bizplan {__version__}\n")
        raise typer.Exit


def _everywhere(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="DIR", help="The plan repository, if it is not the nearest organisation.yaml."),
    ] = None,
    colour: Annotated[
        Colour,
        typer.Option(
            "--color",
            metavar="auto|always|never",
            help="Whether to colour: auto only on a terminal.",
            show_default=False,
        ),
    ] = Colour.AUTO,
    as_at: Annotated[
        str, typer.Option("--as-at", metavar="DATE", help="The day that counts as today, such as 2020-03-31.")
    ] = "",
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache", envvar=NO_CACHE, help="Work everything out anew, and keep nothing in .bizplan-cache."
        ),
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and exit.")
    ] = False,
) -> None:
    del version
    context.obj = Invocation(folder, colour, as_at, not no_cache, context.obj or ())


def _wrong_use(fault: typer.TyperException) -> int:
    context: typer.Context | None = getattr(fault, "ctx", None)
    message = fault.format_message().replace("Value error, ", "").rstrip()
    if message.startswith("Usage:"):  # nothing was asked
        sys.stderr.write(f"{message}\n")
        return ExitCode.WRONG_USE
    asked = f"{context.command_path} --help" if context else "bizplan --help"
    say(message[:1].lower() + message[1:], hint=f"Run “{asked}” for what can be asked.")
    return ExitCode.WRONG_USE


def _own_fault(fault: Exception) -> int:
    import traceback

    if os.environ.get(TRACEBACK):
        traceback.print_exception(fault, file=sys.stderr)
    place = traceback.extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}"
    hint = "" if os.environ.get(TRACEBACK) else f"Set {TRACEBACK}=1 and run it again to see the trace, for a report."
    say(f"bizplan stumbled over a fault of its own: {what}", hint=hint)
    return ExitCode.COULD_NOT_RUN


def _give_up_output() -> None:
    """Let what could not be written go, so that the interpreter does not try again on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return  # it is no file of the system's
