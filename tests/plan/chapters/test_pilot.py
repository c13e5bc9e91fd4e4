"""Given a trial period, its targets are told in the units of what they measure."""

from __future__ import annotations

from playbook.plan.chapters.pilot import pilot_content
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en}
    pipelines:
      - id: new
        title: New clients
        states: [{id: talk, title: Talk, kind: start}]
        pilot:
          from: 2026-12-01
          targets:
            - {metric: conversion, state: talk, at_least: 1%}
            - {metric: duration, state: new/talk, at_most: 40d}
            - {metric: worklist, at_least: 50, at_most: 90}
      - {id: old, title: Old clients, states: [{id: talk, title: Talk, kind: start}]}
    """


def test_targets_are_told_in_their_units(book_of):
    book = book_of(BOOK)
    content = pilot_content(book.pipelines[0], wording_of(book, "en"))

    assert content.days == "from 1 December 2026 on"
    assert [(target.metric, target.state, target.value) for target in content.targets] == [
        ("Conversion", "state:new/talk", "at least 1%"),
        ("Time on the way", "state:new/talk", "at most 40\u00a0days"),
        ("Clients in work", None, "50–90"),
    ]


def test_a_pipeline_that_is_no_trial_has_none(book_of):
    book = book_of(BOOK)

    assert pilot_content(book.pipelines[1], wording_of(book, "en")) is None
