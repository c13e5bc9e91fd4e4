"""Given a line and where a value starts in it, I get how far it reaches."""

from __future__ import annotations

import pytest

from playbook.load.widths import width_of_key, width_of_value


@pytest.mark.parametrize(
    ("line", "start", "value"),
    [
        ("title: Дилеры", "Д", "Дилеры"),
        ("title: Дилеры  # главные", "Д", "Дилеры"),
        ("title: No. #1 of all", "No", "No."),
        ("title: a#b", "a#", "a#b"),
        ("title: 'it''s # here' # note", "'it", "'it''s # here'"),
        ('title: "a \\" # b" # note', '"a', '"a \\" # b"'),
        ("- {id: a, title: B}", "{", "{id: a, title: B}"),
        ("- {id: a, title: '}'}, x", "{", "{id: a, title: '}'}"),
        ("- {id: a, title: B}", "a,", "a"),
        ("- {id: a, title: B}", "B", "B"),
        ("- {id: [a, b], title: B}", "[", "[a, b]"),
        ("- {id: a, title: 5_000,5}", "5_", "5_000,5"),
        ("- {id: a,", "{", "{id: a,"),
        ("tools: [one,", "one", "one"),
        ("body: |", "|", "|"),
        ("title:", "", "title:"),
    ],
)
def test_a_value_reaches_to_its_end(line, start, value):
    column = line.index(start)

    assert line[column : column + width_of_value(line, column)] == value


@pytest.mark.parametrize(
    ("line", "start", "key"),
    [
        ("title: Дилеры", "t", "title"),
        ("  'a: b' : c", "'", "'a: b'"),
        ("a:b: c", "a", "a:b"),
        ("- {id: a, title}", "title", "title"),
        ("title:", "t", "title"),
    ],
)
def test_a_key_reaches_to_its_colon(line, start, key):
    column = line.index(start)

    assert line[column : column + width_of_key(line, column)] == key


def test_past_the_end_of_a_line_nothing_reaches():
    assert width_of_value("a: b", 10) == 0
    assert width_of_key("a: b", 10) == 0
