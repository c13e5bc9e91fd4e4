"""Given the codes that the loader tells, I find each of them in the catalogue of rules under the same name."""

from __future__ import annotations

from playbook.check import catalogue_of_rules
from playbook.load.told import TOLD_BY_LOAD


def test_the_catalogue_knows_what_the_loader_tells():
    catalogue = {code: rule.name for code, rule in catalogue_of_rules().items() if rule.reported_by == "load"}

    assert TOLD_BY_LOAD
    assert catalogue == TOLD_BY_LOAD
