"""`bizplan thread`: the golden thread through an item, up to the outcomes and down to people's plans."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.findings import file_path
from bizplan.cli.reporting import as_json, surveyed, year_asked
from bizplan.diagnostics import Location
from bizplan.errors import ExitCode
from bizplan.index.links_both_ways import DocumentLinks, Place, links_both_ways
from bizplan.index.named import place_named
from bizplan.index.thread_graph import thread_graph, thread_links
from bizplan.pipeline import Survey, limits_of
from bizplan.reports.thread import LineOf, ThreadReport, build_threads
from bizplan.source.excerpt import Sources


class Format(StrEnum):
    """The forms of a thread."""

    TREE = "tree"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    JSON = "json"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...", help="Entries, outcomes, plans or people's posts, by reference.", show_default=False
        ),
    ],
    up: Annotated[bool, typer.Option("--up", help="Only upwards: what it serves.")] = False,
    down: Annotated[bool, typer.Option("--down", help="Only downwards: what serves it.")] = False,
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="Only plans of this financial year; left out, of every year.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="tree|markdown|mermaid|json", help="How to write the thread.")
    ] = Format.TREE,
    output: common.Output = None,
) -> ExitCode:
    """Follow the golden thread through an item.

    Upwards it leads through the items that the item contributes to, as far as the outcomes of the corporate plan;
    downwards through what contributes to it and what measures it, as far as people's plans. A whole plan is followed
    from each of its entries, so that a person's plan says what the person's work is for.

    An ITEM is written as in the plans: town-clerk/2019-20/P4, an outcome such as 2018-23/4, a plan such as
    town-clerk/2019-20; the id alone will do where one item bears it. A broken reference is named in its place, with
    its file and line.
    """
    year = year_asked(period)
    found: Survey[DocumentLinks] = surveyed(context, thread_links)
    held = links_both_ways(found.facts, found.index)
    graph = thread_graph(held, found.setting, year)

    def fits(place: Place) -> bool:
        return graph.is_on_a_thread(place) and (not year or held.documents[place.document].period in {"", year})

    places = dict.fromkeys(place_named(item, held, found.setting, fits) for item in items)
    report = build_threads(graph, places, found.setting, _line_of(found), up=up or not down, down=down or not up)
    common.deliver(_written(context, report, form, output), output)
    return ExitCode.FINE


def _line_of(found: Survey[DocumentLinks]) -> LineOf:
    sources, root = Sources(found.root, limit=limits_of(found.setting)), common.shown_path(found.root)

    def line_of(location: Location) -> tuple[str, int]:
        return file_path(root, location.file), sources.resolve(location).line

    return line_of


def _written(context: typer.Context, report: ThreadReport, form: Format, output: Path | None) -> str:
    match form:
        case Format.TREE:
            from bizplan.render.thread_text import thread_text

            return thread_text(report, common.width(), common.ink(context, output))
        case Format.MARKDOWN:
            from bizplan.render.thread_markdown import thread_markdown

            return thread_markdown(report)
        case Format.MERMAID:
            from bizplan.render.thread_mermaid import thread_mermaid

            return thread_mermaid(report)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)
