"""`bizplan render --serve`: papers in a browser as they will be, made again whenever a document is saved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.findings import placed
from bizplan.cli.named_papers import Asked, build_named, heading_asked
from bizplan.cli.paper_targets import Refusal, wanted
from bizplan.cli.press import Press, file_names
from bizplan.cli.preview_server import serving
from bizplan.cli.reporting import council
from bizplan.cli.shelf import Pages, Shelf
from bizplan.cli.watching import changes
from bizplan.diagnostics import Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.pipeline import Request, Survey, limits_of, no_facts, survey
from bizplan.render import html
from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.preview import Listed, faults_page, list_page
from bizplan.reports.paper import slug
from bizplan.source.excerpt import Sources

PORT = 8765
"""Where the preview is unless another port is asked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which papers the preview is to show."""

    names: Sequence[str]
    """Papers by name."""
    targets: Sequence[str]
    """Documents: with `has_documents` and none named, all of them."""
    has_documents: bool
    asked: Asked
    meeting: tuple[str, str, str] = ("", "", "")
    """The committee, the day and the purpose, as they were typed."""


def served(context: typer.Context, root: Path, asked: Sought, port: int | None) -> ExitCode:
    """Show papers at an address of this machine until the person stops it; nothing is written."""
    request = Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    own = root / "templates"

    def made() -> Pages:
        found: Survey[PaperFacts] = survey(root, request, paper_facts if asked.names else no_facts)
        heading = heading_asked(*asked.meeting, found.setting)
        of = replace(asked, asked=replace(asked.asked, heading=heading))
        return _pages(found, of, house_style(own if own.is_dir() else None))

    shelf = Shelf(made())
    with serving(shelf, PORT if port is None else port) as address:
        common.remark(f"papers are shown at {address} and follow each change; stop with Ctrl-C")
        try:
            for number, _ in enumerate(changes(root, beside=own)):
                if number:
                    shelf.put(_in_any_case(made))
        except KeyboardInterrupt:
            pass
    return ExitCode.FINE


def _in_any_case(made: Callable[[], Pages]) -> Pages:
    """The pages, or at every address what keeps them from being made."""
    try:
        return made()
    except BizplanError as fault:
        page = faults_page(
            "bizplan", "No paper can be made", f"{fault.message} {fault.hint}".strip(), (), house_style()
        )
        return Pages(elsewhere=page)


def _pages(found: Survey[PaperFacts], asked: Sought, style: HouseStyle) -> Pages:
    of = council(found.setting)
    by_path: dict[str, str] = {}
    listed: list[Listed] = []
    for name, title, paper in _papers(found, asked, style):
        path = f"/{name}.html"
        if isinstance(paper, Refusal):
            listed.append(Listed(path, title, "cannot be made"))
            by_path[path] = _faults(found, paper, of, style)
        else:
            listed.append(Listed(path, title, ""))
            by_path[path] = paper
    by_path["/"] = list_page(of, listed, style)
    return Pages(by_path, _faults(found, None, of, style))


def _papers(found: Survey[PaperFacts], asked: Sought, style: HouseStyle) -> Iterator[tuple[str, str, str | Refusal]]:
    """Each paper's name and title, and its page or why there is none."""
    names = file_names(found.index.records)
    press = Press(found, style, names)
    if asked.has_documents:
        chosen, lost = wanted(found, asked.targets)
        for refusal in lost:
            yield slug(refusal.what), refusal.what, refusal
        for record in chosen:
            refused = press.refusal(record)
            if refused:
                yield names[record.file], record.document, refused
            else:
                paper = press.paper(record)
                title = f"{paper.title}: {paper.subtitle}" if paper.subtitle else paper.title
                yield names[record.file], title, html.render(paper, style)
    for each in build_named(asked.names, asked.asked, found, press) if asked.names else ():
        if isinstance(each, Refusal):
            yield slug(each.what), each.what, each
        else:
            yield slug(each.reference), each.title, html.render(each, style)


def _faults(found: Survey[PaperFacts], refusal: Refusal | None, of: str, style: HouseStyle) -> str:
    """The errors that keep one paper from being made; all errors for an address that no paper has."""
    errors = [each for each in found.diagnostics if each.severity is Severity.ERROR and not each.waived]
    shown = [each for each in errors if refusal is None or each.location.file == refusal.file]
    title = f"{refusal.what}: no paper can be made" if refusal else "There is no paper at this address"
    reason = f"Because {refusal.reason}." if refusal else ""
    if refusal is None and shown:
        reason = "An error in a document may be why."
    sources = Sources(found.root, limit=limits_of(found.setting))
    return faults_page(of, title, reason, placed(shown, sources, ""), style)
