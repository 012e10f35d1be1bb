"""Clear days, closed days and the days for returns, as the organisation sets them."""

from datetime import date

from bizplan.index.notice import closed_days, notice_days, return_due
from bizplan.index.setting import Setting
from bizplan.model.organisation import Organisation
from bizplan.model.yardsticks import Calendar


def _setting(**stated: object) -> Setting:
    organisation = Organisation.model_validate({"kind": "organisation", "id": "town", "name": "Town", **stated})
    return Setting(organisation)


def test_what_the_organisation_does_not_state() -> None:
    assert notice_days(Setting()) == 5
    assert date(2023, 12, 27) not in closed_days([2023], Setting())
    assert return_due(date(2017, 6, 30), None, Setting()) == date(2017, 7, 28)


def test_what_it_states() -> None:
    setting = _setting(
        notice_days="3", wider_breaks=True, bank_holidays=[{"day": "2023-05-08", "name": "Coronation of the King"}]
    )
    calendar = Calendar.model_validate({"id": "q", "name": "Quarters", "periods": [], "due_days": "0"})

    assert notice_days(setting) == 3
    assert {date(2023, 12, 27), date(2023, 5, 8)} <= closed_days([2023], setting)
    assert return_due(date(2023, 12, 31), calendar, setting) == date(2024, 1, 2)
