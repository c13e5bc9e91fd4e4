"""What a change will do stands at the change that causes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from playbook.compare.change import Change, Effect, Move
from playbook.compare.consequences import with_consequences
from playbook.diagnostics import Address, Message


def changed(entity, field="", level="must-read"):
    return Change("changed", entity, "", level, Address(), Message(""), field)


def move(scope, before, after):
    return Move(scope, before, after, {}, Message(""))


def effect(entity):
    return Effect(entity, "duration", Decimal(1), Decimal(2), Message(""))


def where(changes, *, moves=(), effects=()):
    """The entities and fields of the changes that have got a consequence."""
    told = with_consequences(changes, moves, effects)
    return [(one.entity, one.field) for one in told if one.moves or one.effects]


def test_a_move_stands_at_the_criteria_of_both_sides():
    changes = [
        changed("segment:a", "title"),
        changed("segment:a", "criteria.x"),
        changed("segment:b", "criteria.x"),
        changed("segment:c", "criteria.x"),
    ]

    assert where(changes, moves=[move("segmentation:s", "segment:a", "segment:b")]) == [
        ("segment:a", "criteria.x"), ("segment:b", "criteria.x"),
    ]  # fmt: skip


def test_a_move_that_no_criterion_names_stands_at_what_decides():
    changes = [changed("role:r"), changed("attribute:x", "range"), changed("segmentation:s", "policy")]

    assert where(changes, moves=[move("segmentation:s", "segment:a", "")]) == [("segmentation:s", "policy")]
    assert where(changes[:2], moves=[move("segmentation:s", "segment:a", "")]) == [("attribute:x", "range")]
    assert where(changes[:1], moves=[move("statuses", "status:a", "")]) == [("role:r", "")]


def test_an_effect_stands_at_its_pipeline_or_a_state_of_it_and_is_never_lost():
    changes = [
        changed("page:p", level="inform"),
        changed("state:new/a", "title", "inform"),
        changed("state:new/b", "deadline"),
        changed("state:newer/a"),
    ]

    assert where(changes, effects=[effect("pipeline:new")]) == [("state:new/b", "deadline")]
    assert where(changes, effects=[effect("programme:x")]) == [("state:new/b", "deadline")]
    assert where(changes[:2], effects=[effect("pipeline:new")]) == [("state:new/a", "title")]
    assert where(changes[:1], effects=[effect("pipeline:new")]) == [("page:p", "")]


def test_an_effect_stands_at_a_change_of_what_it_is_reckoned_from_and_not_at_a_text_or_an_owner():
    changes = [changed("state:new/a", "exit"), changed("state:new/a", "owner"), changed("state:new/b", "deadline")]

    assert where(changes, effects=[effect("pipeline:new")]) == [("state:new/b", "deadline")]


def test_an_effect_of_several_changes_names_the_others():
    changes = [changed("state:new/a", "deadline"), changed("state:new/b", "deadline")]
    changes[1] = replace(changes[1], title="B")
    shared = replace(effect("pipeline:new"), message=Message("Slower."))
    [told] = [one for one in with_consequences(changes, (), [shared]) if one.effects]

    assert told.entity == "state:new/a"
    assert str(told.effects[0].message) == "Slower. Together with: “B”."
