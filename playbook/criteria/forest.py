"""Rules as bits in; a reduced decision diagram out, which shares its nodes with the other diagrams of its forest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playbook.criteria.axis import Axis
from playbook.criteria.boxes import Budget
from playbook.criteria.verdict import Bits

Node = int
"""The number of a node of the forest; below nothing, a result: −1 is the first."""

Result = tuple[str, ...]
EMPTY: Result = ()

Narrow = Callable[[int, int], int | None]
"""Of rules that are still met, and those among all that are settled, the ones that can still tell something; none where nothing can."""


class Forest:
    """Nodes and results of diagrams over the same axes, each there once.

    A node is `(axis, next, atom, next, …)`: what comes next for the first atoms of its axis, and by turns an atom from which
    on something else comes next, and what. The unknown is the last atom.
    """

    def __init__(self, axes: Sequence[Axis]) -> None:
        self.axes = axes
        self.nodes: list[tuple[int, ...]] = []
        self.results: list[Result] = [EMPTY]
        self._numbers: dict[tuple[int, ...], Node] = {}
        self._leaves: dict[Result, Node] = {EMPTY: -1}

    def grow(self, bits: Bits, narrow: Narrow, result: Callable[[int], Result], budget: Budget) -> Node:
        """The root of the diagram that gives the `result` of the rules that a client meets.

        Raises: BudgetSpentError.
        """
        settled = bits.settled()
        known: dict[tuple[int, int], Node] = {}

        def grown(axis: int, alive: int) -> Node:
            narrowed = narrow(alive, settled[axis])
            if narrowed is None:
                return self._leaf(EMPTY)
            while axis < len(self.axes) and not narrowed & bits.tested[axis]:
                axis += 1
            key = (axis, narrowed)
            if key not in known:
                if axis == len(self.axes):
                    known[key] = self._leaf(result(narrowed))
                else:
                    budget.spend(len(bits.allowed[axis]))
                    known[key] = self._node(axis, [grown(axis + 1, narrowed & one) for one in bits.allowed[axis]])
            return known[key]

        return grown(0, bits.all)

    def _leaf(self, result: Result) -> Node:
        if result not in self._leaves:
            self.results.append(result)
            self._leaves[result] = -len(self.results)
        return self._leaves[result]

    def _node(self, axis: int, nexts: Sequence[Node]) -> Node:
        node = [axis, nexts[0]]
        for atom in range(1, len(nexts)):
            if nexts[atom] != nexts[atom - 1]:
                node += atom, nexts[atom]
        if len(node) == 2:  # noqa: PLR2004 - one way on: nothing to ask
            return nexts[0]
        if (key := tuple(node)) not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(key)
        return self._numbers[key]
