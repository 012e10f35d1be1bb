"""The columns of the form of a return: what each shows or asks, and what belongs into it."""

from typing import get_args

from bizplan.model.measure import Status
from bizplan.model.return_ import Progress
from bizplan.reports.return_form import Entry, FormColumn

_STATUSES: tuple[str, ...] = get_args(Status)
_TRENDS = ("better", "same", "worse")
_STANDINGS: tuple[str, ...] = get_args(Progress.model_fields["status"].annotation)
_REASONS = (
    "Not measured in this period",
    "Not yet available",
    "Too few cases to give a figure",
    "The source has changed",
    "No longer collected",
)
_ID = FormColumn("Id", 14, "The lasting name by which bizplan knows the row. Leave it as it is.")
COMMENT = FormColumn("Comment", 34, "What is behind the figure, in a sentence or two.", "comment")


def measure_columns() -> tuple[FormColumn, ...]:
    """The columns of the sheet of measures."""
    return (
        _ID,
        FormColumn("Measure", 32, "The measure as the plan words it."),
        FormColumn("Unit", 12, "What the figure is in."),
        FormColumn("Target", 8, "What the plan aims at."),
        FormColumn("Last value", 14, "The latest figure before this period."),
        _asked("value", "Value", 9, "The figure alone, without its unit: 86 for 86 %.", Entry.NUMBER),
        FormColumn(
            "Why no figure",
            17,
            "Why there is no figure. Choose a reason, or write one.",
            "missing",
            choices=_REASONS,
            is_open=True,
        ),
        _choice("status", "Status", 9, "How the figure stands against its target now.", _STATUSES),
        _choice("trend", "Trend", 8, "How the figure stands against the period before.", _TRENDS),
        _choice("forecast", "Forecast", 10, "How the year is expected to end.", _STATUSES),
        _asked("sample", "Sample", 8, "How many answers or cases the figure rests on.", Entry.WHOLE),
        FormColumn(
            "Provisional", 11, "Yes, if the figure may still change.", "provisional", Entry.YES, choices=("yes", "no")
        ),
        FormColumn("Revised", 18, "Why an earlier figure was changed, if it was.", "revised"),
        COMMENT,
    )


def money_columns(unit: str) -> tuple[FormColumn, ...]:
    """The columns of the sheet of money, whose figures are in a unit such as £000."""
    money = (
        ("original", "Original", "The original budget for the year"),
        ("latest", "Latest", "The latest approved budget for the year"),
        ("actual", "Actual", "Spent from the beginning of the year to the end of the period"),
        ("forecast", "Forecast", "Expected for the whole year"),
    )
    return (
        _ID,
        FormColumn("Service", 34, "The service as the plan names it."),
        FormColumn("Fund", 20, "Whose money it is, where the service has several funds."),
        FormColumn("Class", 16, "Who answers for the money."),
        FormColumn("Last actual", 18, "Spent by the end of the period before."),
        *(
            _asked(field, label, 12, f"{words}, in {unit}; income with a minus.", Entry.NUMBER)
            for field, label, words in money
        ),
        FormColumn("Comment", 44, "Why it is off the budget.", "comment"),
    )


def risk_columns(likelihood: tuple[str, ...], impact: tuple[str, ...]) -> tuple[FormColumn, ...]:
    """The columns of the sheet of risks, with the steps of the matrix."""
    scored = "Likelihood times impact; left as it is, it is worked out from them."
    return (
        _ID,
        FormColumn("Risk", 46, "The risk as the plan words it."),
        FormColumn("Target score", 10, "The score that mitigation should reach."),
        FormColumn("Last score", 16, "Likelihood times impact, the period before."),
        _scale("likelihood", "Likelihood", "How likely it is", likelihood),
        _scale("impact", "Impact", "How much harm it would do", impact),
        _asked("score", "Score", 10, scored, Entry.WHOLE),
        FormColumn("Comment", 50, "What moved it.", "comment"),
    )


def progress_columns() -> tuple[FormColumn, ...]:
    """The columns of the sheet of progress."""
    return (
        _ID,
        FormColumn("Work", 52, "The work as the plan words it."),
        FormColumn("Kind", 14, "Objective, programme, workstream or action."),
        FormColumn("Due", 18, "When it is to be finished."),
        FormColumn("Last status", 26, "How it stood the period before."),
        _choice("status", "Status", 14, "How it stands.", _STANDINGS),
        FormColumn("Comment", 48, "What is behind it.", "comment"),
    )


def about_columns() -> tuple[FormColumn, ...]:
    """The columns of the sheet about the return."""
    return (
        _ID,
        FormColumn("What", 48, "What is asked."),
        FormColumn("Answer", 90, "Your answer.", "answer"),
    )


def _asked(field: str, label: str, width: int, belongs: str, entry: Entry) -> FormColumn:
    return FormColumn(label, width, belongs, field, entry)


def _choice(field: str, label: str, width: int, belongs: str, choices: tuple[str, ...]) -> FormColumn:
    return FormColumn(label, width, f"{belongs} One of {', '.join(choices)}.", field, Entry.CHOICE, choices)


def _scale(field: str, label: str, belongs: str, steps: tuple[str, ...]) -> FormColumn:
    one_of = f", one of {', '.join(steps)}" if steps else ""
    return FormColumn(label, 11, f"{belongs}: a whole number{one_of}.", field, Entry.WHOLE, steps, is_open=not steps)
