"""Two plans or two files, as they are named, to the plans that are meant."""

from collections.abc import Sequence
from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.reporting import surveyed
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.budget_years import BudgetYear, budget_year
from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.index.setting import Setting
from bizplan.load import Loaded, load
from bizplan.pipeline import Survey, open_document
from bizplan.source.files import ENDINGS, read_document
from bizplan.values.nearness import did_you_mean
from bizplan.values.years import YearError, financial_year

_HOW = "Name two plans, such as “town-clerk/2017-18 town-clerk/2019-20”, two files, or git revisions: “main..HEAD”."
_BOTH = 2


def plans_named(
    context: typer.Context, words: Sequence[str]
) -> tuple[PlanVersion, PlanVersion, tuple[BudgetYear, ...], Path]:
    """The two plans that are meant, the money of all plans held beside them, and the root of the plan repository.

    A department alone means its last two plans. Two files may lie outside any plan repository.
    """
    if not words or len(words) > _BOTH:
        message = "what is to be compared?" if not words else f"two things can be compared, not {len(words)}"
        raise BizplanError(message, hint=_HOW, exit_code=ExitCode.WRONG_USE)
    if len(words) == _BOTH and all(_is_file(each) for each in words) and (found := _two_files(context, words)):
        return found
    survey = surveyed(context, budget_year)
    old, new = words if len(words) == _BOTH else _last_two(survey, words[0])
    return _named(survey, old), _named(survey, new), survey.facts, survey.root


def _two_files(
    context: typer.Context, words: Sequence[str]
) -> tuple[PlanVersion, PlanVersion, tuple[BudgetYear, ...], Path] | None:
    """Two files where there is no plan repository around; None where there is one."""
    try:
        common.plan_root(context)
    except BizplanError:
        old, new = (_in_file(Path(each), Setting(incomplete=True)) for each in words)
        return old, new, (), Path(words[1]).resolve().parent
    return None


def _last_two(survey: Survey[BudgetYear], unit: str) -> tuple[str, str]:
    plans = sorted(
        (each for each in survey.index.records if each.kind == "plan" and each.document.partition("/")[0] == unit),
        key=lambda each: each.period,
    )
    names = list(dict.fromkeys(each.document for each in plans))
    if len(names) < _BOTH:
        units = {each.document.partition("/")[0] for each in survey.index.records if each.kind == "plan"}
        known = f"{unit} has one plan only, {names[0]}. " if names else ""
        hint = known + (did_you_mean(unit, units) if not names else "") or _HOW
        raise BizplanError(f"compare {unit} with what?", hint=hint.strip(), exit_code=ExitCode.WRONG_USE)
    return names[-2], names[-1]


def _named(survey: Survey[BudgetYear], word: str) -> PlanVersion:
    records = survey.index.records_by_id.get(word, ())
    file = records[0].file if records else ""
    if not records and (path := _path(survey.root, word)) is not None:
        if not path.resolve().is_relative_to(survey.root):
            return _in_file(path, survey.setting)
        file = path.resolve().relative_to(survey.root).as_posix()
    if not file:
        known = [each.document for each in survey.index.records if each.kind == "plan"]
        near, same = did_you_mean(word, known), _same_unit(word, known)
        hint = (same or near if _has_a_year(word) else near or same) or _HOW
        raise BizplanError(f"there is no plan or file “{word}”", hint=hint, exit_code=ExitCode.WRONG_USE)
    opened = open_document(survey, file)
    return _version(opened, survey.setting, word)


def _has_a_year(word: str) -> bool:
    """Whether a year is named as it is written, so that it is no slip of the pen."""
    try:
        financial_year(word.partition("/")[2])
    except YearError:
        return False
    return True


def _same_unit(word: str, known: Sequence[str]) -> str:
    held = [each.partition("/")[2] for each in known if each.partition("/")[0] == word.partition("/")[0]]
    return f"Plans of {word.partition('/')[0]}: {', '.join(held)}." if held else ""


def _path(root: Path, word: str) -> Path | None:
    return next((each for each in (Path(word), root / word) if each.is_file()), None)


def _is_file(word: str) -> bool:
    return Path(word).is_file() and word.lower().endswith(ENDINGS)


def _in_file(path: Path, setting: Setting) -> PlanVersion:
    """The plan in a file outside the plan repository."""
    document, _ = read_document(path.resolve().parent, path.name)
    return _version(load(document)[0] if document is not None else None, setting, str(path))


def _version(loaded: Loaded | None, setting: Setting, word: str) -> PlanVersion:
    if loaded is None:
        hint = f"“bizplan validate {word}” says why."
        raise BizplanError(f"{word} cannot be read", hint=hint)
    found = plan_version(loaded, setting)
    if found is None:
        kind = getattr(loaded.model, "kind", "document")
        raise BizplanError(
            f"{word} is no plan: its kind is {kind}", hint="Only plans are compared.", exit_code=ExitCode.WRONG_USE
        )
    return found
