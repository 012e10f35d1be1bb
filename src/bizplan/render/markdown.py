"""Turns a paper into Markdown that reads well as plain text and in any forge."""

import re

from bizplan.render.environment import HouseStyle, written
from bizplan.reports.paper import Paper, targets_within


def render(paper: Paper, style: HouseStyle) -> str:
    """The paper as CommonMark with pipe tables; headings, numbers and order as in every other form."""
    paper = style.own(paper)
    names = (f"{paper.kind}/paper.md", "markdown/paper.md")
    text = written(style.markdown, names, paper=paper, targets=frozenset(targets_within(paper)))
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
