"""The texts of a report to blocks of its paper, with every figure and table that they take from other documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bizplan.reports.live_figures import Newsstand
from bizplan.reports.live_tables import live_table
from bizplan.reports.paper import Block, Paragraph, Prose, Text, literal
from bizplan.reports.text import paragraphs
from bizplan.values.live import LiveReference, live_parts


@dataclass(frozen=True, slots=True)
class LiveTexts:
    """The texts of one paper with their live data in place; its tables are numbered through."""

    stand: Newsstand
    places: Iterator[int] = field(default_factory=lambda: count(1))

    def line(self, text: str) -> Text:
        """A text of one line, its figures in their places."""
        return Text(self.stand.prose(text))

    def blocks(
        self, text: str, number: str = "", anchor: str = "", blocks: tuple[Block, ...] = ()
    ) -> tuple[Block, ...]:
        """A text as paragraphs and tables, in order, then the blocks that follow it.

        A text that begins with a table has no number; nothing says it before the table.
        """
        pieces = self._pieces(text)
        if not pieces or not isinstance(pieces[0], str):
            return (*(self._block(each) for each in pieces), *blocks)
        more = tuple(self._block(each) for each in pieces[1:])
        return paragraphs(pieces[0], number, anchor, (*more, *blocks))

    def _pieces(self, text: str) -> list[str | LiveReference]:
        """The words between tables, each piece with its figures in place, and the tables."""
        pieces: list[str | LiveReference] = []
        lines: list[str] = []
        for line in text.splitlines():
            parts = live_parts(line.strip())
            if len(parts) == 1 and isinstance(parts[0], LiveReference) and parts[0].is_table:
                pieces += [*self._words(lines), parts[0]]
                lines = []
            else:
                lines.append(line)
        return [*pieces, *self._words(lines)]

    def _words(self, lines: list[str]) -> list[str]:
        words = self.stand.prose("\n".join(lines)).strip()
        return [words] if words else []

    def _block(self, piece: str | LiveReference) -> Block:
        if isinstance(piece, str):
            return Prose(Text(piece))
        table = live_table(piece, self.stand, next(self.places))
        is_withheld = piece.reference.document in self.stand.library.withheld
        where = "not published" if is_withheld else "not held here"
        return table or Paragraph(literal(f"The table {piece.written} is {where}."))


def begins_with_table(text: str) -> bool:
    """Whether a text sets a table before it says anything."""
    first = next((each for each in text.splitlines() if each.strip()), "")
    parts = live_parts(first.strip())
    return len(parts) == 1 and isinstance(parts[0], LiveReference) and parts[0].is_table
