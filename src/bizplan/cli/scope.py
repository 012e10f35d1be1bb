"""What reports on plans are asked about: a period, a department, an outcome or a committee that there is."""

from collections.abc import Iterable, Sequence

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.setting import Setting
from bizplan.values.nearness import did_you_mean
from bizplan.values.years import YearError
from bizplan.values.years import period as period_of


def period_asked(asked: str, years: Iterable[str], setting: Setting) -> str:
    """The period asked for in its usual spelling, or the latest year of which there are plans.

    Raises BizplanError for no period, a part that no calendar has, and a year without plans.
    """
    known = sorted(set(years))
    if not asked:
        if not known:
            raise _wrong("there is no plan", "")
        return known[-1]
    try:
        found = period_of(asked)
    except YearError as fault:
        raise _wrong(f"--period: {fault}", "") from fault
    if found.year is None:
        raise _wrong(f"--period: “{asked}” names no year", f"Write it as {known[-1] if known else '2026-27'} {found}.")
    calendars = setting.organisation.calendars if setting.organisation else ()
    parts = list(dict.fromkeys(each.part.upper() for one in calendars for each in one.periods))
    if found.part and found.part not in parts:
        raise _wrong(f"--period: no calendar has a period “{found.part}”", f"There are: {', '.join(parts)}.")
    if str(found.year) not in known:
        raise _wrong(f"there is no plan of {found.year}", f"There are plans of: {', '.join(known)}." if known else "")
    return str(found)


def department_asked(asked: str, setting: Setting) -> str:
    """The id of a department that there is; empty where none is asked for."""
    departments = setting.organisation.departments if setting.organisation else ()
    return _one_of("department", asked, [each.id for each in departments])


def committee_asked(asked: str, setting: Setting) -> str:
    """The id of a committee that there is; empty where none is asked for."""
    committees = setting.organisation.committees if setting.organisation else ()
    return _one_of("committee", asked, [each.id for each in committees])


def outcome_asked(asked: str, setting: Setting, frameworks: Sequence[str]) -> str:
    """An outcome as corporate plan and id; a number or id alone is looked up in the corporate plans of the year."""
    if not asked:
        return ""
    named, _, key = asked.rpartition("/")
    wanted = [named] if named else list(dict.fromkeys(frameworks))
    if named and named not in setting.frameworks:
        raise _unknown("corporate plan", named, list(setting.frameworks))
    held = [setting.frameworks[each] for each in wanted if each in setting.frameworks]
    for framework in held:
        for target in framework.targets_by_key.get(key, ()):
            if target.kind in {"outcome", "activity"}:
                return f"{framework.plan.id}/{target.item.partition('/')[0]}"
    known = [str(each.number or each.id) for framework in held for each in framework.plan.outcomes]
    raise _unknown("outcome", asked, known)


def _one_of(what: str, asked: str, known: Sequence[str]) -> str:
    if asked and asked not in known:
        raise _unknown(what, asked, known)
    return asked


def _unknown(what: str, asked: str, known: Sequence[str]) -> BizplanError:
    return _wrong(
        f"there is no {what} “{asked}”",
        did_you_mean(asked, known) or (f"There are: {', '.join(known)}." if known else ""),
    )


def _wrong(message: str, hint: str) -> BizplanError:
    return BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
