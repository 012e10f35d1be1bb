"""`bizplan render`: documents to the papers that committees receive, each form of each paper in a file of its own."""

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.paper_targets import faulty, wanted, wrong_use
from bizplan.cli.press import Press, file_names
from bizplan.diagnostics import Severity
from bizplan.errors import ExitCode
from bizplan.pipeline import Request, Survey, no_facts, survey
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS


def command(
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="TARGET", hidden=True),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help="Forms, parted by commas.")] = ",".join(
        FORMATS
    ),
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the papers.")] = Path(
        "build/papers"
    ),
) -> ExitCode:
    """Make the papers of plans, reports, corporate plans, minutes, consultations and strategies.

    TARGET is the id of a document, such as town-clerk/2019-20, or a file or folder; left out, every document of which
    there is a paper. A file is named after the document's id. A document with errors is refused, since its paper could
    be wrong; the others are made. The names of the files that were written go to standard output.

    Exit code: 0 if every paper was made, 1 if a document was refused.
    """
    forms = _forms(to)
    root = common.plan_root(context)
    request = Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    with common.progress("Reading") as advance:
        found: Survey[None] = survey(root, request, no_facts, advance)
    chosen, refusals = wanted(found, targets or ())
    faults_by_file = Counter(
        each.location.file for each in found.diagnostics if each.severity is Severity.ERROR and not each.waived
    )
    own = root / "templates"
    press = Press(found, house_style(own if own.is_dir() else None), file_names(found.index.records))
    made: list[tuple[Path, ...]] = []
    with common.progress("Rendering") as advance:
        for done, record in enumerate(chosen):
            advance(done, len(chosen))
            at_fault = next((each for each in press.files(record) if faults_by_file[each]), "")
            if at_fault:
                refusals.append(faulty(record, at_fault, faults_by_file[at_fault]))
            else:
                made.append(tuple(press.print(record, forms, out)))
    common.deliver("".join(f"{path.as_posix()}\n" for paths in made for path in paths))
    for refusal in refusals:
        check = common.again(context, f"validate {shlex.quote(refusal.file)}")
        common.say(f"{refusal.what}: no paper was made, because {refusal.reason}; “{check}” {refusal.answer}")
    common.remark(_summary(made, len(refusals), out))
    return ExitCode.FINDINGS if refusals else ExitCode.FINE


def _forms(text: str) -> tuple[str, ...]:
    """The forms asked for, each once."""
    forms = tuple(dict.fromkeys(each.strip().lower() for each in text.split(",") if each.strip()))
    for form in forms:
        if form not in FORMATS:
            raise wrong_use(f"--to: there is no form “{form}”", f"There are: {', '.join(FORMATS)}.")
    if not forms:
        raise wrong_use("--to: no form is named", f"There are: {', '.join(FORMATS)}.")
    return forms


def _summary(made: Sequence[tuple[Path, ...]], refused: int, out: Path) -> str:
    papers = "1 paper" if len(made) == 1 else f"{len(made)} papers"
    by_ending = Counter(path.suffix for paths in made for path in paths)
    files = ", ".join(f"{count} {ending}" for ending, count in by_ending.items())
    line = f"{papers} in {out.as_posix()}: {files}" if made else "no paper was made"
    return f"{line}; {refused} refused" if refused else line
