"""`bizplan init`: a plan repository to begin with, empty or an invented council's, with what editors and CI need."""

import json
import re
import shlex
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bizplan import __version__
from bizplan.cli import common
from bizplan.cli.schema import FOLDER, schemas_of
from bizplan.errors import BizplanError, ExitCode
from bizplan.interop.json_schema import schema_name
from bizplan.model.kinds import KINDS
from bizplan.source.files import write_whole
from bizplan.values.years import FinancialYear, YearSpan

PACKAGE = Path(__file__).parents[1]
PLANS = "plans"
"""The folder of the plans inside the new repository."""
AROUND = {
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/plans.yml": "github-workflow.yaml",
    ".gitlab/plans.yml": "gitlab-fragment.yaml",
}
"""What is written beside the plans -> the file of the package it is made from."""
_WHAT_FOR = {
    ".gitignore": "what git is to leave out",
    ".editorconfig": "UTF-8, and spaces instead of tabs, in every editor",
    ".vscode/": "explains and completes plans in Visual Studio Code",
    ".pre-commit-config.yaml": "checks the plans before each commit",
    ".github/workflows/plans.yml": "checks the plans on GitHub",
    ".gitlab/plans.yml": "checks the plans on GitLab, once it is included",
}
_PLAIN_NAME = re.compile(r"[A-Za-z]+( [A-Za-z0-9'’.,&()/-]+)+")
"""Words that YAML takes for text without quotes; a single word could be true or null."""
_UNNAMED = "Our Council"
_WRONG = ExitCode.WRONG_USE
_MOST_LISTED = 12
_YEARS_OF_A_CORPORATE_PLAN = 4


def command(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to start it in; left out, this one.", show_default=False)
    ] = Path(),
    *,
    demo: Annotated[
        bool, typer.Option("--demo", help="Begin with the plans of an invented council, to try everything out.")
    ] = False,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="The council's name, for an empty repository.")
    ] = _UNNAMED,
    plans_only: Annotated[
        bool, typer.Option("--plans-only", help="Write the plans folder alone, nothing for editors, git and CI.")
    ] = False,
) -> ExitCode:
    """Start a plan repository.

    The plans go to the folder plans/: with --demo those of an invented council, otherwise an organisation, a corporate
    plan and a department's plan to begin with, each with comments that guide. Beside them stand schemas and settings
    for editors, a pre-commit configuration, and CI files for GitHub and GitLab that run “bizplan validate”; delete
    what you do not use.

    Nothing that is there is overwritten: if any of the files exists, nothing is written.
    """
    if demo and name != _UNNAMED:
        raise BizplanError("--name is for an empty repository; the council of --demo has its name", exit_code=_WRONG)
    start = (common.invocation(context).folder or Path()) / folder
    documents = _invented() if demo else _beginning(name, common.as_at(context))
    text_by_path = {f"{PLANS}/{path}": text for path, text in documents.items()}
    if not plans_only:
        text_by_path |= {path: _filled(_packaged("around", source), {}) for path, source in AROUND.items()}
    schemas = [f"{PLANS}/{FOLDER}/{schema_name(kind)}" for kind in KINDS]
    _refuse_to_overwrite(start, [*text_by_path, *schemas])
    for path, text in text_by_path.items():
        write_whole(start / path, text)
    for file, text in schemas_of(start / PLANS, context).items():
        write_whole(start / PLANS / FOLDER / file, text)
    common.deliver(_account(start, documents, plans_only=plans_only))
    return ExitCode.FINE


def _invented() -> dict[str, str]:
    """The invented council's documents, by path below the plans folder."""
    folder = PACKAGE / "demo" / "plans"
    return {path.relative_to(folder).as_posix(): _text(path) for path in sorted(folder.rglob("*.yaml"))}


def _beginning(name: str, today: date) -> dict[str, str]:
    """Three documents to begin with, by path below the plans folder."""
    first = FinancialYear(today.year if today.month >= FinancialYear(today.year).first_day.month else today.year - 1)
    last = FinancialYear(first.start + _YEARS_OF_A_CORPORATE_PLAN - 1)
    values = {
        "ID": _identity(name),
        "NAME": name if _PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False),
        "CORPORATE_PLAN": str(YearSpan(first.start, last.start + 1)),
        "FIRST_DAY": first.first_day.isoformat(),
        "LAST_DAY": last.last_day.isoformat(),
        "YEAR": str(first),
        "LAST_YEAR": str(FinancialYear(first.start - 1)),
        "YEAR_END": first.last_day.isoformat(),
    }
    folder = PACKAGE / "starter" / PLANS
    paths = sorted(folder.rglob("*.yaml"))
    return {_filled(path.relative_to(folder).as_posix(), values): _filled(_text(path), values) for path in paths}


def _identity(name: str) -> str:
    """The council's id, made from its name."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", bare)
    return "-".join(words if len(words) > 1 else [*words, "council"])


def _packaged(*parts: str) -> str:
    return _text(PACKAGE.joinpath("starter", *parts))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    for key, value in {**values, "VERSION": __version__}.items():
        text = text.replace(f"@{key}@", value)
    return text


def _refuse_to_overwrite(start: Path, paths: Sequence[str]) -> None:
    if start.exists() and not start.is_dir():
        raise BizplanError(f"{start} is a file; name a folder", exit_code=_WRONG)
    there = [path for path in paths if (start / path).exists() or (start / path).is_symlink()]
    if not there:
        return
    shown = [*there[:_MOST_LISTED], *([f"and {len(there) - _MOST_LISTED} more"] if len(there) > _MOST_LISTED else [])]
    hint = "Name another folder, or move these files away."
    if all(path in AROUND for path in there):
        hint = "Name another folder, move these files away, or write the plans alone with --plans-only."
    message = "\n  ".join(("nothing was written, since these files are there already:", *shown))
    raise BizplanError(message, hint=hint, exit_code=_WRONG)


def _account(start: Path, documents: Mapping[str, str], *, plans_only: bool) -> str:
    """What was written, and what to do next."""
    is_long = len(documents) > _MOST_LISTED
    what_for = {
        **({f"{PLANS}/": f"{len(documents)} documents of an invented council"} if is_long else {}),
        **({} if is_long else {f"{PLANS}/{path}": "" for path in documents}),
        f"{PLANS}/{FOLDER}/": "what editors know of the documents; “bizplan schema” renews it",
        **({} if plans_only else _WHAT_FOR),
    }
    longest = max(len(path) for path, why in what_for.items() if why)
    lines = [f"  {path:<{longest}}  {why}".rstrip() for path, why in what_for.items()]
    where = common.shown_path(start)
    steps = [*([f"cd {shlex.quote(where)}"] if where != "." else []), "bizplan validate", "bizplan map-outcomes"]
    then = (
        "" if is_long else f"Then make the documents your own, {PLANS}/organisation.yaml first; their comments guide.\n"
    )
    return "\n".join([f"Written in {where}:", *lines, "", "Next:", *(f"  {step}" for step in steps), "", then])
