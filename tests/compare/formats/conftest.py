"""Changes that are told in each of the formats."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from playbook.compare import Change, Effect, Move
from playbook.compare.formats import Told
from playbook.diagnostics import Address, Message, Place

CHANGES = (
    Change(
        "changed", "segment:large", "Large", "must-read", Address(("segmentations", "size")),
        Message("“Large” (segment): criteria – from €90 instead of from €100."), "criteria.volume", "{from: 100}", "{from: 90}",
        ("hunter",),
        (Move("segmentation:size", "segment:small", "segment:large", {"volume": Decimal(95)}, Message("€95 was “Small”."), 2, Decimal("10.5")),),
        (Effect("pipeline:new", "duration", Decimal(34), None, Message("Nobody can tell how long.")),),
    ),
    Change("removed", "page:about", "About", "inform", Address(("pages", "about")), Message("Gone: *About* @all | <b>.")),
    Change(
        "changed", "term:a", "A", "editorial", Address(("glossary", "a")), Message("A: other spelling."), "meaning", "b", "B", ("hunter",)
    ),
)  # fmt: skip


@pytest.fixture
def told() -> Callable[..., Told]:
    """A report of changes, in English, from v1 to v2."""

    def make(*changes: Change, notes: tuple[Message, ...] = ()) -> Told:
        return Told(changes, lambda _change: Place("book.yml", 7, 3, 4), {"hunter": "Hunter"}, "en", "v1", "v2", notes)

    return make
