"""The measures of a client that statuses test, as axes: statuses in; the population that they divide, in which order decides, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from playbook.criteria.axis import NumberAxis
from playbook.criteria.cut import rounded_stretch
from playbook.criteria.population import Population
from playbook.criteria.space import Space
from playbook.model.criterion import Criterion, Measure
from playbook.model.range import Range
from playbook.model.segmentation import Segment
from playbook.model.status import Status


@dataclass(frozen=True, slots=True)
class Domain:
    """What a measure can be: from which number on, in which steps, in percent or not, and whether clients are without it.

    Source: book-format, "statuses". Turnover is taken as continuous from 0: growth from −100% and a share from 0 leave it no less.
    """

    least: Decimal
    step: Decimal | None = None
    is_percent: bool = False
    may_be_undefined: bool = True


_ZERO, _ONE = Decimal(0), Decimal(1)
DOMAINS: Mapping[Measure, Domain] = {
    "orders": Domain(_ZERO, _ONE, may_be_undefined=False),
    "turnover": Domain(_ZERO, may_be_undefined=False),
    "days-since-first-order": Domain(_ZERO, _ONE),
    "days-since-last-order": Domain(_ZERO, _ONE),
    "wallet-share": Domain(_ZERO, is_percent=True),
    "growth": Domain(-_ONE, is_percent=True),
}
"""Who never ordered has no days since an order, who has no known capacity no share of it, who bought nothing before no growth."""


def population_of_statuses(statuses: Iterable[Status]) -> Population:
    """The clients whom statuses divide, each status told as a segment; measures are taken as independent of one another.

    A status whose criteria do not fit their measures is left out: F004 tells it.
    """
    sound = sound_statuses(statuses)
    space = space_of_statuses(sound)
    return Population(
        space,
        tuple(
            (_as_segment(status), box)
            for status in sound
            if (box := space.box(dict[str, Criterion](status.when.items()))) is not None
        ),
        not_ours=(),
    )


def sound_statuses(statuses: Iterable[Status]) -> list[Status]:
    """The statuses whose criteria fit their measures."""
    return [status for status in statuses if all(_fits(name, one) for name, one in status.when.items())]


def space_of_statuses(
    statuses: Iterable[Status], cuts: Mapping[Measure, Iterable[Criterion]] = MappingProxyType({})
) -> Space:
    """The measures that statuses test, in the order of the format; `cuts` are criteria that cut them beside."""
    tested: dict[Measure, list[Criterion]] = {}
    for status in statuses:
        for name, criterion in status.when.items():
            tested.setdefault(name, []).append(criterion)
    return Space(axis_of_measure(name, [*tested[name], *cuts.get(name, ())]) for name in DOMAINS if name in tested)


def _fits(name: Measure, criterion: Criterion) -> bool:
    is_percent = DOMAINS[name].is_percent
    is_range = not criterion.choices and not criterion.excluded and criterion.flag is None
    return is_range and all((one.unit == "percent") is is_percent for one in criterion.ranges)


def axis_of_measure(name: Measure, criteria: Iterable[Criterion]) -> NumberAxis:
    """The axis of a measure, cut by criteria on it."""
    domain = DOMAINS[name]
    stretch = rounded_stretch(Range(lower=domain.least), domain.step)
    return NumberAxis(name, stretch, domain.step, criteria, has_unknown=domain.may_be_undefined)


def _as_segment(status: Status) -> Segment:
    return Segment.model_construct(id=status.id, title=status.title, address=status.address)
