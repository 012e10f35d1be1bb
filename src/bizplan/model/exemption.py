"""What the public does not see of a document, and under which paragraph of the law."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from bizplan.model.entity import Entity, Text


class Exemption(Entity):
    """That something is exempt information: papers for the public leave it out and say so."""

    paragraph: Text
    """The number of the paragraph of Schedule 12A to the Local Government Act 1972, such as 3."""
    parts: tuple[Text, ...] = ()
    """The fields that are exempt, such as amount or risks; left out, all that stands here."""
    reason: Text | None = None
    """Why, for those who edit the file; the public does not see it."""


def _one_or_several(value: object) -> object:
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list | tuple):
        raise PydanticCustomError("wrong_text", "{what}", {"what": "a paragraph is expected, such as {paragraph: 3}"})
    return value


Exempt = Annotated[
    tuple[Exemption, ...], BeforeValidator(_one_or_several, json_schema_input_type=Exemption | tuple[Exemption, ...])
]
"""One exemption, or several where parts are exempt under different paragraphs."""


class Printed(Entity):
    """What papers print and may have to leave out for the public."""

    exempt: Exempt = ()
    """What of this is exempt information, and under which paragraph; papers for the public leave it out."""
