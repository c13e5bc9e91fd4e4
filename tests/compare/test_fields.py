"""Values are written as an author would write them."""

from __future__ import annotations

import pytest

from playbook.compare.fields import fields_of, written


@pytest.mark.parametrize(
    ("text", "section", "name", "shown"),
    [
        ("terms: [{id: a, title: A, percent: 12.50%}]", "terms", "percent", "12.5%"),
        ("terms: [{id: a, title: A, credit_limit: 1 000 000}]", "terms", "credit_limit", "1000000"),
        ("terms: [{id: a, title: A, defer: 14d}]", "terms", "defer", "14d"),
        ("authority: [{id: a, title: A, role: head, segments: [x, y]}]", "authority", "segments", "[x, y]"),
        ("touchpoints: [{id: a, title: A, role: head, goal: G, entry_level: true}]", "touchpoints", "entry_level", "true"),
        ("attributes: [{id: a, title: A, kind: number, range: {from: 1, to: 5}}]", "attributes", "range", "{from: 1, to: 5}"),
        ("portraits: [{id: a, title: A, facts: {b: {not: [x]}}}]", "portraits", "facts", "{b: {not: [x]}}"),
        ("glossary: [{term: a, meaning: 'b: c'}]", "glossary", "meaning", "b: c"),
    ],
)  # fmt: skip
def test_a_value_is_written_on_one_line(book_of, text, section, name, shown):
    [noun] = getattr(book_of(text), section)
    field = next(one for one in fields_of(type(noun)) if one.name == name)

    assert written(getattr(noun, name), field) == shown
