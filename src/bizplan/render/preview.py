"""Turns papers into pages of the preview: the paper as it is, and a script that loads it again when it changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bizplan.render import html
from bizplan.render.environment import HouseStyle
from bizplan.render.placed import PlacedDiagnostic
from bizplan.reports.paper import Paper

SCRIPT = """\
"use strict";
const shown = document.currentScript.dataset.shown;
const events = new EventSource("/events" + location.pathname);
events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
addEventListener("pagehide", () => events.close());
"""
"""What the browser runs in the preview, and nowhere else."""
POLICY = "script-src 'self'; connect-src 'self'; "
"""What the page's own policy allows further in the preview."""

_HEAD = re.compile(r"<head>|<meta charset[^>]*>", re.IGNORECASE)
_OWN_POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the preview's list."""

    address: str
    title: str
    state: str
    """Empty for a paper that is as it should be."""


def in_preview(page: str, shown: str) -> str:
    """A paper's page with the preview's script in it; `shown` is what the page is known by."""
    script = f'<script src="/preview.js" data-shown="{shown}"></script>'
    allowed = page.replace(_OWN_POLICY, _OWN_POLICY + POLICY.replace("'", "&#39;"), 1)
    # At the very end: a browser puts what follows the page's last tag into its body.
    return f"{allowed}{script}\n"


def list_page(council: str, papers: Sequence[Listed], style: HouseStyle) -> str:
    """The list of all papers in the preview."""
    paper = Paper(kind="preview", reference="preview", title="Papers in preview", council=council)
    return html.render(paper, style, papers=papers, faults=())


def faults_page(council: str, title: str, reason: str, faults: Sequence[PlacedDiagnostic], style: HouseStyle) -> str:
    """What stands where a paper would, had its documents no errors."""
    paper = Paper(kind="preview", reference="preview", title=title, council=council, subtitle=reason)
    return html.render(paper, style, papers=(), faults=faults)
