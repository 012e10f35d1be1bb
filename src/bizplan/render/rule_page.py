"""Rules' help to the terminal and to the reference page."""

from collections.abc import Iterator, Sequence

from bizplan.checks.rule_help import RuleHelp
from bizplan.render.cells import wrapped
from bizplan.render.ink import Ink

_LONGEST_LINE = 100


def rule_in_text(words: RuleHelp, width: int, ink: Ink) -> str:
    """One rule for the terminal."""
    room = min(width, _LONGEST_LINE)
    rows = [ink.strong(words.name), ink.quiet(_standing(words)), ""]
    for paragraph in (words.summary, *words.detail, f"Why: {words.why}" if words.why else ""):
        rows += [*wrapped(paragraph, room), ""] if paragraph else []
    for title, example in (("Bad:", words.bad), ("Good:", words.good)):
        if example:
            rows += [ink.strong(title), "", *(f"    {line}".rstrip() for line in example.split("\n")), ""]
    if words.parameters:
        rows += [ink.strong("Can be set:"), ""]
        for each in words.parameters:
            rows += wrapped(f"{each.name} (usually {each.default}): {each.words}", room)
    return "\n".join(rows).rstrip("\n") + "\n"


def rule_in_markdown(words: RuleHelp, level: int = 1) -> str:
    """One rule as Markdown, under a heading of a level."""
    return "\n\n".join(_parts(words, level)) + "\n"


def rules_in_text(rules: Sequence[RuleHelp], width: int) -> str:
    """All rules for the terminal, a line or two each."""
    longest = max(len(each.name) for each in rules)
    rows: list[str] = []
    for each in rules:
        first, *further = wrapped(each.summary, max(width - longest - 12, 24))
        rows.append(f"{each.name:<{longest}}  {each.severity:<8}  {first}")
        rows += [f"{'':<{longest + 12}}{line}" for line in further]
    return "\n".join([*rows, "", f"{len(rules)} rules; “bizplan explain RULE” tells more of one."]) + "\n"


def rules_in_markdown(rules: Sequence[RuleHelp]) -> str:
    """The reference page: every rule, with a table of them at the top."""
    table = "".join(
        f"| [`{each.name}`](#{each.name}) | {each.severity} | {each.profile} | {'yes' if each.fixable else ''} "
        f"| {_one_cell(each.summary)} |\n"
        for each in rules
    )
    head = "# Rules\n\nMade by `bizplan explain --format markdown`; `make docs` renews it.\n\n"
    columns = "| rule | severity | from profile | fix | holds that |\n|---|---|---|---|---|\n"
    return head + columns + table + "\n" + "\n".join(rule_in_markdown(each, 2) for each in rules)


def _standing(words: RuleHelp) -> str:
    fix = ", can be mended with --fix" if words.fixable else ""
    when = ", checked on rendering only" if words.on_rendering else ""
    return f"{words.severity}, from profile {words.profile}{fix}{when}"


def _parts(words: RuleHelp, level: int) -> Iterator[str]:
    yield f"{'#' * level} {words.name}"
    yield f"*{_standing(words).capitalize()}.*"
    yield from (words.summary, *words.detail)
    if words.why:
        yield f"**Why:** {words.why}"
    for title, example in (("Bad", words.bad), ("Good", words.good)):
        if example:
            yield f"**{title}:**\n\n```yaml\n{example}\n```"
    if words.parameters:
        listed = "\n".join(f"- `{each.name}` (usually {each.default}): {each.words}" for each in words.parameters)
        yield f"**Can be set:**\n\n{listed}"


def _one_cell(text: str) -> str:
    return text.replace("|", "\\|")
