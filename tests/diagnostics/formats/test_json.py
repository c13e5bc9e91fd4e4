"""Given diagnostics, I get the object for machines that the page of the commands promises."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from playbook.diagnostics import Address, Diagnostic, Place, RelatedPlace, Severity, _
from playbook.diagnostics.formats import as_json

GAP = Diagnostic(
    "S101",
    "gap",
    Severity.ERROR,
    Place("clients.yml", 12, 9, 20),
    _("A client with {sum} is in no segment.", sum=90000),
    _("Widen “{title}”.", title="Дилеры"),
    Address(("segmentations", "by-volume", "segments", 0)),
    (RelatedPlace(Place("clients.yml", 31, 9, 12), _("The nearest is here.")),),
    {"annual-purchases": Decimal(90000), "share": Decimal("0.5"), "channel": "dealer", "since": date(2026, 1, 1)},
)
REMARK = Diagnostic("F007", "never-used", Severity.INFO, Place("a.yml", 1, 1, 2), _("Nobody uses it."))


def test_a_finding_carries_all_its_parts():
    [found] = json.loads(as_json([GAP], "content", "en"))["findings"]

    assert found == {
        "code": "S101",
        "name": "gap",
        "severity": "error",
        "message": "A client with 90,000 is in no segment.",
        "hint": "Widen “Дилеры”.",
        "path": "clients.yml",
        "line": 12,
        "column": 9,
        "address": ["segmentations", "by-volume", "segments", 0],
        "related": [{"path": "clients.yml", "line": 31, "column": 9, "message": "The nearest is here."}],
        "witness": {"annual-purchases": 90000, "share": 0.5, "channel": "dealer", "since": "2026-01-01"},
    }


def test_without_a_client_there_is_no_witness_and_without_a_cure_no_hint():
    [found] = json.loads(as_json([REMARK], "content", "en"))["findings"]

    assert "witness" not in found
    assert found["hint"] is None
    assert found["related"] == []


def test_findings_are_counted_by_weight():
    report = json.loads(as_json([GAP, REMARK, REMARK], "content", "ru"))

    assert report["book"] == "content"
    assert report["counts"] == {"error": 1, "warning": 0, "info": 2}


def test_the_same_findings_give_the_same_bytes_and_letters_stay_letters():
    assert as_json([GAP], "content", "ru") == as_json([GAP], "content", "ru")
    assert "Дилеры" in as_json([GAP], "content", "ru")
