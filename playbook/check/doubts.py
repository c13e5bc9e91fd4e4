"""Doubts: why the worst case of a pipeline could not be found, as the rules tell that need it."""

from __future__ import annotations

from playbook.check.rule import NotProven
from playbook.diagnostics import Address, _
from playbook.estimate.longest import Doubt
from playbook.model.pipeline import Pipeline


def too_many(pipeline: Pipeline, doubt: Doubt, at: Address) -> NotProven:
    """What is told where there are too many ways, or sorts of client, to try them all."""
    if doubt == "ways":
        return NotProven(
            at=at,
            message=_(
                "This could not be proved for “{pipeline}”: there are too many ways round its loops.",
                pipeline=pipeline.title,
            ),
            hint=_("Let fewer transitions lead back."),
        )
    return NotProven(
        at=at,
        message=_(
            "This could not be proved for “{pipeline}”: too many segments have deadlines of their own.",
            pipeline=pipeline.title,
        ),
        hint=_("Let the deadlines of fewer segments differ, and of one segmentation alone."),
    )
