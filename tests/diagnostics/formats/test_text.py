"""Given diagnostics and the author's lines, I get a report that a person reads: carets under the fault, the cure below."""

from __future__ import annotations

import pytest

from playbook.diagnostics import Diagnostic, Message, Place, RelatedPlace, Severity, _
from playbook.diagnostics.formats import as_text

WRONG = _("Wrong.")
LINES = {
    ("clients.yml", 3): "    title: Дилеры  # главные",
    ("clients.yml", 9): "    title: Сети",
    ("clients.yml", 12): "\t\ttitle: x",
    ("wide.yml", 1): "  title: 顧客 и клиент",
    ("wide.yml", 2): "  title: и\u0306од",
    ("long.yml", 1): "  - {" + ", ".join(f"key{number}: value{number}" for number in range(40)) + "}",
    ("escape.yml", 1): "  title: a\x1b[31mb",
}


def _report(*found: Diagnostic, folder: str = "") -> str:
    return as_text(found, lambda path, line: LINES.get((path, line), ""), "en", folder)


def _found(place: Place, message: Message = WRONG, **more) -> Diagnostic:
    return Diagnostic("F003", "duplicate-id", more.pop("severity", Severity.ERROR), place, message, **more)


def _carets(place: Place) -> list[str]:
    return _report(_found(place)).splitlines()[2:4]


def test_both_sides_are_drawn_then_the_cure(golden):
    other = RelatedPlace(Place("clients.yml", 9, 12, 16), _("Here it stands first."))
    found = _found(
        Place("clients.yml", 3, 12, 18),
        _("“{title}” stands twice.", title="Дилеры"),
        hint=_("Delete one."),
        related=(other,),
    )
    warning = _found(Place("clients.yml", 3, 5, 10), severity=Severity.WARNING)
    remark = _found(Place("clients.yml", 99, 1, 2), severity=Severity.INFO)

    golden("diagnostics/report.txt", _report(found, warning, remark, folder="content/"))


def test_a_report_of_nothing_says_so():
    assert _report() == "Nothing wrong was found.\n"


@pytest.mark.parametrize(
    ("place", "drawn"),
    [
        (Place("clients.yml", 3, 12, 18), ["  3 | title: Дилеры  # главные", "    |        ^^^^^^"]),
        (Place("clients.yml", 3, 5, 10), ["  3 | title: Дилеры  # главные", "    | ^^^^^"]),
        (Place("clients.yml", 12, 1, 3), ["  12 | →→title: x", "     | ^^"]),
        (Place("clients.yml", 9, 12, 900), ["  9 | title: Сети", "    |        ^^^^"]),
        (Place("clients.yml", 9, 16, 16), ["  9 | title: Сети", "    |            ^"]),
        (Place("wide.yml", 1, 13, 14), ["  1 | title: 顧客 и клиент", "    |             ^"]),
        (Place("wide.yml", 2, 12, 14), ["  2 | title: и\u0306од", "    |         ^^"]),
        (Place("escape.yml", 1, 10, 11), ["  1 | title: a�[31mb", "    |        ^"]),
    ],
)
def test_carets_stand_under_what_they_mean(place, drawn):
    assert _carets(place) == drawn


def test_of_a_long_line_the_part_around_the_fault_is_drawn():
    line = LINES["long.yml", 1]
    column = line.index("key20")

    shown, carets = _carets(Place("long.yml", 1, column + 1, column + 6))

    assert len(shown) < 120
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "key20"


def test_a_line_that_is_not_there_is_not_drawn():
    assert _report(_found(Place("gone.yml", 5, 1, 2))).splitlines()[2] == "  more: playbook explain F003"
