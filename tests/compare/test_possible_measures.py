"""Whom no ledger can show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.compare.possible_measures import CUTS, impossible
from playbook.criteria.measures import space_of_statuses
from playbook.model.book import Book
from tests.compare.conftest import status

CLIENTS = [
    ({"orders": 0, "days-since-first-order": None, "days-since-last-order": None}, True),
    ({"orders": 0, "days-since-first-order": 20, "days-since-last-order": 5}, False),
    ({"orders": 3, "days-since-first-order": None, "days-since-last-order": None}, False),
    ({"orders": 3, "days-since-first-order": 20, "days-since-last-order": None}, False),
    ({"orders": 3, "days-since-first-order": 20, "days-since-last-order": 5}, True),
    ({"orders": 3, "days-since-first-order": 5, "days-since-last-order": 20}, False),
    ({"orders": 3, "days-since-first-order": 20, "days-since-last-order": 20}, True),
]


@pytest.mark.parametrize(("client", "can_be"), CLIENTS)
def test_orders_and_the_days_since_them_are_of_one_history(client, can_be):
    tested = {name.replace("-", "_"): {"from": "10"} for name in client}
    book = Book.model_validate({"book": {"title": "T"}, "statuses": [status("own", **tested)]})
    space = space_of_statuses(book.statuses, CUTS)

    def holds(box):
        return all(_is_in(axis, mask, client[axis.name]) for axis, mask in zip(space.axes, box, strict=True))

    assert len(space.axes) == 3
    assert any(map(holds, impossible(space))) is not can_be


def _is_in(axis, mask, value):
    if value is None:
        return bool(mask & axis.unknown)
    [atom] = axis.kind_of(Decimal(value))
    return bool(mask >> (atom - 1) & 1)
