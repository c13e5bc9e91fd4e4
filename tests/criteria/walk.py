"""The walk through decisions as the page's script does it: answers in, what is asked next and what is decided out."""

from __future__ import annotations

from bisect import bisect_right

from playbook.criteria import NumberAxis
from playbook.criteria.cut import Cut


def atom_of(axis, value):
    """The number of the atom in which a value lies; the unknown is the last."""
    if value is None:
        return axis.known.bit_length()
    if isinstance(axis, NumberAxis):
        return bisect_right(axis.cuts[1:-1], Cut(value, is_after=False))
    return int(value) if isinstance(value, bool) else list(axis.values).index(value)


def walk(decisions, client, asked=()):
    """The verdict of answers, and the axes that open diagrams wait for."""
    answers = {number: atom_of(decisions.axes[number], client[decisions.axes[number].name]) for number in asked}
    open_axes, found = set(), []

    def decide(decision):
        results = []
        is_open = False
        for part in decision.parts:
            node = part
            while node >= 0 and decisions.forest.nodes[node][0] in answers:
                node = _next(decisions.forest.nodes[node], answers)
            if node >= 0:
                is_open = True
                open_axes.add(decisions.forest.nodes[node][0])
            elif decisions.forest.results[-1 - node]:
                results += decisions.forest.results[-1 - node]
                if decision.policy == "first":
                    break
        return results if not is_open or decision.policy == "first" else []

    not_ours = decide(decisions.not_ours)
    found += not_ours
    if not not_ours:
        for one in (*decisions.exceptions, *(each for _way, each in decisions.segmentations)):
            found += decide(one)
    return found, open_axes


def _next(node, answers):
    follower = node[1]
    for at in range(2, len(node), 2):
        if node[at] <= answers[node[0]]:
            follower = node[at + 1]
    return follower


def qualify(decisions, client):
    """The verdict of a client and the axes that were asked, in their order."""
    asked = []
    while True:
        found, open_axes = walk(decisions, client, asked)
        if not open_axes:
            return found, asked
        asked.append(min(open_axes))
