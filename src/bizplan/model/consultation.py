"""A consultation on a version of the corporate plan: when it was open, its route to approval, what people said."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Document, DocumentId, Id, Moment, Ref, Text, YesNo, ref_to
from bizplan.model.exemption import Printed


class Event(Printed):
    """An occasion on which views were gathered."""

    name: Text
    """What it was."""
    when: Moment
    """When it was."""
    audience: Text | None = None
    """For whom it was."""


class Stage(Printed):
    """A step on the route from comments to approval."""

    text: Text
    """What happens."""
    body: Text | None = None
    """The group or committee it goes to."""
    when: Moment | None = None
    """When."""


class Feedback(Printed):
    """One comment, what was answered, and what changed because of it."""

    kind_of_item: ClassVar[str] = "feedback"
    id: Id
    """The lasting name of the comment."""
    source: Text
    """Who made it, by role or organisation."""
    topic: Text
    """What it is about, in a few words."""
    text: Text
    """What was said."""
    about: tuple[Annotated[Ref, ref_to("outcome", "aim", "paragraphs")], ...] = ()
    """The part of the draft it is about."""
    kind: Literal["support", "question", "request", "remark"] = "remark"
    """What sort of comment it is."""
    response: Text | None = None
    """What was answered."""
    changed: Text | None = None
    """What changed because of it."""
    minute: Annotated[Ref, ref_to("minute")] | None = None
    """The minute that records it."""


class Consultation(Document):
    """A consultation."""

    kind: Literal["consultation"]
    """What this document is."""
    id: DocumentId
    """The lasting name of the consultation."""
    title: Text
    """What it is called."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")]
    """The version of the corporate plan it is about."""
    opens: Moment
    """When it opens."""
    closes: Moment
    """When it closes."""
    closed: YesNo = False
    """Whether it is over and its feedback has been dealt with."""
    led_to: Annotated[Ref, ref_to("corporate-plan")] | None = None
    """The later version of the corporate plan, which has what was changed because of it."""
    audiences: tuple[Text, ...] = ()
    """Whom it asks."""
    events: tuple[Event, ...] = ()
    """Occasions on which views are gathered."""
    route: tuple[Stage, ...] = ()
    """The steps from comments to approval."""
    names_used: tuple[Text, ...] = ()
    """The names by which papers call the document."""
    feedback: tuple[Feedback, ...] = ()
    """What people said."""

    @property
    def document_id(self) -> str:
        """Its id."""
        return self.id
