"""Criteria as bits: which of many rules a client still meets is one number, and each answer takes rules out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from playbook.criteria.axis import Axis
from playbook.model.criterion import Criterion
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segmentation


class Bits:
    """Rules over axes, each a bit: `allowed` has, by axis and atom, the rules that allow it, `tested` those that test the axis."""

    def __init__(self, axes: Sequence[Axis]) -> None:
        self._axes = axes
        self.allowed = [[0] * axis.whole.bit_length() for axis in axes]
        self.tested = [0] * len(axes)
        self.all = 0

    def add(self, criteria: Mapping[str, Criterion]) -> int:
        """The bit of a rule; none where nobody can meet it. What is tested and no attribute of the book is never known."""
        names = {axis.name for axis in self._axes}
        if not all(one.takes_unknown for name, one in criteria.items() if name not in names):
            return 0
        masks = [axis.mask(criteria[axis.name]) if axis.name in criteria else axis.whole for axis in self._axes]
        if not all(masks):
            return 0
        bit = self.all + 1
        self.all |= bit
        for number, (axis, mask) in enumerate(zip(self._axes, masks, strict=True)):
            if mask != axis.whole:
                self.tested[number] |= bit
            for atom in range(axis.whole.bit_length()):
                if mask >> atom & 1:
                    self.allowed[number][atom] |= bit
        return bit

    def settled(self) -> list[int]:
        """By number of axes that are answered, from the first on, the rules that none of the others tests."""
        found = [self.all]
        for tested in reversed(self.tested):
            found.append(found[-1] & ~tested)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class EntryBits:
    """A not-our-client: the bit of its criteria, and those of its exceptions."""

    met: int
    exceptions: tuple[int, ...]
    excepted: int

    def holds(self, alive: int) -> bool:
        """Whether a client of whom all is known is not ours by it."""
        return bool(alive & self.met) and not alive & self.excepted

    def is_sure(self, alive: int, settled: int) -> bool:
        """Whether it holds whatever is still answered."""
        return bool(alive & settled & self.met) and not alive & self.excepted

    def open_bits(self, alive: int, settled: int) -> int:
        """Its rules that still say whether it holds; none once it cannot."""
        if not alive & self.met or alive & settled & self.excepted:
            return 0
        return alive & (self.met | self.excepted)

    def first_exception_alone(self, alive: int, settled: int) -> int:
        """Its rules that still say by which of its exceptions a client is ours, the first that is met; none once there is none."""
        if not alive & self.met or not alive & self.excepted:
            return 0
        kept = alive & self.met
        for bit in self.exceptions:
            kept |= alive & bit
            if alive & settled & bit:
                break
        return kept


def bits_of_entries(bits: Bits, entries: Iterable[NotOurClient]) -> list[EntryBits]:
    """The bits of entries, in their order."""
    return [_bits_of_entry(bits, one) for one in entries]


def _bits_of_entry(bits: Bits, entry: NotOurClient) -> EntryBits:
    met = bits.add(entry.criteria or {})
    exceptions = tuple(bits.add(criteria) for criteria in exceptions_of(entry))
    return EntryBits(met, exceptions, sum(exceptions))


def bits_of_segments(bits: Bits, segmentation: Segmentation) -> list[int]:
    """The bits of segments, in their order."""
    return [bits.add(segment.criteria) for segment in segmentation.segments]


def exceptions_of(entry: NotOurClient) -> list[Mapping[str, Criterion]]:
    """The criteria of who is ours all the same."""
    return [one.criteria for one in entry.exceptions]
