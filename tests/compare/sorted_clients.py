"""Clients one by one, by the plain reading of criteria: what proofs of who moves are held against."""

from __future__ import annotations

from itertools import product

from playbook.criteria import allows, classify

NOT_OURS = "not-our-clients"


def pairs(before, after, segmentation, client, line=None):
    """What a client leaves and enters, pair by pair: in not-our-clients if he is not ours in either book, else in the segmentation."""
    was, is_now = classify(before, client, line), classify(after, client, line)
    refused = [f"not-our-client:{one.not_our_client.id}" if one.not_our_client else "" for one in (was, is_now)]
    if any(refused):
        return {(NOT_OURS, *refused)} if refused[0] != refused[1] else set()
    scope = f"segmentation:{segmentation}"
    inside = [_inside(book, found, segmentation) for book, found in ((before, was), (after, is_now))]
    left, entered = inside[0] - inside[1], inside[1] - inside[0]
    return {(scope, *pair) for pair in product(left or {""}, entered or {""})} - {(scope, "", "")}


def _inside(book, found, segmentation):
    [way] = [one for one in book.segmentations if one.id == segmentation]
    own = {one.id for one in way.segments}
    return {f"segment:{one.id}" for one in found.segments if one.id in own}


def status_pair(before, after, client, line=None):
    """The status of a client, by its measures, in each book; nothing where it is the same."""
    found = tuple(_status(book, client, line) for book in (before, after))
    return {("statuses", *found)} if found[0] != found[1] else set()


def _status(book, client, line):
    for one in book.statuses_of(line):
        if all(allows(criterion, client.get(name)) for name, criterion in one.when.items()):
            return f"status:{one.id}"
    return ""
