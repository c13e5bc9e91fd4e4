"""Given changes and an effect, I get the changes of what it is reckoned from, the most direct first."""

from __future__ import annotations

from decimal import Decimal

from playbook.compare.causes import possible_causes
from playbook.compare.change import Change, Effect
from playbook.diagnostics import Address, Message


def _changed(entity, field="", kind="changed"):
    return Change(kind, entity, "", "must-read", Address(), Message(""), field)


def _causes(measure, entity, *changes):
    effect = Effect(entity, measure, Decimal(1), Decimal(2), Message(""))
    return [(changes[place].entity, changes[place].field) for place in possible_causes(changes, effect)]


def test_time_comes_of_deadlines_and_conversion_of_shares():
    changes = (
        _changed("state:new/a", "next.b.share"),
        _changed("state:new/b", "deadline"),
        _changed("state:new/c", "exit"),
    )
    share, deadline = ("state:new/a", "next.b.share"), ("state:new/b", "deadline")

    assert _causes("duration", "pipeline:new", *changes) == [deadline, share]
    assert _causes("conversion", "pipeline:new", *changes) == [share, deadline]


def test_what_belongs_to_another_pipeline_or_programme_is_no_cause():
    changes = _changed("state:newer/a", "deadline"), _changed("programme:gold", "terms.a.percent")

    assert _causes("duration", "pipeline:new", *changes) == []
    assert _causes("margin", "programme:silver", *changes) == []
    assert _causes("stacked-margin", "programme:silver", *changes) == [("programme:gold", "terms.a.percent")]


def test_what_holds_for_the_whole_book_comes_after_its_own():
    changes = _changed("book", "calendar.week"), _changed("state:new/a", kind="added")

    assert _causes("longest-way", "pipeline:new", *changes) == [("state:new/a", ""), ("book", "calendar.week")]
