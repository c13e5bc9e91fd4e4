"""Which column of a source is which of ours, and what does not fit."""

from __future__ import annotations

import pytest

from playbook.analytics.columns import columns_of
from playbook.analytics.facts import SourceError
from tests.analytics.conftest import book_of

BOOK = book_of({"attributes": [{"id": "own-warehouse", "title": "Own warehouse", "kind": "flag"}]})


def found(source, present, mapped=None, **options):
    return columns_of(source, f"{source}.csv", present.split(","), mapped or {}, BOOK, **options)


def test_columns_are_those_mapped_and_those_that_bear_our_names():
    assert found("ledger", "Контрагент,date,amount,Лишнее", {"client": "Контрагент"}) == {
        "client": "Контрагент", "date": "date", "amount": "amount",
    }  # fmt: skip


def test_an_attribute_is_found_by_its_id_or_its_title():
    assert found("clients", "client,own  warehouse") == {"client": "client", "own-warehouse": "own  warehouse"}
    assert found("clients", "client,Склад", {"own-warehouse": "Склад"}) == {
        "client": "client", "own-warehouse": "Склад",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("present", "mapped", "told"),
    [
        (
            "client,date,amount",
            {"client": "Контрагент"},
            "ledger.csv has no column “Контрагент”, which the book maps to “client”",
        ),
        ("Контрагенты,date,amount", {"client": "Контрагент"}, "did you mean “Контрагенты”?"),
        ("client,date", {}, "ledger.csv has no column “amount”; write in data.ledger, under columns, which of these"),
        ("client,date,amounts", {}, "perhaps amounts: columns: {amount: amounts}."),
        ("client,date,amount", {"sum": "amount"}, "stands “sum”, which is no name of ours; ours are: client, date,"),
        ("client,date,amount", {"amout": "amount"}, "did you mean “amount”?"),
        (
            "Контрагент,Дата,Сумма",
            {"Контрагент": "client", "Дата": "date", "amount": "Сумма"},
            "behind; turned round it is columns: {client: Контрагент, date: Дата, amount: Сумма}.",
        ),
        (",client,date,", {}, "which of these it is: client, date."),
        ("client,date,amount,date", {}, "two columns are called “date”"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(present, mapped, told):
    with pytest.raises(SourceError) as error:
        found("ledger", present, mapped)

    assert told in str(error.value)
    assert len(error.value.mistakes) == 1


def test_a_ledger_named_on_the_command_line_may_bear_our_names_instead():
    mapped = {"client": "Контрагент", "date": "Дата"}

    assert found("ledger", "client,Дата,amount", mapped, is_named=True)["client"] == "client"


def test_of_events_the_pipeline_the_person_and_the_reason_are_welcome():
    assert found("events", "client,state,at") == {"client": "client", "state": "state", "at": "at"}
    mapped = {"client": "case", "state": "activity", "at": "timestamp", "person": "resource"}
    assert found("events", "case,activity,timestamp,resource,costs", mapped) == mapped
    assert "own-warehouse" not in found("events", "client,state,at,own-warehouse")
