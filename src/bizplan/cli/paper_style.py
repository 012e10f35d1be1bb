"""What papers look like and when they say they were made: by the plan repository, the options and the environment."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bizplan.cli.paper_targets import wrong_use
from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle, house_style

_EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable that fixes every date in what is made, in seconds since 1970."""
_REFERENCE = "reference.docx"
_MOST = 20_000_000
"""Bytes beyond which a file is no reference document."""


def style_of(root: Path, reference_doc: Path | None) -> HouseStyle:
    """The house style of a plan repository; BizplanError if the Word reference cannot be read or the date is none."""
    own = root / "templates"
    style = house_style(own if own.is_dir() else None)
    return replace(style, reference=_reference(own / _REFERENCE, reference_doc), moment=_moment())


def _reference(own: Path, named: Path | None) -> bytes:
    if named is None and not own.is_file():
        return b""
    path = named or own
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise wrong_use(
            f"the reference document {path.as_posix()} cannot be read: {fault.strerror}",
            "Name a Word document (.docx) after --reference-doc.",
        ) from fault
    if len(data) > _MOST or not data:
        raise wrong_use(
            f"the reference document {path.as_posix()} is {'empty' if not data else 'larger than 20 MB'}",
            "Name a Word document (.docx) that has the council's styles.",
        )
    return data


def _moment() -> datetime | None:
    stated = os.environ.get(_EPOCH, "")
    if not stated:
        return None
    try:
        return datetime.fromtimestamp(int(stated), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as fault:
        raise BizplanError(
            f"{_EPOCH} is “{stated}”, which is no time in seconds since 1970.", hint="Unset it, or set a whole number."
        ) from fault
