"""Why the worst case of a pipeline is not known."""

from __future__ import annotations

import pytest

from playbook.check.doubts import too_many
from playbook.diagnostics import Address
from playbook.model.pipeline import Pipeline


@pytest.mark.parametrize(
    ("doubt", "why"),
    [
        ("ways", "there are too many ways round its loops."),
        ("sorts", "too many segments have deadlines of their own."),
    ],
)
def test_the_pipeline_and_the_reason_are_told(doubt, why):
    pipeline = Pipeline.model_validate({"id": "p", "title": "P"})
    found = too_many(pipeline, doubt, Address(("x",)))

    assert (found.at, str(found.message)) == (("x",), f"This could not be proved for “P”: {why}")
    assert found.hint is not None
