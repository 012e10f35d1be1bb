"""The ground of all models: the entity, the mark of a reference, and words as a field."""

import sys
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, JsonValue
from pydantic import WithJsonSchema as JsonForm
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from bizplan.model.descriptions import description

REFERS_TO = "x-refers-to"
"""The JSON Schema keyword under which a reference carries the kinds of its mark."""


class Entity(BaseModel):
    """Anything written down in a document: frozen, every key known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)
    kind_of_item: ClassVar[str] = ""
    """What a reference to such an entity must ask for; empty where it cannot be referred to."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, JsonValue]:
        """The form of an entity with the words under its fields added."""
        form = handler(schema)
        for name, field in handler.resolve_ref_schema(form).get("properties", {}).items():
            if words := description(cls, name):
                field["description"] = words
        return form


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field as a reference, with the kinds of item or document it may lead to."""

    kinds: tuple[str, ...]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """The form of a reference with the kinds added, for `interop` to turn into words."""
        return {**handler(schema), REFERS_TO: list(self.kinds)}


def ref_to(*kinds: str) -> RefTo:
    """The mark of a field that leads to one of `kinds`."""
    return RefTo(tuple(map(sys.intern, kinds)))  # ten thousand kept documents then share the words


def _no_blank(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("wrong_text", "{what}", {"what": "the text is blank; write it, or leave the key out"})
    return value


Text = Annotated[str, BeforeValidator(_no_blank), JsonForm({"type": ["string", "number"]})]
"""Words, in Markdown where emphasis or a link is needed."""
