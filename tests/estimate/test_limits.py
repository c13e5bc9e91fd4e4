"""The limits of a state, for all and by segment, as some client has them."""

from __future__ import annotations

import pytest

from playbook.estimate.limits import limits_of

SEGMENTS = [
    {"id": name, "title": name.title(), "criteria": {"big": flag}}
    for name, flag in (("large", "true"), ("small", "false"))
]
BOOK = {
    "attributes": [{"id": "big", "title": "Big", "kind": "flag"}],
    "segmentations": [{"id": "s", "title": "S", "segments": SEGMENTS}],
}


@pytest.mark.parametrize(
    ("deadline", "limits"),
    [
        (None, []),
        ("5d", [("limit", "5d", "")]),
        ({"limit": "5d", "by_segment": {"small": "2d"}}, [("limit", "5d", ""), ("small", "2d", "Small")]),
        (
            {"limit": "5d", "by_segment": {"small": "2d", "large": "3d"}},
            [("small", "2d", "Small"), ("large", "3d", "Large")],
        ),
        ({"limit": "5d", "by_segment": {"nobody": "2d"}}, [("limit", "5d", "")]),
    ],
)
def test_each_limit_that_holds_for_somebody_is_told_where_it_is_written(one_pipeline, deadline, limits):
    book = one_pipeline({"a": {"deadline": deadline}}, book=BOOK)
    [pipeline] = book.pipelines
    found = limits_of(book, pipeline, pipeline.states[0])

    assert [(one.at[-1], str(one.time), one.segment.title if one.segment else "") for one in found] == limits
