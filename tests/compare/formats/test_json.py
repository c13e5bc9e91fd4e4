"""Changes for programs."""

from __future__ import annotations

import json
from dataclasses import replace

from playbook.compare.formats import as_json, as_text
from playbook.diagnostics import Message
from tests.compare.formats.conftest import CHANGES


def test_every_change_has_its_keys_in_full(told):
    found = json.loads(as_json(told(*CHANGES)))

    assert (found["old"], found["new"], found["counts"]) == ("v1", "v2", {"must-read": 1, "inform": 1, "editorial": 1})
    assert found["changes"][0] == {
        "kind": "changed",
        "entity": "segment:large",
        "field": "criteria.volume",
        "before": "{from: 100}",
        "after": "{from: 90}",
        "level": "must-read",
        "roles": ["hunter"],
        "message": "“Large” (segment): criteria – from €90 instead of from €100.",
        "path": "book.yml",
        "line": 7,
        "moves": [
            {
                "witness": {"volume": 95}, "from": "segment:small", "to": "segment:large", "message": "€95 was “Small”.",
                "clients": 2, "turnover": "10.5",
            }
        ],
        "effects": [
            {"entity": "pipeline:new", "measure": "duration", "before": 34, "after": None, "message": "Nobody can tell how long."}
        ],
    }  # fmt: skip
    assert found["changes"][1]["roles"] == []
    assert "moves" not in found["changes"][1]


def test_what_lies_on_the_disk_has_no_name(told):
    report = replace(told(*CHANGES), new=None)

    assert json.loads(as_json(report))["new"] is None
    assert as_text(report).endswith(
        "From v1 to the working tree: 1 change must be read, 1 is good to know, 1 is spelling.\n"
    )


def test_without_changes_the_list_is_empty(told):
    assert json.loads(as_json(told()))["changes"] == []


def test_what_was_not_compared_is_in_the_notes(told):
    found = json.loads(as_json(told(*CHANGES, notes=(Message("At v2 a part is broken."),))))

    assert found["notes"] == ["At v2 a part is broken."]
    assert json.loads(as_json(told()))["notes"] == []
