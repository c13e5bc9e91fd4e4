"""The attributes that decide in; the order in which they are asked, so that few questions are left after each answer, out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from playbook.criteria.axis import Axis
from playbook.criteria.verdict import Bits, EntryBits, bits_of_entries, bits_of_segments
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segmentation


def asking_order(
    axes: tuple[Axis, ...], entries: Sequence[NotOurClient], segmentations: Sequence[Segmentation]
) -> tuple[Axis, ...]:
    """First what tells that a client is not ours, of that first what leaves the fewest questions; of equals the author's first.

    How many are left is counted for every known atom of an attribute, all of them taken as equally frequent.
    """
    bits = Bits(axes)
    marked = bits_of_entries(bits, entries)
    of_entries = bits.all
    segments = [(one.policy == "first-match", bits_of_segments(bits, one)) for one in segmentations]
    left = {number: _left_after(bits, number, axis, marked, segments) for number, axis in enumerate(axes)}
    return tuple(
        axes[number] for number in sorted(left, key=lambda one: (not bits.tested[one] & of_entries, left[one], one))
    )


def _left_after(
    bits: Bits, number: int, axis: Axis, marked: Sequence[EntryBits], segments: Sequence[tuple[bool, list[int]]]
) -> Fraction:
    """How many questions may still matter after an answer, on the average of the answers."""
    tested_elsewhere = 0
    for other, tested in enumerate(bits.tested):
        if other != number:
            tested_elsewhere |= tested
    settled = bits.all & ~tested_elsewhere
    known = [bits.allowed[number][atom] for atom in range(axis.known.bit_length())]
    left = 0
    for allowed in known:
        kept = _kept(bits.all & allowed, settled, marked, segments)
        left += sum(1 for other, tested in enumerate(bits.tested) if other != number and tested & kept)
    return Fraction(left, len(known) or 1)


def _kept(alive: int, settled: int, marked: Sequence[EntryBits], segments: Sequence[tuple[bool, list[int]]]) -> int:
    """The rules that can still tell something."""
    kept = 0
    for one in marked:
        kept |= one.open_bits(alive, settled) | one.first_exception_alone(alive, settled)
        if one.is_sure(alive, settled):
            return kept
    for is_first_match, own in segments:
        for bit in own:
            kept |= alive & bit
            if is_first_match and alive & settled & bit:
                break
    return kept
