"""`bizplan render --serve`: papers in a browser as they will be, made again whenever a document is saved."""

from collections.abc import Callable
from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.edition import PassedOver
from bizplan.cli.findings import placed
from bizplan.cli.made_papers import MadePapers, Sought
from bizplan.cli.paper_targets import Refusal
from bizplan.cli.press import Press
from bizplan.cli.preview_server import serving
from bizplan.cli.reporting import council
from bizplan.cli.shelf import Pages, Shelf
from bizplan.cli.watching import changes
from bizplan.diagnostics import Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.paper_facts import PaperFacts
from bizplan.pipeline import Request, Survey, limits_of, survey
from bizplan.render import html
from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.preview import Listed, faults_page, list_page
from bizplan.source.excerpt import Sources

PORT = 8765
"""Where the preview is unless another port is asked for."""


def served(context: typer.Context, root: Path, asked: Sought, port: int | None) -> ExitCode:
    """Show papers at an address of this machine until the person stops it; nothing is written."""
    request = asked.request(
        Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    )
    own = root / "templates"

    def made() -> Pages:
        found = survey(root, request, asked.facts)
        return _pages(found, asked, house_style(own if own.is_dir() else None))

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
    for each in MadePapers(found, asked, Press(style, ("html",), Path())).everything():
        path, paper = f"/{each.name}.html", each.paper
        if isinstance(paper, PassedOver):
            continue
        if isinstance(paper, Refusal):
            listed.append(Listed(path, paper.what, "cannot be made"))
            by_path[path] = _faults(found, paper, of, style)
        else:
            title = f"{paper.title}: {paper.subtitle}" if paper.subtitle else paper.title
            listed.append(Listed(path, title, ""))
            by_path[path] = html.render(paper, style)
    by_path["/"] = list_page(of, listed, style)
    return Pages(by_path, _faults(found, None, of, style))


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
