"""What the documentation holds that is made from the code: `python -m tests.generated` writes it."""

from collections.abc import Callable, Mapping
from functools import partial

from tests.documentation import ROOT
from tests.fields_page import fields_page
from tests.output_schemas import REPORTS, output_schema_text

GENERATED: Mapping[str, Callable[[], str]] = {
    "docs/fields.md": fields_page,
    **{f"docs/schemas/{command}.schema.json": partial(output_schema_text, command) for command in REPORTS},
}
"""File -> what makes its text."""


def main() -> None:
    """Write every file anew."""
    for file, text in GENERATED.items():
        (ROOT / file).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
