"""The pages that the preview shows, each known by what it says, and whoever waits for another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Condition

from bizplan.render.preview import in_preview

PATIENCE = 15.0
"""Seconds after which one who waits is told that nothing has changed."""


@dataclass(frozen=True, slots=True)
class Pages:
    """All that the preview shows at one time."""

    by_path: Mapping[str, str] = field(default_factory=dict)
    """Path such as `/town-clerk-2019-20.html` -> page; `/` is the list."""
    elsewhere: str = ""
    """What is shown at a path of which there is no paper."""


class Shelf:
    """The pages as they are now; several threads read while one puts new ones there."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._changed = Condition()
        self._is_open = True

    def put(self, pages: Pages) -> None:
        """Show these pages from now on."""
        with self._changed:
            self._pages = pages
            self._changed.notify_all()

    def close(self) -> None:
        """Let go of all who wait."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()

    def page(self, path: str) -> tuple[bool, bytes]:
        """Whether there is a paper at a path, and what is shown there, with the preview's script."""
        page = self._pages.by_path.get(path)
        text = self._pages.elsewhere if page is None else page
        return page is not None, in_preview(text, _known_by(text)).encode()

    def after(self, path: str, seen: str) -> str | None:
        """What the page at a path is known by, once that is not what was seen, or after a while; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_open or self._now(path) != seen, PATIENCE)
            return self._now(path) if self._is_open else None

    def _now(self, path: str) -> str:
        return _known_by(self._pages.by_path.get(path, self._pages.elsewhere))


def _known_by(page: str) -> str:
    return sha256(page.encode()).hexdigest()[:16]
