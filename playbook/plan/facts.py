"""Facts: criteria and other values of an entity as lines of a table, label and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.model.criterion import Criterion
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a table of facts: what is told (linked where it has a reference), and what it is."""

    label: str
    value: str
    ref: str | None = None


def criteria_facts(criteria: Mapping[str, Criterion], words: Wording) -> tuple[Fact, ...]:
    """Criteria over attributes as facts, each linked to its attribute; none where everyone is meant."""
    return tuple(
        Fact(
            label=words.attributes[name].title if name in words.attributes else name,
            value=words.criterion(name, criterion),
            ref=f"attribute:{name}",
        )
        for name, criterion in criteria.items()
    )
