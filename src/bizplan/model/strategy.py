"""The register of strategies: whose they are, how far they have come, which outcomes they serve."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Contributes, Document, DocumentId, Id, Moment, Ref, Text, Years, ref_to
from bizplan.model.exemption import Printed


class StrategyCommitment(Printed):
    """One thing a strategy commits the council to."""

    kind_of_item: ClassVar[str] = "commitment"
    id: Id
    """The lasting name of the commitment."""
    text: Text
    """The commitment as the strategy words it."""
    contributes_to: Contributes = ()
    """The outcomes it serves."""


class Strategy(Document):
    """A strategy."""

    kind: Literal["strategy"]
    """What this document is."""
    id: DocumentId
    """The lasting name of the strategy."""
    name: Text
    """What it is called."""
    department: Annotated[Ref, ref_to("department")] | None = None
    """The department that holds it."""
    owner: Text | None = None
    """The role that answers for it."""
    status: Literal["in preparation", "current", "under review", "superseded"]
    """How it stands."""
    status_on: Moment | None = None
    """When it was known to stand so."""
    years: Years | None = None
    """The years it covers."""
    adopted: Moment | None = None
    """When it was adopted."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")] | None = None
    """The corporate plan whose outcomes it names."""
    contributes_to: Contributes = ()
    """The outcomes it serves."""
    review: Text | None = None
    """What its review found, or when it is due."""
    commitments: tuple[StrategyCommitment, ...] = ()
    """What it commits the council to."""

    @property
    def document_id(self) -> str:
        """Its id."""
        return self.id
