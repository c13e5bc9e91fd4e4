"""Segments as expressions: the same answer as the plain classifier, client by client."""

from __future__ import annotations

import ibis
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.segments import PARTED, segments
from playbook.criteria import classify
from tests.analytics.conftest import book_of
from tests.criteria.random_rules import books, clients

_TYPES = {
    "size": pa.decimal128(38, 9), "weight": pa.decimal128(38, 9), "colour": pa.string(),
    "is-near": pa.bool_(), "is-old": pa.bool_(),
}  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(books(), st.lists(clients(), min_size=1, max_size=40), st.sampled_from([None, "wholesale", "retail"]))
def test_expressions_and_the_plain_classifier_agree_on_every_client(connection, book, some, line):
    columns = {name: pa.array([client[name] for client in some], kind) for name, kind in _TYPES.items()}
    number = pa.array(range(len(some)))
    table = connection.create_table(ibis.util.gen_name("some"), ibis.memtable(pa.table({"number": number, **columns})))

    rows = connection.to_pyarrow(segments(table, book, line).order_by("number")).to_pylist()

    for client, row in zip(some, rows, strict=True):
        expected = classify(book, client, line)
        assert row["not_our_client"] == (expected.not_our_client.id if expected.not_our_client else None)
        assert (row["segments"] or "").split(PARTED) == [one.id for one in expected.segments] or [""]


def test_what_no_column_tells_is_unknown_of_everybody(connection):
    book = book_of(
        {
            "attributes": [{"id": "size", "title": "Size", "kind": "number"}],
            "segmentations": [
                {
                    "id": "by-size",
                    "title": "By size",
                    "segments": [
                        {"id": "known", "title": "Known", "criteria": {"size": {"from": "0"}}},
                        {"id": "asked", "title": "Asked", "criteria": {"size": "unknown"}},
                    ],
                }
            ],
        }
    )
    table = connection.create_table("none", ibis.memtable(pa.table({"client": ["a"]})))

    [row] = connection.to_pyarrow(segments(table, book, None)).to_pylist()

    assert (row["segments"], row["segmentation:by-size"]) == ("asked", "asked")
