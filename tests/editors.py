"""Reads YAML as an editor does: version 1.2, numbers as numbers, dates as text."""

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from bizplan.interop.json_schema import Json


class _DatesAsText(SafeConstructor):
    """Timestamps are of YAML 1.1; editors of version 1.2 know none."""


_DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_editors_read(text: str) -> Json:
    """The plain data in a document."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = _DatesAsText
    data: Json = reader.load(text)
    return data
