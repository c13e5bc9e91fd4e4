"""What the tests of the formats share: two findings, the first with all that a finding can have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.diagnostics import Address, Diagnostic, Place, RelatedPlace, Severity, _


@pytest.fixture
def found() -> list[Diagnostic]:
    """An error with a hint, another side and a witness; a remark with nothing but its words."""
    return [
        Diagnostic(
            "S101",
            "gap",
            Severity.ERROR,
            Place("сегменты, новые.yml", 12, 9, 21),
            _("A client: 100% is “{title}”.", title="Дилер"),
            _("Widen it."),
            Address(("segmentations", "by-value")),
            (RelatedPlace(Place("clients.yml", 31, 9, 15), _("Here it begins.")),),
            {"purchases": Decimal(90000), "share": Decimal("0.5"), "channel": "dealer", "known": None},
        ),
        Diagnostic("P413", "idle-state", Severity.INFO, Place("a.yml", 1, 1, 1), _("Nothing happens.")),
    ]
