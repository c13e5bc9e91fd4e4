"""By which divisions of clients a plan is told."""

from __future__ import annotations

from playbook.analytics.plan_axes import axes_of, column_of_axis, in_order, known_axes
from tests.analytics.conftest import book_of

BOOK = book_of(
    {
        "lines": [{"id": "w", "title": "W"}, {"id": "r", "title": "R"}],
        "segmentations": [
            {
                "id": "by-size",
                "title": "By size",
                "segments": [{"id": "small", "title": "S", "approach": "A"}, {"id": "big", "title": "B", "approach": "A"}],
            }
        ],
        "statuses": [{"id": "z", "title": "Z"}, {"id": "a", "title": "A"}],
        "forecast": [{"axes": ["status", "by-size"], "periods": []}],
    }
)  # fmt: skip


def test_the_axes_are_those_of_the_forecast_and_then_the_manager():
    assert axes_of(BOOK.forecast[0]) == ("status", "by-size", "manager")


def test_every_axis_of_the_book_may_be_asked_for():
    assert known_axes(BOOK) == ("by-size", "status", "abc-xyz", "manager", "line")
    assert [column_of_axis(one) for one in known_axes(BOOK)] == [
        "segmentation:by-size", "status", "cell", "manager", "line",
    ]  # fmt: skip


def test_groups_stand_as_the_book_has_them_the_unknown_behind_and_nothing_last():
    assert in_order("status", [None, "a", "gone", "z"], BOOK) == ["z", "a", "gone", None]
    assert in_order("by-size", ["big", "small"], BOOK) == ["small", "big"]
    assert in_order("abc-xyz", ["CZ", "AX", "BY"], BOOK) == ["AX", "BY", "CZ"]
    assert in_order("line", ["r", None, "w"], BOOK) == ["w", "r", None]
    assert in_order("manager", ["Bob", None, "Ann"], BOOK) == ["Ann", "Bob", None]
