"""What sheets change in the forecast, and where they disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from playbook.analytics.forecast_entries import ForecastEntry
from playbook.exchange.forecast_changes import applied, changes_of
from playbook.exchange.forecast_read import FilledSheet
from playbook.exchange.forecast_rows import Filled

TODAY = date(2026, 12, 1)
SAID = ForecastEntry("Birch", "2027-q1", None, Decimal(100), Decimal(90), "Ann", date(2026, 11, 1))


def _sheet(*filled, file="a.xlsx", manager="Boris"):
    return FilledSheet(file, None, manager, filled)


def _filled(client="Birch", typed="expert", before=100, now=120, at="Forecast!I5"):
    numbers = [None if one is None else Decimal(one) for one in (before, now)]
    return Filled(client, "2027-q1", typed, *numbers, at)


def test_a_change_is_told_with_what_stands_there_now():
    [change] = changes_of([_sheet(_filled())], [SAID], "EUR").changes

    assert (change.before, change.after, change.author, change.at) == (100, 120, "Boris", "Forecast!I5")


def test_an_author_who_is_named_goes_before_the_manager_of_the_sheet():
    assert changes_of([_sheet(_filled())], [SAID], "EUR", "Vera").changes[0].author == "Vera"


def test_what_stands_there_already_is_no_change():
    assert changes_of([_sheet(_filled(before=None, now=100))], [SAID], "EUR").changes == ()


def test_two_sheets_that_disagree_are_told_with_both():
    found = changes_of([_sheet(_filled()), _sheet(_filled(now=None, at="Forecast!I9"), file="b.xlsx")], [SAID], "EUR")

    assert [str(one) for one in found.mistakes] == [
        "“Birch”, 2027-q1, Expert estimate: a.xlsx, Forecast!I5 says €120, and b.xlsx, Forecast!I9 says nothing; leave the one that is right."
    ]


def test_two_sheets_that_agree_change_once_and_each_its_own():
    found = changes_of(
        [_sheet(_filled()), _sheet(_filled(), _filled("Alder", before=None), file="b.xlsx")], [SAID], "EUR"
    )

    assert [(one.client, one.file) for one in found.changes] == [("Birch", "a.xlsx"), ("Alder", "b.xlsx")]
    assert found.mistakes == ()


def test_a_number_that_somebody_changed_meanwhile_is_told():
    now = replace(SAID, expert=Decimal(150))
    found = changes_of([_sheet(_filled())], [now], "EUR")

    assert [str(one) for one in found.notes] == [
        "a.xlsx, Forecast!I5: since the sheet was made, “Birch” was given €150 (Ann, 1 November 2026); this would be overwritten."
    ]
    assert [(one.before, one.after) for one in found.changes] == [(150, 120)]


def test_changes_are_applied_and_others_stay():
    other = ForecastEntry("Cedar", "2027-q1", expert=Decimal(1), author="Ann")
    changes = changes_of([_sheet(_filled(), _filled("Alder", "budget", None, 5))], [SAID, other], "EUR").changes

    assert applied([SAID, other], changes, TODAY) == (
        replace(SAID, expert=Decimal(120), author="Boris", read_at=TODAY),
        other,
        ForecastEntry("Alder", "2027-q1", None, None, Decimal(5), "Boris", TODAY),
    )


def test_a_budget_alone_leaves_the_estimate_its_author():
    changes = changes_of([_sheet(_filled(typed="budget", before=90, now=80))], [SAID], "EUR").changes

    assert applied([SAID], changes, TODAY) == (replace(SAID, budget=Decimal(80), read_at=TODAY),)


def test_an_entry_without_numbers_is_left_out():
    filled = [_filled(now=None), _filled(typed="budget", before=90, now=None)]

    assert applied([SAID], changes_of([_sheet(*filled)], [SAID], "EUR").changes, TODAY) == ()
