"""Given the first lines of a file, I am told where its table begins, if not at once."""

from __future__ import annotations

import pytest

from playbook.analytics.head_row import begins_below

ROW = ["а", "01.02.2026", "5"]


@pytest.mark.parametrize(
    ("lines", "needed", "line"),
    [
        ([["Отчёт"], [], ["Клиент", "Дата", "Сумма"], ROW], (), "3"),
        ([["Отчёт", "за", "год"], ["Клиент", "Дата", "Сумма"], ROW], ("Клиент", "Сумма"), "2"),
        ([["Отчёт", "за", "год"], ["Клиент", "Дата", "Сумма"], ROW], (), None),
        ([["Клиент", "Дата", None], ROW], (), None),
        ([["Клиент", "Дата", "Сумма"], [*ROW, "6"]], (), None),
        ([["Отчёт"], *[[]] * 19, ["Клиент", "Дата"]], (), None),
        ([], (), None),
    ],
)
def test_the_head_is_where_the_names_stand(lines, needed, line):
    told = begins_below("sales.csv", lines, needed)

    assert (told is not None and str(told).rpartition("line ")[2].rstrip(".")) == (line or False)
