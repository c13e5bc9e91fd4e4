"""Values in; JSON for other programs out, in which decimals keep all their figures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal

_NUMBER = re.compile(r'"\\u0000(-?[0-9.]+)\\u0000"')


def plain_json(told: Mapping[str, object]) -> bytes:
    """The values as an object of JSON, in their order: decimals are numbers with a point, days texts as ISO 8601 writes them; UTF-8."""
    text = json.dumps(told, ensure_ascii=False, indent=2, default=_plain_value)
    return (_NUMBER.sub(r"\1", text) + "\n").encode()


def _plain_value(value: object) -> str:
    """A decimal between marks that no text has, which are taken away with its quotation marks: as a float it would lose figures."""
    return f"\0{value:f}\0" if isinstance(value, Decimal) else str(value)
