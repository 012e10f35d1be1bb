"""The kinds of document, each with the place of its model; a model is imported only when a document needs it."""

from importlib import import_module

from bizplan.model.base import Document

_MODEL_BY_KIND = {
    "organisation": ("organisation", "Organisation"),
    "corporate-plan": ("corporate_plan", "CorporatePlan"),
    "plan": ("plan", "Plan"),
    "strategy": ("strategy", "Strategy"),
    "consultation": ("consultation", "Consultation"),
    "committee-report": ("committee_report", "CommitteeReport"),
    "minute": ("minute", "Minute"),
    "return": ("return_", "Return"),
}
KINDS = tuple(_MODEL_BY_KIND)
"""Every kind, in the order of the documentation."""


def model_of(kind: str) -> type[Document]:
    """The model of a kind of document; KeyError for a word that is no kind."""
    module, name = _MODEL_BY_KIND[kind]
    model: type[Document] = getattr(import_module(f"bizplan.model.{module}"), name)
    return model
