"""The algebra of criteria: regions of clients, gaps, overlaps, witnesses, and the plain classifier that every proof is held against."""

from playbook.criteria.axis import Axis, NumberAxis, Value
from playbook.criteria.boxes import Box, Budget, BudgetSpentError, common, is_inside, uncovered
from playbook.criteria.classify import Classification, Client, allows, classify, meets
from playbook.criteria.population import Population, population_of
from playbook.criteria.space import Space

__all__ = [
    "Axis",
    "Box",
    "Budget",
    "BudgetSpentError",
    "Classification",
    "Client",
    "NumberAxis",
    "Population",
    "Space",
    "Value",
    "allows",
    "classify",
    "common",
    "is_inside",
    "meets",
    "population_of",
    "uncovered",
]
