"""The example book's editions: a newcomer gets what he works with, and no limit or script of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.editions import restrict
from playbook.load import load_book
from playbook.model.index import index
from playbook.plan import plan_book
from playbook.render import fragments_of, render_print
from playbook.workshop import open_workshop

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def whole():
    return load_book(CONTENT).book


@pytest.fixture(scope="module")
def newcomers(whole):
    """The telemarketer's edition."""
    [edition] = [one for one in whole.editions if one.id == "newcomer-telemarketer"]
    return restrict(whole, edition).book


def test_a_telemarketer_reads_no_limit_but_his_own(newcomers):
    assert [one.id for one in newcomers.authority] == ["telemarketer-limit"]
    assert newcomers.masthead.margin_floor is None
    assert newcomers.loyalty
    assert [one.id for one in newcomers.loyalty if one.economics] == []
    assert "term:пол-маржи" not in index(newcomers)


def test_a_telemarketer_reads_no_script_but_his_own(whole, newcomers):
    assert len(newcomers.touchpoints) > 5
    assert {one.role for one in newcomers.touchpoints} == {"telemarketer"}
    assert {one.role for one in newcomers.situations} <= {"telemarketer", None}
    assert {path.role for path in newcomers.onboarding} == {"telemarketer"}
    assert len(newcomers.touchpoints) < len(whole.touchpoints)


def test_a_telemarketers_book_reads_as_a_whole(whole, newcomers):
    """No page is empty, no sentence breaks off where a link was, and the numbers are those of the whole book."""
    full = plan_book(whole, "ru")
    plan = plan_book(newcomers, "ru", numbers=full.numbers)
    printed = render_print(plan, open_workshop().templates, CONTENT, fragments_of(plan))

    assert len(plan.pages) > 50
    assert plan.numbers.items() <= full.numbers.items()
    for chapter in printed.chapters:
        assert "<ul></ul>" not in chapter.html
        assert "<dd></dd>" not in chapter.html
        assert "[[" not in chapter.html
