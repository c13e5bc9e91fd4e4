"""Breaches of every kind have the same columns."""

from __future__ import annotations

from datetime import date

from playbook.analytics.breach_rows import COLUMNS, breach_rows


def test_what_is_not_said_is_the_stays_own_or_nothing(desk, stays_of):
    stays = stays_of("2026-10-31", ann="call 2026-10-08 ivan")
    [row] = desk.fetch(breach_rows("begins-midway", stays, state=stays.state, day=stays.since.date())).to_pylist()
    said = {"kind": "begins-midway", "pipeline": "p", "state": "call", "day": date(2026, 10, 8)}
    own = {"client": "ann", "person": "ivan", "file": "events.csv", "row": 2}
    assert row == dict.fromkeys(COLUMNS) | said | own


def test_rows_of_no_stay_have_no_place_in_a_file(desk, table_of):
    rows = desk.put("levels", table_of(person=["ivan"], clients=[3]).to_pyarrow())
    found = breach_rows("worklist", rows.mutate(pipeline=rows.person), count=rows.clients)
    assert [*found.columns] == [*COLUMNS]
    assert {name: str(kind) for name, kind in found.schema().items()} == COLUMNS
    [row] = desk.fetch(found).to_pylist()
    assert (row["client"], row["person"], row["count"], row["file"], row["row"]) == (None, "ivan", 3, None, None)
