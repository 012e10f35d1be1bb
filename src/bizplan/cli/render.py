"""`bizplan render`: documents to the papers that committees receive, each form of each paper in a file of its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.edition import Audience, Edition, checked
from bizplan.cli.gate import Gate, as_final
from bizplan.cli.named_papers import EVERYTHING, NAMED, Asked, build_named, heading_asked, named_among
from bizplan.cli.page_limits import PageLimits
from bizplan.cli.paper_style import style_of
from bizplan.cli.paper_targets import Refusal, wanted, wrong_use
from bizplan.cli.press import Press, file_names
from bizplan.cli.printing import Printer
from bizplan.cli.reporting import year_asked
from bizplan.cli.watching import watched
from bizplan.errors import ExitCode
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.pipeline import Request, Survey, no_facts, survey
from bizplan.render.formats import FORMATS
from bizplan.reports.committee_cover import is_whole
from bizplan.reports.paper import Paper, slug
from bizplan.values.counts import numbered

_TO = f"Forms, parted by commas; {' and '.join(name for name, each in FORMATS.items() if each.extra)} only if named."
_USUAL = ",".join(name for name, form in FORMATS.items() if not form.extra)
"""The forms that need nothing but bizplan itself."""


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="TARGET", hidden=True),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help=_TO)] = _USUAL,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the papers.")] = Path(
        "build/papers"
    ),
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

    Exit code: 0 if every paper was made, 1 if a document was refused, a paper may lack parts of one, or with --check
    a file is not up to date.
    """
    again = partial(command, **(locals() | {"watch": False}))  # before any other name is bound
    forms = _forms(to)
    names, documents = named_among(targets or ())
    if not names and (period or corporate_plan or department or committee or on or purpose):
        raise wrong_use("--period and the like belong to papers by name", f"There are: {', '.join(NAMED)}.")
    _fit_together(names, audience, accept or (), final=final, check=check, live=serve or watch)
    asked = Asked(year_asked(period), corporate_plan, department)
    root = common.plan_root(context)
    by_document = bool(documents) or not names or EVERYTHING in (targets or ())
    if serve or watch or port is not None:
        from bizplan.cli.preview import Sought, served

        sought = Sought(names, documents, by_document, asked, (committee, on, purpose))
        return served(context, root, sought, port) if serve else _kept(root, again, port)
    request = Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    request = as_final(request) if final else request
    with common.progress("Reading") as advance:
        found: Survey[PaperFacts] = survey(root, request, paper_facts if names else no_facts, advance)
    asked = replace(asked, heading=heading_asked(committee, on, purpose, found.setting))
    chosen, refusals = wanted(found, documents) if by_document else ([], [])
    press = Press(found, style_of(root, reference_doc), file_names(found.index.records))
    edition = Edition(press, forms, out, audience, tuple(accept or ()), is_named=bool(targets))
    printer = Printer(Gate(found, press, final=final), edition, press, check)
    limits = PageLimits(found.index, found.setting, request.as_at)
    made: list[tuple[Path, ...]] = []
    lacking: list[str] = []
    with common.progress("Rendering") as advance:
        for each in printer.printed(chosen, request.workers, advance):
            refusals += [each.refusal] if each.refusal else []
            made += [each.paths] if each.paths is not None else []
            if each.passed_over:
                common.remark(each.passed_over)
        for paper in build_named(names, asked, found, press) if names else ():
            if isinstance(paper, Refusal):
                refusals.append(paper)
            else:
                made.append(_done_with(press, paper, forms, out, None if check else limits))
                lacking += [] if is_whole(paper) else [slug(paper.reference)]
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


def _fit_together(
    names: Sequence[str], audience: Audience, accept: Sequence[str], *, final: bool, check: bool, live: bool
) -> None:
    if names and (final or audience is Audience.PUBLIC):
        message = "--final and --audience public are for papers of single documents"
        raise wrong_use(message, "Name documents by their ids; papers of several plans say all that the plans say.")
    if live and (final or check or audience is Audience.PUBLIC):
        message = "--serve and --watch go with none of --audience public, --final and --check"
        raise wrong_use(message, "What they show is for those who write the papers.")
    if accept and audience is not Audience.PUBLIC:
        raise wrong_use("--accept goes with --audience public", "Without it nothing is left out.")


def _done_with(
    press: Press[PaperFacts], paper: Paper, forms: Sequence[str], out: Path, limits: PageLimits | None
) -> tuple[Path, ...]:
    """The files of a paper asked for by name: those written, or with --check, without limits, those not up to date."""
    name = slug(paper.reference)
    if limits is None:
        return checked(press.rendered(paper, name, forms, out))
    return tuple(press.write(paper, name, forms, out, limits.most(paper)))


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
