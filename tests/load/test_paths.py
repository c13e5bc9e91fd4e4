"""Given a path into what an author wrote, I get what is there, where it stands, and the rest without it."""

from __future__ import annotations

import pytest

from playbook.load.paths import places_at, take_out, value_at, written
from playbook.load.reading import line_and_column
from playbook.load.yaml_reader import read_yaml

TEXT = """\
states:
  - id: new
    next: [{to: a}, {to: b}, {to: c}]
  - id: work
"""


def _reading():
    return read_yaml(TEXT.encode(), TEXT)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("states", 0, "next", 1, "Transition", "to"), ("states", 0, "next", 1, "to")),
        (("states", 0, "constrained-str"), ("states", 0)),
        (("states", 7), ("states",)),
        (("states", "0"), ("states",)),
        ((), ()),
    ],
)
def test_tags_of_unions_are_passed_over(path, found):
    assert written(path, _reading().value) == found


def test_a_path_has_its_value_and_its_place():
    reading = _reading()
    places, key_at = places_at(reading.places, ("states", 0, "next", 2, "to"))

    assert value_at(reading.value, ("states", 0, "next", 2, "to")) == "c"
    assert line_and_column(places) == (2, 34)
    assert line_and_column(key_at) == (2, 30)


def test_what_is_not_written_has_the_place_of_what_lacks_it():
    places, _key_at = places_at(_reading().places, ("states", 1, "title"))

    assert line_and_column(places) == (3, 4)


def test_later_items_keep_their_places_when_earlier_ones_are_taken_out():
    reading = _reading()

    take_out(
        reading.value, reading.places, [("states", 0, "next", 0), ("states", 0, "next", 1), ("states", 0, "id"), ()]
    )

    assert reading.value["states"][0] == {"next": [{"to": "c"}]}
    places, _key_at = places_at(reading.places, ("states", 0, "next", 0, "to"))
    assert line_and_column(places) == (2, 34)


def test_what_is_gone_already_is_no_trouble():
    value = {"a": [1]}

    take_out(value, None, [("a", 0), ("a", 5), ("b", "c"), ("a", "x")])

    assert value == {"a": []}
