"""A minute: what a committee heard, what was said, and what it resolved about which report."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Document, DocumentId, Id, Moment, Ref, Text, ref_to
from bizplan.model.exemption import Printed


class Point(Printed):
    """Something said at the meeting, by role, and what was answered."""

    kind_of_item: ClassVar[str] = "point"
    id: Id | None = None
    """The lasting name of the point, where something refers to it."""
    by: Text
    """Who said it, by role or organisation."""
    text: Text
    """What was said."""
    response: Text | None = None
    """What was answered."""
    feedback: Annotated[Ref, ref_to("feedback")] | None = None
    """The comment in the consultation's log that it became."""


class Minute(Document):
    """The minute of one item."""

    kind: Literal["minute"]
    """What this document is."""
    id: DocumentId
    """The lasting name of the minute."""
    committee: Annotated[Ref, ref_to("committee")]
    """The committee that met."""
    date: Moment | None = None
    """The day of the meeting."""
    not_before: Moment | None = None
    """The earliest the meeting can have been, where its day is not printed."""
    not_after: Moment | None = None
    """The latest the meeting can have been, where its day is not printed."""
    heading: Text
    """The item's heading."""
    report_of: Text | None = None
    """The officer whose report was received, by role."""
    report: Annotated[Ref, ref_to("committee-report")] | None = None
    """The report received, where it is held here."""
    consultation: Annotated[Ref, ref_to("consultation")] | None = None
    """The consultation it bears on."""
    points: tuple[Point, ...] = ()
    """What was said, in order."""
    resolution: Text
    """What was resolved."""
    supporting_documents: tuple[Text, ...] = ()
    """Documents listed with the minute."""

    @property
    def document_id(self) -> str:
        """Its id."""
        return self.id

    @property
    def home(self) -> str:
        """The consultation it bears on."""
        return str(self.consultation or "")
