"""What stands once for each line in, a name for each out."""

from __future__ import annotations

from playbook.model.forecast import Forecast
from playbook.plan.chapters.by_line import names_by_line


def test_each_is_named_by_its_line_and_else_by_its_number():
    entities = [Forecast(line="retail"), Forecast(), Forecast(line="retail"), Forecast(line="wholesale")]

    assert names_by_line(entities) == ("retail", "2", "3", "wholesale")
