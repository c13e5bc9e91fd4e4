"""Values that can be read and cannot be meant."""

from __future__ import annotations

import pytest

from playbook.load import load_book

STATE = "pipelines: [{{id: p, title: P, {more}states: [{{id: a, title: A, kind: start, {state}}}, {{id: won, title: W, kind: won}}]}}]\n"
PROGRAMME = "loyalty: [{{id: a, title: A, terms: [{{{term}}}], economics: {{{figures}}}}}]\n"


def state(text: str, more: str = "") -> str:
    return STATE.format(state=text, more=more)


def programme(term: str = "title: x", figures: str = "margin: 30%") -> str:
    return PROGRAMME.format(term=term, figures=figures)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (state("next: [{to: won, share: 150%}]"), "150% is more than the whole.", "If 1.5% was meant, write that."),
        (state("next: [{to: won, share: -50%}]"), "-50% is less than nothing.", "Write a percent from 0% to 100%."),
        (
            state("deadline: 1d, on_deadline: {to: won, share: 101%}"),
            "101% is more than the whole.",
            "If 1.01% was meant, write that.",
        ),
        (
            state("next: [{to: won}]", "inflow: -3.50, "),
            "-3.5 is less than nothing.",
            "Write 0 or more, without a minus sign.",
        ),
        (programme("percent: -5%"), "-5% is less than nothing.", "Write a percent from 0% to 100%."),
        (programme("percent: 120%"), "120% is more than the whole.", "If 1.2% was meant, write that."),
        (programme("cost: -1"), "-1 is less than nothing.", "Write 0 or more, without a minus sign."),
        *(
            (programme(figures=f"{key}: -100"), "-100 is less than nothing.", "Write 0 or more, without a minus sign.")
            for key in ("launch_cost", "monthly_cost", "cost_per_client")
        ),
        (
            "authority: [{id: a, title: A, role: r, discount_up_to: -5%}]\nroles: [{id: r, title: R}]\n",
            "-5% is less than nothing.",
            "Write a percent from 0% to 100%.",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_stands_there(write_book, text, message, hint):
    [found] = load_book(write_book({"book.yml": "book: {title: B}\n" + text})).diagnostics

    assert (found.code, str(found.message), str(found.hint)) == ("F010", message, hint)


@pytest.mark.parametrize(
    "text",
    [
        state("next: [{to: won, share: 100%}, {to: a, share: 0%}]", "inflow: 0, "),
        programme("percent: 100%, cost: 0", "launch_cost: 0, uplift: -5%"),
    ],
)
def test_the_bounds_themselves_are_allowed(write_book, text):
    assert load_book(write_book({"book.yml": "book: {title: B}\n" + text})).diagnostics == ()
