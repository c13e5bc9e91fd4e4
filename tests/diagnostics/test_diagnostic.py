"""Given diagnostics in any order, I get them as a reader meets them."""

from __future__ import annotations

from playbook.diagnostics import Diagnostic, Place, Severity, _

ORDERED = [
    Diagnostic("F010", "x", Severity.ERROR, Place("a.yml", 2, 9, 10), _("b")),
    Diagnostic("F001", "x", Severity.ERROR, Place("a.yml", 10, 1, 10), _("b")),
    Diagnostic("F001", "x", Severity.ERROR, Place("a.yml", 10, 3, 10), _("b")),
    Diagnostic("F010", "x", Severity.INFO, Place("a.yml", 10, 3, 4), _("a")),
    Diagnostic("F010", "x", Severity.ERROR, Place("a.yml", 10, 3, 4), _("b")),
    Diagnostic("F001", "x", Severity.ERROR, Place("b.yml", 1, 1, 2), _("a")),
]


def test_file_line_column_and_code_decide():
    shuffled = [ORDERED[at] for at in (3, 0, 5, 2, 4, 1)]

    assert sorted(shuffled, key=lambda one: one.order) == ORDERED
