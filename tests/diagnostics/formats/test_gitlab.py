"""Findings as a code quality report."""

from __future__ import annotations

import json

from playbook.diagnostics.formats import as_gitlab


def test_a_report_lists_each_finding_with_its_place_and_weight(found):
    report = json.loads(as_gitlab(found, "en", "content/"))

    assert [
        (one["check_name"], one["severity"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in report
    ] == [
        ("S101 gap", "critical", "content/сегменты, новые.yml", 12),
        ("P413 idle-state", "info", "content/a.yml", 1),
    ]
    assert report[0]["description"] == "A client: 100% is “Дилер”. Widen it."
    assert len({one["fingerprint"] for one in report}) == 2
