"""Web pages as golden files keep them: each as it is, but for the style sheet, which stands in goldens of its own."""

import re

_SHEET = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
_DIGEST = re.compile(r"(?<=&#39;sha256-)[^&]*(?=&#39;)")
_RUNNING = re.compile(r'@(?:top|bottom)-\w+ \{ content: "(?!Page )[^\n]*\}')


def sheet_of(page: str) -> str:
    """The style sheet inside a page; empty where there is none."""
    found = _SHEET.search(page)
    return found[0] if found else ""


def without_sheet(page: str) -> str:
    """The page with its style sheet, and the digest that allows it, told in one line.

    The line keeps what a sheet says of its own paper: what runs at the head and foot of its printed pages.
    """
    running = " ".join(_RUNNING.findall(sheet_of(page)))
    return _DIGEST.sub("…", _SHEET.sub(lambda _: f"… {running}", page))
