"""Turns records into CSV after RFC 4180: UTF-8, a header row, lines that end in CR LF."""

import csv
import io
from collections.abc import Iterable, Sequence


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header and rows as CSV text, a fact a row; every cell stands as it is given.

    A unit belongs into the name of its column (`amount_gbp`), a date is ISO 8601. Raises ValueError for a row that is
    longer or shorter than the header.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under {len(header)} headings: {row!r}")
        writer.writerow(row)
    return written.getvalue()
