"""JSON for other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from playbook.exchange.plain_json import plain_json


def test_decimals_keep_all_their_figures_and_are_numbers():
    written = plain_json({"sum": Decimal("12345678901234567890.05"), "part": Decimal("1E-7"), "day": date(2026, 1, 31)})

    assert written.decode() == '{\n  "sum": 12345678901234567890.05,\n  "part": 0.0000001,\n  "day": "2026-01-31"\n}\n'


def test_texts_that_look_like_decimals_stay_texts():
    assert json.loads(plain_json({"text": "1.5", "words": ["«Ёлка»", None]})) == {
        "text": "1.5",
        "words": ["«Ёлка»", None],
    }
