"""Tables that are kept on a desk are what was asked for, and as small as they were."""

from __future__ import annotations

import ibis
import pyarrow as pa
import pytest

from playbook.analytics.edge import open_desk_of

WORDS = ["Яна", "ann", "Zoe", "d'Arc", None, "ann"]


@pytest.fixture
def coded(desk):
    """A table whose words are kept as numbers of words, named in no order."""
    rows = desk.put("written", pa.table({"person": WORDS, "place": [*range(len(WORDS))]}))
    return desk.coded("coded", rows, {"person": ["Яна", "ann", "Zoe", "d'Arc"]})


def test_coded_words_are_the_same_to_whoever_asks(desk, coded):
    assert desk.fetch(coded.order_by("place"))["person"].to_pylist() == WORDS
    [row] = desk.fetch(coded.filter(coded.person == "d'Arc")).to_pylist()
    assert row == {"person": "d'Arc", "place": 3}


def test_coded_words_stand_in_the_order_of_texts(desk, coded):
    kept = desk.keep("kept", coded)
    found = desk.fetch(kept.filter(kept.person.notnull()).order_by(["person", "place"]))["person"].to_pylist()
    assert found == ["Zoe", "ann", "ann", "d'Arc", "Яна"]


def test_what_is_kept_stays_coded(connection, table_of):
    with open_desk_of(table_of(person=["ann", "bob", "ann"])) as desk:
        rows = desk.put("rows", pa.table({"person": ["ann", "bob", "ann"]}))
        desk.keep("kept", desk.coded("coded", rows, {"person": ["ann", "bob"]}))
        [(kind,)] = connection.con.sql("SELECT column_type FROM (DESCRIBE kept)").fetchall()
    assert kind == "ENUM('ann', 'bob')"


def test_what_is_kept_has_the_types_that_were_said(desk):
    rows = desk.put("rows", pa.table({"count": [1, 2]}))
    kept = desk.keep("kept", rows.group_by(said=ibis.null("string")).agg(total=rows["count"].sum()))
    assert {name: str(kind) for name, kind in kept.schema().items()} == {"said": "string", "total": "int64"}
    assert desk.fetch(kept).to_pylist() == [{"said": None, "total": 3}]


def test_a_desk_stands_where_the_table_does_and_leaves_it_open(connection, table_of):
    table = table_of(count=[1])
    with open_desk_of(table) as desk:
        assert desk.fetch(table).to_pylist() == [{"count": 1}]
    assert connection.to_pyarrow(table).to_pylist() == [{"count": 1}]
