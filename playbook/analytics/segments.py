"""Attributes of clients in; the segments of each, or why it is not ours, out, by the criteria of the book."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from playbook.analytics.met import any_of, meets
from playbook.criteria.classify import entries_by_criteria
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segmentation

PARTED = ";"
"""What stands between two segments of one client."""


def segments(clients: ir.Table, book: Book, line: str | None) -> ir.Table:
    """Where each client belongs, as `playbook.criteria.classify` says it of one.

    Shape: the clients as they are, and `not_our_client` (an id), a column a segmentation, which bears its id (ids of segments,
           parted by semicolons where there are several), and `segments`, all of them; a client who is not ours is in none.
    """
    attributes = {one.id: one for one in book.attributes}
    client = {name: clients[name] for name in attributes if name in clients.columns}
    not_ours = [(_is_not_ours(one, client, attributes), one.id) for one in entries_by_criteria(book, line)]
    classed = clients.mutate(not_our_client=ibis.cases(*not_ours) if not_ours else ibis.null("string"))
    ways = segmentations_of(book, line)
    told = {column_of(one): _segments_of(one, client, attributes) for one in ways}
    classed = classed.mutate(
        **{name: classed.not_our_client.isnull().ifelse(text, None) for name, text in told.items()}
    )
    joined = [classed[name].fill_null("") + PARTED for name in told]
    everything = sum(joined[1:], start=joined[0]) if joined else ibis.literal("")
    runs = everything.re_replace(f"{PARTED}+", PARTED).re_replace(f"^{PARTED}|{PARTED}$", "")
    return classed.mutate(segments=runs.nullif(""))


def segmentations_of(book: Book, line: str | None) -> list[Segmentation]:
    """The segmentations of a line and of all lines; without a line, every one there is."""
    return [one for one in book.segmentations if line is None or one.line in {None, line}]


def column_of(segmentation: Segmentation) -> str:
    """The column that tells the segments of a segmentation."""
    return f"segmentation:{segmentation.id}"


def _is_not_ours(
    entry: NotOurClient, client: Mapping[str, ir.Value], attributes: Mapping[str, Attribute]
) -> ir.BooleanValue:
    excepted = any_of(meets(one.criteria, client, attributes) for one in entry.exceptions)
    return meets(entry.criteria or {}, client, attributes) & ~excepted


def _segments_of(
    segmentation: Segmentation, client: Mapping[str, ir.Value], attributes: Mapping[str, Attribute]
) -> ir.StringValue:
    """The segments whose criteria hold; where order decides, the first of them."""
    found = [(meets(one.criteria, client, attributes), one.id) for one in segmentation.segments]
    if not found:
        return ibis.null("string")
    if segmentation.policy == "first-match":
        return ibis.cases(*found)
    each = [is_met.ifelse(name + PARTED, "") for is_met, name in found]
    return sum(each[1:], start=each[0]).re_replace(f"{PARTED}$", "").nullif("")
