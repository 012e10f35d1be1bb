"""What the documentation holds that is made from the code: `python -m tests.generated` writes it."""

from collections.abc import Callable, Mapping
from functools import partial

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule_help import help_of
from bizplan.render.rule_page import rules_in_markdown
from tests.documentation import ROOT
from tests.fields_page import fields_page
from tests.output_schemas import REPORTS, output_schema_text

GENERATED: Mapping[str, Callable[[], str]] = {
    "docs/fields.md": fields_page,
    "docs/rules.md": lambda: rules_in_markdown([help_of(each) for each in catalogue()]),
    **{f"docs/schemas/{command}.schema.json": partial(output_schema_text, command) for command in REPORTS},
}
"""File -> what makes its text."""


def main() -> None:
    """Write every file anew."""
    for file, text in GENERATED.items():
        (ROOT / file).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
