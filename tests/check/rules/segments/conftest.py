"""What the tests of segments share: a book of segments by their criteria."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAD = """
attributes:
  - {id: sum, title: Purchases a year, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
  - {id: staff, title: Staff, kind: number, unit: people, range: {from: 1, to: 500}}
"""


@pytest.fixture
def book() -> Callable[..., str]:
    """A book: the segmentation stands on line 7, the criteria of its segments on lines 11, 12 …"""

    def make(*criteria: str, more: str = "") -> str:
        lines = [
            f"      - {{id: s{number}, title: S{number}, criteria: {{{one}}}}}" for number, one in enumerate(criteria)
        ]
        head = f"segmentations:\n  - id: a\n    title: By value\n    {more}\n    segments:\n"
        return HEAD + head + "\n".join(lines) + "\n"

    return make
