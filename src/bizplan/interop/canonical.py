"""A document to its canonical text: keys in the model's order, amounts and years in one spelling, one layout."""

import typing
from collections.abc import Sequence
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.model.base import Document as Model
from bizplan.model.kinds import KINDS, model_of
from bizplan.model.shape import entity_at, fields_of
from bizplan.source.document import Document
from bizplan.source.layout import Order, Wording, laid_out
from bizplan.values.amounts import AmountError, amount
from bizplan.values.years import FinancialYear, YearError, financial_year

_AT_THE_END = ("exempt", "clearances", "sources", "allow", "note")
"""What stands last in every kind of document."""


def canonical_text(document: Document) -> str:
    """The document's canonical text; what it says stays the same to the last digit, and so does every comment.

    A document whose kind is not known keeps the order of its keys. Raises LayoutError where the text, read again,
    would not say the same.
    """
    kind = document.data.get("kind")
    return laid_out(document, *canon(kind if isinstance(kind, str) else ""))


def canon(kind: str) -> tuple[Order, Wording]:
    """The order of keys and the spelling of values in a kind of document; both leave all alone where it is no kind."""
    model = model_of(kind) if kind in KINDS else None

    def order(route: Route) -> Sequence[str]:
        owner = entity_at(model, route) if model is not None else None
        if owner is None:
            return ()
        own = [name for name in fields_of(owner) if name not in _AT_THE_END] if not route else list(fields_of(owner))
        return (*own, *_AT_THE_END)

    def wording(route: Route, text: str) -> str:
        return _worded(model, route, text) if model is not None else text

    return order, wording


def _worded(model: type[Model], route: Route, text: str) -> str:
    """The canonical spelling of a value, as its field takes it; a text that does not fit its field is left alone."""
    if not route or not isinstance(route[-1], str):
        return text
    owner = entity_at(model, route[:-1])
    field = owner.model_fields.get(route[-1]) if owner is not None else None
    if field is None:
        return text
    kinds = {field.annotation, *typing.get_args(field.annotation)}
    kinds |= {inner for each in kinds for inner in typing.get_args(each)}
    try:
        if Decimal in kinds:
            return f"{amount(text):f}"
        if FinancialYear in kinds:
            return str(financial_year(text))
    except (AmountError, YearError):
        return text
    return text
