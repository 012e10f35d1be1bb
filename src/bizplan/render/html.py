"""Turns a paper into one self-contained web page that needs nothing from outside and runs no script."""

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle, written
from bizplan.reports.paper import Paper


def render(paper: Paper, style: HouseStyle, **further: object) -> str:
    """The page; its only style sheet stands inside it and is allowed by its hash.

    `further` is for a template of the paper's own kind.
    """
    paper = style.own(paper)
    css = written(style.web, ("paper/style.css",), paper=paper, theme=style.theme)
    if "</" in css:
        raise BizplanError("The template paper/style.css holds “</”, which would end the style sheet early.")
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    names = (f"{paper.kind}/paper.html", "paper/paper.html")
    # The style sheet's own template escapes what it prints; the check above holds it inside its element.
    given = {"paper": paper, "theme": style.theme, "policy": policy, "css": Markup(css), **further}  # noqa: S704
    return written(style.web, names, **given) + "\n"
