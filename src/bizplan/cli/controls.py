"""Finance's figures out of workbooks: for `bizplan budget --reconcile`, and for `validate` and `lint` as findings."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

from bizplan.checks.waivers import reason_for
from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import department_asked
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.errors import ExitCode
from bizplan.index.controls import BudgetControl, budget_control
from bizplan.interop.workbook import MOST_BYTES, cell_amount
from bizplan.pipeline import Survey
from bizplan.reports.reconciliation import ControlRead, Standing, build_reconciliation
from bizplan.reports.reconciliation import reconciled as reconciled_with
from bizplan.reports.reconciliation_paper import (
    CSV_HEADER,
    fault_in_words,
    reconciliation_notes,
    reconciliation_paper,
    reconciliation_records,
    reconciliation_tables,
)
from bizplan.source.document import Limits
from bizplan.source.files import read_bytes

_RULE = "budget-total-mismatch"


def reconciled(context: typer.Context, period: str, department: str, form: str, output: Path | None) -> ExitCode:
    """Write each budget beside finance's figure; findings where one differs or could not be read."""
    found = surveyed(context, budget_control)
    wanted = department_asked(department, found.setting)
    own = [each for each in found.facts if wanted in {"", each.department}]
    report = build_reconciliation(own, controls_read(found.root, own), found.setting, period)
    written = Written(
        report,
        reconciliation_tables(report),
        list(reconciliation_notes(report)),
        reconciliation_paper(report, council(found.setting)),
        CSV_HEADER,
        reconciliation_records(report),
    )
    common.deliver(in_form(context, written, form, found.root, output), output)
    return ExitCode.FINE if report.agrees else ExitCode.FINDINGS


def controls_read(root: Path, controls: Iterable[BudgetControl]) -> Mapping[str, ControlRead]:
    """The plan's file -> what its workbook's cell holds; workbooks outside the repository are not opened."""
    return {each.file: _read(root, each) for each in controls if each.workbook}


def control_faults(found: Survey[BudgetControl]) -> tuple[Diagnostic, ...]:
    """What is wrong with figures in workbooks, as the rule on stated totals has it; a remark where none can be read."""
    read = controls_read(found.root, found.facts)
    faults: list[Diagnostic] = []
    skipped: list[str] = []
    for control in found.facts:
        if not control.workbook or _is_off(found):
            continue
        each = reconciled_with(control, read.get(control.file), control.department)
        place = ("budget", "control", "cell")
        if each.standing is Standing.SKIPPED:
            skipped.append(control.file)
        elif each.standing in {Standing.DIFFERS, Standing.NOT_READ}:
            hint = " ".join(clue.words for clue in each.clues) or "“bizplan budget --reconcile” shows both figures."
            finding = Finding(fault_in_words(each), Location(control.file, place), hint)
            waivers = next((record.waivers for record in found.index.records if record.file == control.file), ())
            waived = reason_for(waivers, found.request.as_at, _RULE, place)
            faults.append(Diagnostic(_RULE, Severity.ERROR, finding, waived, control.document, place))
    if skipped:
        common.remark(
            f"finance's figures in workbooks were not checked ({', '.join(skipped)}): python-calamine is not installed;"
            " “pip install 'bizplan[xlsx]'” brings it"
        )
    return tuple(faults)


def _is_off(found: Survey[BudgetControl]) -> bool:
    settings = found.setting.organisation.lint if found.setting.organisation else ()
    return any(each.rule == _RULE and each.severity == "off" for each in settings)


def _read(root: Path, control: BudgetControl) -> ControlRead:
    content, faults = read_bytes(root, control.workbook, limit=Limits(MOST_BYTES))
    if content is None:
        return ControlRead(None, " ".join(f"{each.message}. {each.finding.hint}" for each in faults))
    found = cell_amount(content, control.sheet, control.cell, control.control_unit)
    return ControlRead(found.amount, f"{found.fault}. {found.hint}" if found.fault else "", found.skipped)
