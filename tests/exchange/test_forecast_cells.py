"""What a cell that was filled in says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.exchange.client_values import CellError
from playbook.exchange.forecast_cells import read_filled
from playbook.exchange.sheet_grid import GridCell

_ACCOUNTING = '_-* #,##0.00\\ "₽"_-;\\-* #,##0.00\\ "₽"_-;_-* "-"??\\ "₽"_-;_-@_-'


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        (GridCell(" \u00a0 "), None),
        (GridCell("0", "number"), Decimal(0)),
        (GridCell("1250000.4999999999", "number"), Decimal("1250000.50")),
        (GridCell("1.2500005E6", "number"), Decimal("1250000.50")),
        (GridCell("999999999999.99", "number"), Decimal("999999999999.99")),
        (GridCell("5", "number", form=_ACCOUNTING), Decimal(5)),
        (GridCell("5", "number", form="[Red]#,##0.00"), Decimal(5)),
        (GridCell("5", "number", form='#,##0.00 "y"'), Decimal(5)),
        (GridCell("1 250 000,50 ₽"), Decimal("1250000.50")),
        (GridCell("1,250,000.50"), Decimal("1250000.50")),
        (GridCell("300 тыс."), Decimal(300000)),
    ],
)
def test_a_sum_is_exact(cell, value):
    assert read_filled(cell, "RUB").sum == value


def test_a_sum_typed_as_text_is_told():
    told = read_filled(GridCell("5 000,5"), "RUB").told

    assert told is not None
    assert told.in_language("ru").startswith("«5 000,5»")
    assert read_filled(GridCell("5", "number"), "RUB").told is None


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (GridCell("", "number", ""), "a formula, “=”, stands here; type the sum itself."),
        (GridCell("a", "text", '"a"'), 'a formula, “="a"”, stands here, which came to “a” when the file was saved; type the sum itself.'),
        (GridCell("5", "number", form="h:mm"), "Excel took this for a day, “04.01.1900”; give the cell the format Number, and type the sum."),
        (GridCell("-5", "number", form="dd.mm"), "Excel took this for a day, “-5”; give the cell the format Number, and type the sum."),
        (GridCell("5", "number", form="#,##0 €"), "the cell shows its sum in EUR, and RUB is counted here; convert it."),
        (GridCell("5 €"), "“5 €” is in EUR, and RUB is counted here; convert it."),
        (GridCell("15%"), "“15%” is no number; write it in figures, such as 1250000 or 1250000.50."),
        (GridCell("1000000000000", "number"), "“1000000000000” is a trillion or more; was a key held down, or are two sums in one cell?"),
        (GridCell("0.999", "number"), "“0.999” has more than two decimals; round it."),
    ],
)  # fmt: skip
def test_what_is_no_sum_is_told(cell, told):
    with pytest.raises(CellError) as wrong:
        read_filled(cell, "RUB")

    assert str(wrong.value.message) == told
