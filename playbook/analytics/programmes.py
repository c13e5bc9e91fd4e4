"""The sums of a client base in; the clients of each loyalty programme, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playbook.analytics.measurements import Group
from playbook.analytics.segments import PARTED
from playbook.analytics.summary import Summary, group_of
from playbook.model.book import Book
from playbook.model.loyalty import Programme

Kind = Mapping[str, Any]


def programmes(book: Book, summary: Summary, *, is_divided: bool) -> dict[str, Group]:
    """The clients whom each programme is for: ours, in one of its segments, in one of its statuses and in one of its cells, where it names such.

    Leaves out: programmes of which the ledger does not tell it, because it puts no client at all into segments, statuses, cells or lines.
    """
    ours = [kind for kind in summary.kinds if kind["not_our_client"] is None]
    found = {}
    for programme in book.loyalty:
        tests = list(_tests(book, programme, is_divided=is_divided))
        if all(any(is_known(kind) for kind in ours) for is_known, _is_met in tests):
            found[programme.id] = group_of(kind for kind in ours if all(is_met(kind) for _is_known, is_met in tests))
    return found


Test = tuple[Callable[[Kind], bool], Callable[[Kind], bool]]
"""Whether it is known of a kind of clients, and whether it is so."""


def _tests(book: Book, programme: Programme, *, is_divided: bool) -> Iterator[Test]:
    for key, name in (("status", "statuses"), ("cell", "cells")):
        if wanted := frozenset(getattr(programme, name)):
            yield _is_named(key), _is_one_of(key, wanted)
    if programme.segments:
        wanted = frozenset(programme.segments)
        yield _is_in(_divided_with(book, wanted)), _is_in(wanted)
    if programme.line is not None and len(book.lines) > 1 and (is_divided or not programme.segments):
        yield _is_named("line"), _is_one_of("line", frozenset({programme.line}))


def _divided_with(book: Book, segments: frozenset[str]) -> frozenset[str]:
    """All segments of the segmentations that have one of these."""
    ways = ({one.id for one in way.segments} for way in book.segmentations)
    return frozenset().union(*(way for way in ways if way & segments))


def _is_named(key: str) -> Callable[[Kind], bool]:
    return lambda kind: kind[key] is not None


def _is_one_of(key: str, wanted: frozenset[str]) -> Callable[[Kind], bool]:
    return lambda kind: kind[key] in wanted


def _is_in(wanted: frozenset[str]) -> Callable[[Kind], bool]:
    return lambda kind: not wanted.isdisjoint((kind["segments"] or "").split(PARTED))
