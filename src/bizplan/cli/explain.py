"""`bizplan explain`: what a rule is for, or the list of all rules."""

from enum import StrEnum
from typing import Annotated

import typer

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule_help import help_of
from bizplan.cli import common
from bizplan.errors import BizplanError, ExitCode
from bizplan.render.rule_page import rule_in_markdown, rule_in_text, rules_in_markdown, rules_in_text
from bizplan.values.nearness import did_you_mean


class Format(StrEnum):
    """The forms of the explanation."""

    TEXT = "text"
    MARKDOWN = "markdown"


def command(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule; left out, all of them in a list.")] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="text|markdown", help="For the terminal, or as Markdown.")
    ] = Format.TEXT,
    output: common.Output = None,
) -> ExitCode:
    """Say what a rule holds a document to, why, what breaks it and what does not, and what can be set."""
    rules = [help_of(each) for each in catalogue()]
    if not rule:
        text = rules_in_text(rules, common.width()) if form is Format.TEXT else rules_in_markdown(rules)
    else:
        found = next((each for each in rules if each.name == rule), None)
        if found is None:
            hint = did_you_mean(rule, [each.name for each in rules]) or "“bizplan explain” lists all rules."
            raise BizplanError(f"there is no rule {rule}", hint=hint, exit_code=ExitCode.WRONG_USE)
        ink = common.ink(context, output)
        text = rule_in_text(found, common.width(), ink) if form is Format.TEXT else rule_in_markdown(found)
    common.deliver(text, output)
    return ExitCode.FINE
