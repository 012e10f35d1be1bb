"""Texts in which figures and tables of other documents are set by reference, and the mark that tells a walk so."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bizplan.model.base import Text
from bizplan.values import live


@dataclass(frozen=True, slots=True)
class Live:
    """Marks a field whose words may take live data from other documents."""


def _figures(text: str) -> str:
    try:
        return live.with_figures(text)
    except live.LiveFormError as fault:
        raise PydanticCustomError("wrong_text", "{what}", {"what": str(fault)}) from fault


def _tables(text: str) -> str:
    try:
        return live.with_tables(text)
    except live.LiveFormError as fault:
        raise PydanticCustomError("wrong_text", "{what}", {"what": str(fault)}) from fault


LiveText = Annotated[Text, AfterValidator(_figures), Live()]
"""Words in Markdown; [[homes/2026-27/advice budget]] is the figure itself."""
LiveBlocks = Annotated[Text, AfterValidator(_tables), Live()]
"""Words in Markdown with figures, and tables such as [[table homes/2026-27 budget]] on lines of their own."""
