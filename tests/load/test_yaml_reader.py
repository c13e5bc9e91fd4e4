"""Given the bytes of a file, I get the texts that are written there, and where each of them stands."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from playbook.load import yaml_reader
from playbook.load.reading import Places, Reading, line_and_column
from playbook.load.yaml_reader import MAX_DEPTH, MAX_SCALAR, MAX_UNFOLDED, read_yaml

Data = Any

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\u2028\u2029\ufeff"), max_size=12
)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
DATA = st.dictionaries(
    WORDS,
    st.recursive(
        LINES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20
    ),
    max_size=5,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([10, 80, 1000]),
    }
)
YAML_LIKE = st.text(st.sampled_from(list("ab:-#?,&*!|>'\"%@`{}[] \n\t\\яё0")), max_size=60)


def _read(text: str) -> Reading:
    return read_yaml(text.encode(), text)


@given(DATA, STYLES)
def test_it_agrees_with_pyyaml_on_what_is_written(data, style):
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, **style)

    reading = _read(text)

    assert reading.mistakes == []
    assert _with_empty_texts(reading.value) == yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes texts of all


@given(DATA, STYLES)
def test_it_agrees_with_pyyaml_on_where_it_stands(data, style):
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, **style)

    assert _starts(_read(text).places) == _marks(yaml.compose(text, yaml.CBaseLoader))


def _with_empty_texts(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _with_empty_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_empty_texts(inner) for inner in value]
    return "" if value is None else value


def _starts(places: Places) -> Data:
    """Lines and columns of values, and of keys, in the shape of the data."""
    if isinstance(places, int):
        return line_and_column(places)
    start, inner = line_and_column(places), places[1]
    if isinstance(inner, dict):
        return start, {key: (line_and_column(at), _starts(value)) for key, (at, value) in inner.items()}
    return start, [_starts(value) for value in inner]


def _marks(node: yaml.Node) -> Data:
    start = (node.start_mark.line, node.start_mark.column)
    if isinstance(node, yaml.MappingNode):
        keys = {key.value: ((key.start_mark.line, key.start_mark.column), _marks(value)) for key, value in node.value}
        return start, keys
    return (start, [_marks(item) for item in node.value]) if isinstance(node, yaml.SequenceNode) else start


@given(YAML_LIKE)
def test_any_text_is_read_or_told(text):
    reading = _read(text)

    try:
        list(yaml.parse(text, yaml.CBaseLoader))
    except yaml.YAMLError:
        assert reading.mistakes != []
    assert (reading.mistakes == []) <= reading.is_whole
    assert _read(text) == reading


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ("a: ~", {"a": "~"}),
        ("a: no", {"a": "no"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("a: x\n  y", {"a": "x y"}),
        ('a: "\\u0416\\n"', {"a": "Ж\n"}),
        ("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}),
        ("? a\n: b", {"a": "b"}),
        ("{a: {b: [c, {d: e}]}}", {"a": {"b": ["c", {"d": "e"}]}}),
    ],
)
def test_every_form_of_yaml_becomes_plain_texts(text, value):
    assert _read(text).value == value


def test_of_a_key_twice_the_first_is_kept_and_both_places_are_known():
    reading = _read("a: 1\nb: 2\na: 3\n")

    assert reading.value == {"a": "1", "b": "2"}
    [mistake] = reading.mistakes
    assert (mistake.code, line_and_column(mistake.at), line_and_column(mistake.first)) == ("F003", (2, 0), (0, 0))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("roles:\n  - {id: a}\n  - {id: b}\n  - {id: c: d}\n", {"roles": [{"id": "a"}, {"id": "b"}]}),
        ("lines: [{id: x}]\nroles:\n  - id: a\n   b: c\n", {"lines": [{"id": "x"}], "roles": []}),
        ("lines: []\nbook:\n  title: a: b\n", {"lines": []}),
        ("a: [1]\n---\nb: 2\n", {"a": ["1"]}),
        ("- a\n- b: c: d\n", ["a", {"b": "c"}]),
    ],
)
def test_what_comes_before_a_break_is_kept_but_for_the_entity_that_broke(text, value):
    reading = _read(text)

    assert not reading.is_whole
    assert reading.value == value


def test_a_tag_and_an_alias_without_anchor_do_not_end_the_reading():
    reading = _read("a: !!python/name:os.system x\nb: *nothing\nc: d\n")

    assert reading.is_whole
    assert [mistake.code for mistake in reading.mistakes] == ["F010", "F010"]
    assert reading.value == {"a": "x", "b": "*nothing", "c": "d"}


def test_a_character_that_no_terminal_shows_is_told_and_taken_out():
    reading = _read('a: "x\\0y\\u009bz\\n"')

    assert [str(mistake.message) for mistake in reading.mistakes] == [
        "This text holds a character that cannot be shown."
    ]
    assert reading.value == {"a": "xyz\n"}


def test_depth_has_a_limit():
    assert _read("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)).mistakes == []
    assert [mistake.code for mistake in _read("a: " + "[" * MAX_DEPTH).mistakes] == ["F011"]


def test_a_text_has_a_limit_and_the_rest_is_read():
    reading = _read(f"a: {'x' * (MAX_SCALAR + 1)}\nb: {'y' * MAX_SCALAR}\n")

    assert [mistake.code for mistake in reading.mistakes] == ["F011"]
    assert reading.value["b"] == "y" * MAX_SCALAR


def test_aliases_unfold_to_a_limit():
    item = "[" + ", ".join("x" * (MAX_UNFOLDED // 100 - 1)) + "]"
    harmless = f"a: &a {item}\nb: [" + ", ".join(["*a"] * 100) + "]\n"

    assert _read(harmless).mistakes == []
    assert [mistake.code for mistake in _read(harmless + "c: *a\n").mistakes] == ["F011"]


def test_a_file_holds_no_more_than_so_many_values(monkeypatch):
    monkeypatch.setattr(yaml_reader, "MAX_NODES", 10)

    assert _read("a: [1, 2, 3, 4, 5, 6, 7]").mistakes == []
    assert [mistake.code for mistake in _read("a: [1, 2, 3, 4, 5, 6, 7, 8, 9]").mistakes] == ["F011"]
