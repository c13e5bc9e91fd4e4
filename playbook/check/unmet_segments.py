"""Unmet segments: the touchpoints of a state in; the segments some of whose clients none of them is meant for, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from playbook.check.meetings import segmentations_of
from playbook.criteria import Box, Budget, Population, population_of, uncovered
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.touchpoint import Touchpoint

_BUDGET = 50_000
"""Boxes looked at for all states of a book together."""


class Unmet:
    """Asks it of one state after another; what the segments of a line look like is found once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._budget = Budget(_BUDGET)
        self._known = {segment.id for segment in book.segments()}
        self._everybody: dict[str | None, Population] = {}

    def segments(self, pipeline: Pipeline, here: Sequence[Touchpoint]) -> list[Segment]:
        """The segments of a pipeline's line that are not met, of the segmentations by which the touchpoints choose if any of those lacks one.

        A client whom a touchpoint meets as one of another segmentation is met. Where a touchpoint names a segment that the book does not
        have, nothing is said: it may be meant for any.

        Raises: BudgetSpentError.
        """
        named = {name for touchpoint in here for name in touchpoint.segments}
        if not named <= self._known or self._are_all_met(pipeline, here):
            return []
        divisions = list(segmentations_of(self._book, pipeline))
        chosen_by = [one for one in divisions if any(segment.id in named for segment in one.segments)]
        return self._unmet(pipeline, chosen_by, here) or self._unmet(pipeline, divisions, here)

    def _are_all_met(self, pipeline: Pipeline, here: Sequence[Touchpoint]) -> bool:
        """Whether a touchpoint is for everybody: what most states have, and can be told at a glance."""
        return any(not one.segments and (one.line is None or one.line == pipeline.line) for one in here)

    def _unmet(
        self, pipeline: Pipeline, divisions: Iterable[Segmentation], here: Sequence[Touchpoint]
    ) -> list[Segment]:
        found: dict[str, Segment] = {}
        for division in divisions:
            for line in self._lines(pipeline, division):
                meant = [touchpoint for touchpoint in here if line is None or touchpoint.line in {None, line}]
                if all(touchpoint.segments for touchpoint in meant):
                    named = {name for touchpoint in meant for name in touchpoint.segments}
                    found |= {segment.id: segment for segment in self._left(division, named, line)}
        return list(found.values())

    def _lines(self, pipeline: Pipeline, division: Segmentation) -> list[str | None]:
        line = pipeline.line or division.line
        return [line] if line or not self._book.lines else [one.id for one in self._book.lines]

    def _left(self, division: Segmentation, named: set[str], line: str | None) -> Iterable[Segment]:
        """The segments of a division that have clients of ours whom none of the named ones holds."""
        everybody = self._everybody_of(line)
        boxes = {segment.id: box for segment, box in everybody.segments}
        covers = [boxes[name] for name in named if name in boxes] + everybody.boxes_not_ours
        earlier: list[Box] = []
        for segment in division.segments:
            box = boxes.get(segment.id)
            if box is None:
                continue
            if segment.id not in named and (everybody.untold or self._is_left(box, covers + earlier)):
                yield segment
            if division.policy == "first-match":
                earlier.append(box)

    def _is_left(self, box: Box, covers: list[Box]) -> bool:
        return next(uncovered(box, covers, self._budget), None) is not None

    def _everybody_of(self, line: str | None) -> Population:
        """The clients of a line as all its segmentations together see them."""
        if line not in self._everybody:
            divisions = [one for one in self._book.segmentations if line is None or one.line in {None, line}]
            segments = tuple(segment for one in divisions for segment in one.segments)
            together = divisions[0].model_copy(update={"segments": segments, "line": line})
            self._everybody[line] = population_of(self._book, together)
        return self._everybody[line]
