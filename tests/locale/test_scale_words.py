"""Given a unit, I get how many noughts it stands for."""

from __future__ import annotations

import pytest

from playbook.locale.scale_words import noughts_in


@pytest.mark.parametrize(
    ("unit", "noughts"), [("тыс. руб.", 3), ("т.р.", 3), ("Млн ₽", 6), ("млрд", 9), ("руб.", 0), ("тонн", 0), (None, 0)]
)
def test_noughts_are_counted_by_their_word(unit, noughts):
    assert noughts_in(unit) == noughts
