"""The history of a book in; ways and states that the book does not know, beginnings midway and jumps out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.breach_rows import Found, Key, breach_rows
from playbook.analytics.drawn import SELLING, drawn_ways, pipelines_of, states_of
from playbook.analytics.edge import Desk
from playbook.analytics.stays import History
from playbook.model.book import Book

_STEP = ("pipeline", "previous", "state")
_AHEAD = SELLING | {"won"}


def way_breaches(desk: Desk, history: History, book: Book) -> list[Found]:
    """Where clients went as the book does not say.

    unknown-pipeline:   a client in a pipeline that the book has not: once for each client, with his first day there.
    unknown-state:      a stay in a state that its pipeline has not.
    begins-midway:      a client who comes in at a state of another kind than `start`, and by no drawn way out of another pipeline.
    unknown-transition: a move between two states of the book that it does not draw.
    jump:               such a move ahead, to a `start`, `work` or `won` state that the book reaches through further `start` and `work` states:
                        they were skipped.
    """
    stays = history.stays
    steps = desk.fetch(
        stays.group_by([*_STEP, "is_known"]).agg(count=stays.count(), left=stays.count(where=~stays.is_open))
    ).to_pylist()
    return [
        _of_pipelines(stays, steps, history.clients, book),
        _of_states(stays, steps, book),
        _of_beginnings(stays, steps, book),
        *_of_moves(desk, stays, steps, book),
    ]


def _of_pipelines(stays: ir.Table, steps: list[dict[str, Any]], clients: int, book: Book) -> Found:
    unknown = sorted({step["pipeline"] for step in steps} - {*pipelines_of(book)})
    strange = stays.filter(stays.pipeline.isin(unknown)) if unknown else stays.filter(ibis.literal(False))  # noqa: FBT003 - no row
    first = ibis.window(group_by=["client", "pipeline"], order_by=["since", "number"])
    ranked = strange.mutate(place=ibis.row_number().over(first))
    rows = ranked.filter(ranked.place == 0)
    found = breach_rows("unknown-pipeline", rows, day=rows.since.date())
    return Found(found, {("unknown-pipeline", one, None, None, None): clients for one in unknown})


def _of_states(stays: ir.Table, steps: list[dict[str, Any]], book: Book) -> Found:
    known = pipelines_of(book)
    rows = stays.filter(~stays.is_known, stays.pipeline.isin(list(known)))
    every: dict[str, int] = {}
    for step in steps:
        every[step["pipeline"]] = every.get(step["pipeline"], 0) + step["count"]
    chances: dict[Key, int] = {
        ("unknown-state", step["pipeline"], step["state"], None, None): every[step["pipeline"]]
        for step in steps
        if not step["is_known"] and step["pipeline"] in known
    }
    return Found(breach_rows("unknown-state", rows, state=rows.state, day=rows.since.date()), chances)


def _of_beginnings(stays: ir.Table, steps: list[dict[str, Any]], book: Book) -> Found:
    begun: dict[str, int] = {}
    for step in steps:
        if step["previous"] is None:
            begun[step["pipeline"]] = begun.get(step["pipeline"], 0) + step["count"]
    midway = {
        (pipeline.id, name)
        for pipeline in pipelines_of(book).values()
        for name, state in states_of(pipeline).items()
        if state.kind != "start"
    }
    rows = stays.filter(stays.previous.isnull(), stays.is_known)
    rows = rows.filter(ibis.or_(*(_is_in(rows, *key) for key in sorted(midway)))) if midway else rows.limit(0)
    chances: dict[Key, int] = {
        ("begins-midway", step["pipeline"], step["state"], None, None): begun[step["pipeline"]]
        for step in steps
        if step["previous"] is None and (step["pipeline"], step["state"]) in midway
    }
    return Found(breach_rows("begins-midway", rows, state=rows.state, day=rows.since.date()), chances)


def _of_moves(desk: Desk, stays: ir.Table, steps: list[dict[str, Any]], book: Book) -> list[Found]:
    kinds = _kinds(steps, book)
    schema = pa.schema([(name, pa.string()) for name in (*_STEP, "kind")])
    rows = [dict(zip(_STEP, step, strict=True)) | {"kind": kind} for step, kind in kinds.items()]
    strange = desk.put(ibis.util.gen_name("strange_steps"), pa.Table.from_pylist(rows, schema))
    moved = stays.join(strange, list(_STEP))
    left: dict[tuple[str, str], int] = {}
    for step in steps:
        left[step["pipeline"], step["state"]] = left.get((step["pipeline"], step["state"]), 0) + step["left"]
    found = []
    for kind in ("unknown-transition", "jump"):
        here = moved.filter(moved.kind == kind)
        chances: dict[Key, int] = {
            (kind, pipeline, source, target, None): left[pipeline, source]
            for (pipeline, source, target), other in kinds.items()
            if other == kind
        }
        found.append(Found(breach_rows(kind, here, state=here.previous, to=here.state, day=here.since.date()), chances))
    return found


def _kinds(steps: list[dict[str, Any]], book: Book) -> Mapping[tuple[str, str, str], str]:
    """The moves that the book does not draw, between states that it has: each a jump, or unknown."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for way in drawn_ways(book):
        drawn.setdefault((way.pipeline, way.source), []).append(way.target)
    states = {name: states_of(pipeline) for name, pipeline in pipelines_of(book).items()}
    found: dict[tuple[str, str, str], str] = {}
    for step in steps:
        pipeline, source, target = (step[name] for name in _STEP)
        own = states.get(pipeline, {})
        if source in own and target in own and target not in drawn.get((pipeline, source), []):
            selling = {name for name, state in own.items() if state.kind in SELLING}
            is_jump = own[target].kind in _AHEAD and _is_ahead(pipeline, source, target, drawn, selling)
            found[pipeline, source, target] = "jump" if is_jump else "unknown-transition"
    return found


def _is_ahead(
    pipeline: str, source: str, target: str, drawn: Mapping[tuple[str, str], list[str]], selling: set[str]
) -> bool:
    """Whether the book comes from a selling state to another by way of further ones."""
    if source not in selling:
        return False
    seen, ahead = {source}, [one for one in drawn.get((pipeline, source), []) if one in selling]
    while ahead:
        state = ahead.pop()
        if state in seen:
            continue
        seen.add(state)
        onward = drawn.get((pipeline, state), [])
        if target in onward:
            return True
        ahead += [one for one in onward if one in selling]
    return False


def _is_in(rows: ir.Table, pipeline: str, state: str) -> ir.BooleanValue:
    return (rows.pipeline == pipeline) & (rows.state == state)
