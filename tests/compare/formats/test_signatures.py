"""Who has read what, as a table and as JSON."""

from __future__ import annotations

import json
from datetime import date

from playbook.compare.formats.signatures import standings_as_json, standings_as_text
from playbook.compare.signatures import Line, Standing

LINE = Line("Anna", "terms:rebate", "Rebate", "1" * 12, "abc", "AK", date(2026, 11, 12))
FOUND = (
    Standing(LINE, "terms:rebate", "read", "1" * 12),
    Standing(Line("anna", "terms:old", "Old rebate", "2" * 12, "abc"), "terms:old", "open", "2" * 12),
    Standing(Line("Boris", "terms:rebate", "Rebate", "3" * 12, "abc", "да"), "terms:rebate", "outdated", "1" * 12, is_untold=True),
)  # fmt: skip


def test_what_is_left_to_do_is_told_and_the_rest_counted():
    assert standings_as_text(FOUND, "en") == (
        "anna\n"
        "  not signed  Old rebate\n"
        "  1 read\n"
        "\n"
        "Boris\n"
        "  read again  Rebate\n"
        "    → It has changed since; what, cannot be told: the book of then (abc) is not to be had.\n"
        "\n"
        "Together: 1 not signed, 1 to be read again, 1 read.\n"
    )


def test_of_all_what_is_to_be_done_stands_first():
    assert standings_as_text(FOUND, "en", is_all=True) == (
        "Anna\n"
        "  not signed              Old rebate  222222222222\n"
        "  read        2026-11-12  Rebate      111111111111\n"
        "\n"
        "Boris\n"
        "  read again  да  Rebate  333333333333\n"
        "    → It has changed since; what, cannot be told: the book of then (abc) is not to be had.\n"
        "\n"
        "Together: 1 not signed, 1 to be read again, 1 read.\n"
    ).replace("Anna\n", "anna\n")


def test_nobody_is_told_too():
    assert standings_as_text((), "en") == "Nobody is named on these sheets.\n"


def test_programs_get_everything():
    found = json.loads(standings_as_json(FOUND[:1], "en"))

    assert found == {
        "people": [
            {
                "person": "Anna",
                "rules": [
                    {
                        "entity": "terms:rebate",
                        "title": "Rebate",
                        "status": "read",
                        "signed": "AK",
                        "day": "2026-11-12",
                        "fingerprint": "1" * 12,
                        "current": "1" * 12,
                        "revision": "abc",
                        "changes": [],
                    }
                ],
            }
        ],
        "counts": {"open": 0, "outdated": 0, "read": 1, "not-needed": 0},
    }
