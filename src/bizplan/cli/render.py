"""`bizplan render`: documents to the papers that committees receive, each form of each paper in a file of its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.edition import Audience
from bizplan.cli.made_papers import MadePapers, Sought
from bizplan.cli.named_papers import EVERYTHING, NAMED, named_among
from bizplan.cli.page_limits import PageLimits
from bizplan.cli.paper_style import style_of
from bizplan.cli.paper_targets import Refusal, wrong_use
from bizplan.cli.press import Press
from bizplan.cli.printing import Printer
from bizplan.cli.reporting import year_asked
from bizplan.cli.watching import watched
from bizplan.errors import ExitCode
from bizplan.pipeline import Request, survey
from bizplan.render.formats import FORMATS
from bizplan.values.counts import numbered

_TO = f"Forms, parted by commas; {' and '.join(name for name, each in FORMATS.items() if each.extra)} only if named."
_USUAL = ",".join(name for name, form in FORMATS.items() if not form.extra)
"""The forms that need nothing but bizplan itself."""

_OUT = Path("build/papers")


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="TARGET", hidden=True),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help=_TO)] = _USUAL,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the papers.")] = _OUT,
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="Papers by name: the financial year; left out, the latest.")
    ] = "",
    corporate_plan: Annotated[
        str,
        typer.Option(
            "--corporate-plan", metavar="YEARS", help="Papers by name: the corporate plan; left out, the plans' own."
        ),
    ] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Papers by name: this department alone.")] = "",
    committee: Annotated[
        str, typer.Option("--for", metavar="COMMITTEE", help="Papers by name: the committee they go to.")
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="With --for: the day of its meeting.")] = "",
    purpose: Annotated[
        str, typer.Option(metavar="WORDS", help="With --for: what it is asked for; left out, information.")
    ] = "",
    reference_doc: Annotated[
        Path | None,
        typer.Option("--reference-doc", metavar="FILE", help="The Word document whose styles Word papers take."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Make them again whenever a file changes, until stopped.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show them in a browser on this machine, as files change; write nothing.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", min=0, max=65535, help="With --serve: the port; left out, 8765; 0, a free one."),
    ] = None,
    audience: Annotated[
        Audience, typer.Option(metavar="all|public", help="Who reads them: public leaves out what is exempt.")
    ] = Audience.ALL,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="PHRASE", help="Left-out words that the public may read elsewhere; may be repeated."),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="Refuse papers that are not fit to publish or not cleared.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that are missing or out of date.")
    ] = False,
) -> ExitCode:
    """Make the papers of plans, reports, corporate plans, minutes, consultations and strategies, or papers by name.

    TARGET is the id of a document, such as town-clerk/2019-20, or a file or folder; left out, every document of which
    there is a paper. A file is named after the document's id. A document with errors is refused, since its paper could
    be wrong; the others are made. The names of the files that were written go to standard output.

    TARGET may also be the name of a paper of several plans: summary, coverage, budget, performance,
    risks, equalities, changes, digest or corporate-plan; “all” is every document and every such paper.

    Word papers are in the styles of templates/reference.docx of the plan repository, unless --reference-doc names
    another document; without either they are in bizplan's own.

    For the public, what is exempt is left out, and a paper is refused if words or figures of it stand anywhere else.
    A final paper by name needs every plan and return that it is drawn from to be fit for one.

    Exit code: 0 if every paper was made, 1 if a document was refused, a paper may lack parts of one, or with --check
    a file is not up to date.
    """
    again = partial(command, **(locals() | {"watch": False}))  # before any other name is bound
    forms = _forms(to)
    names, documents = named_among(targets or ())
    meeting = (committee, on, purpose)
    if not names and (period or corporate_plan or department or any(meeting)):
        raise wrong_use("--period and the like belong to papers by name", f"There are: {', '.join(NAMED)}.")
    if accept and audience is not Audience.PUBLIC:
        raise wrong_use("--accept goes with --audience public", "Without it nothing is left out.")
    by_document = bool(documents) or not names or EVERYTHING in (targets or ())
    year, phrases = year_asked(period), tuple(accept or ())
    sought = Sought(
        names, documents, by_document, year, corporate_plan, department, meeting, audience, phrases, final=final
    )
    root = common.plan_root(context)
    if serve or watch or port is not None:
        from bizplan.cli.preview import served

        _fit_to_see(forms, out, reference_doc, check=check, serve=serve)
        return served(context, root, sought, port) if serve else _kept(root, again, port)
    request = sought.request(
        Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    )
    with common.progress("Reading") as advance:
        found = survey(root, request, sought.facts, advance)
    press = Press(style_of(root, reference_doc), forms, out)
    limits = PageLimits(found.index, found.setting, request.as_at)
    printer = Printer(MadePapers(found, sought, press), press, limits, check)
    made: list[tuple[Path, ...]] = []
    refusals: list[Refusal] = []
    lacking: list[str] = []
    with common.progress("Rendering") as advance:
        for each in printer.printed(request.workers, advance):
            refusals += [each.refusal] if each.refusal else []
            made += [each.paths] if each.paths is not None else []
            lacking += [each.lacking] if each.lacking else []
            if each.passed_over:
                common.remark(each.passed_over)
    with common.progress("Laying out pages") as advance:
        over = press.finish(common.workers(), advance)
    common.deliver("".join(f"{path.as_posix()}\n" for paths in made for path in paths))
    for refused in refusals:
        _say(context, refused)
    for name in lacking:
        common.say(f"{name}: the paper says that it may lack parts of plans with errors")
    is_too_long = limits.tell(over, root)
    common.remark(_summary_of_check(made, len(refusals)) if check else _summary(made, len(refusals), out))
    is_stale = check and any(made)
    return ExitCode.FINDINGS if refusals or lacking or is_stale or is_too_long else ExitCode.FINE


def _fit_to_see(forms: tuple[str, ...], out: Path, reference_doc: Path | None, *, check: bool, serve: bool) -> None:
    """Refuses what makes no sense of papers that are only looked at, or made again and again."""
    if check:
        raise wrong_use("--check goes with neither --serve nor --watch", "Run it by itself, as a build does.")
    if serve and (out != _OUT or reference_doc is not None):
        raise wrong_use("--serve writes no files", "Leave --out and --reference-doc away, or serve away.")
    if serve and "html" not in forms:
        raise wrong_use("--serve shows papers as web pages alone", "Leave --to away, or serve away.")


def _say(context: typer.Context, refused: Refusal) -> None:
    again = common.again(context, refused.command) if refused.command else ""
    answer = f"“{again}” {refused.answer}" if again else refused.answer
    common.say(f"{refused.what}: no paper was made, because {refused.reason}; {answer}")


def _summary_of_check(stale: Sequence[tuple[Path, ...]], refused: int) -> str:
    count = sum(map(len, stale))
    told = numbered(count, "file is", "files are")
    line = f"{told} not up to date" if count else "every file is up to date"
    return f"{line}; {refused} refused" if refused else line


def _kept(root: Path, again: Callable[[], ExitCode], port: int | None) -> ExitCode:
    """Papers made again on each change, until the person stops it."""
    if port is not None:
        raise wrong_use("--port goes with --serve", "Add --serve to see the papers in a browser.")
    has_refused = watched(root, lambda: again() is not ExitCode.FINE, beside=root / "templates")
    return ExitCode.FINDINGS if has_refused else ExitCode.FINE


def _forms(text: str) -> tuple[str, ...]:
    """The forms asked for, each once."""
    forms = tuple(dict.fromkeys(each.strip().lower() for each in text.split(",") if each.strip()))
    for form in forms:
        if form not in FORMATS:
            raise wrong_use(f"--to: there is no form “{form}”", f"There are: {', '.join(FORMATS)}.")
        if require := FORMATS[form].require:
            require()
    if not forms:
        raise wrong_use("--to: no form is named", f"There are: {', '.join(FORMATS)}.")
    return forms


def _summary(made: Sequence[tuple[Path, ...]], refused: int, out: Path) -> str:
    papers = numbered(len(made), "paper")
    by_ending = Counter(path.suffix for paths in made for path in paths)
    files = ", ".join(f"{count} {ending}" for ending, count in by_ending.items())
    line = f"{papers} in {out.as_posix()}: {files}" if made else "no paper was made"
    return f"{line}; {refused} refused" if refused else line
