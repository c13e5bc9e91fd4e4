"""Given two books, each effect stands at the change without which the figure would be farthest from where it went."""

from __future__ import annotations

import pytest

from playbook.compare import true_causes

PIPELINE = """
pipelines:
  - id: new
    title: New clients
    states:
      - {id: first, title: First, kind: start, owner: hunter, deadline: 7d, on_deadline: lost, exit: [Called once], next: [{to: tasting}]}
      - {id: tasting, title: Tasting, owner: hunter, deadline: 14d, on_deadline: lost, next: [{to: won}]}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
"""
PROGRAMME = """
loyalty:
  - id: gold
    title: Gold
    terms: [{kind: discount, title: Five, percent: 5%}]
    economics: {launch_cost: 10000, monthly_cost: 100, clients: 10, turnover_per_client: 5000, margin: 40%, uplift: 20%, horizon: 12mo}
"""


def edited(text, *edits):
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def told(changes):
    """The fields of the changes that have an effect, each with its effects."""

    def tell(text, *edits):
        found = changes(text, edited(text, *edits))
        return {(one.entity, one.field): [str(each.message) for each in one.effects] for one in found if one.effects}

    return tell


@pytest.mark.parametrize("other", [("Called once", "Called twice"), ("owner: hunter", "owner: farmer")])
def test_a_shorter_way_stands_at_the_deadline_and_not_at_a_text_or_an_owner(told, other):
    assert told(PIPELINE, other, ("14d", "10d")) == {
        ("state:new/tasting", "deadline"): ["The longest way to a sale in “New clients”: 17 days instead of 21 days."]
    }


def test_what_two_deadlines_do_stands_at_the_one_that_does_most_and_names_the_other(told):
    assert told(PIPELINE, ("7d", "6d"), ("14d", "10d")) == {
        ("state:new/tasting", "deadline"): [
            "The longest way to a sale in “New clients”: 16 days instead of 21 days. Together with: “First” (state), deadline."
        ]
    }


def test_a_new_state_on_the_way_is_a_cause(told):
    more = "      - {id: sleep, title: Sleep, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}]}\n"
    found = told(
        PIPELINE, ("deadline: 14d, on_deadline: lost, next: [{to: won}]", "deadline: 14d, on_deadline: lost, next: [{to: sleep}]"),
        ("      - {id: won", f"{more}      - {{id: won"),
    )  # fmt: skip

    assert [message for messages in found.values() for message in messages] == [
        "The longest way to a sale in “New clients”: 24 days instead of 21 days. Together with: “Sleep” (state)."
    ]


def test_a_programme_pays_sooner_by_its_growth_and_not_by_its_higher_discount(told):
    found = told(PROGRAMME, ("percent: 5%", "percent: 6%"), ("uplift: 20%", "uplift: 25%"))

    assert found["programme:gold", "terms.Five.percent"] == [
        "Margin after the discount of “Gold”: 36.2% instead of 36.8%."
    ]
    assert found["programme:gold", "economics.uplift"][0] == (
        "“Gold” breaks even: in month 9 instead of in month 12. Together with: terms, “Five”, percent."
    )


def test_where_too_much_changed_at_once_the_most_direct_that_there_can_be_stands_for_all(told, monkeypatch):
    monkeypatch.setattr(true_causes, "_MOST", 0)

    assert list(told(PIPELINE, ("7d", "6d"), ("14d", "10d"))) == [("state:new/first", "deadline")]
