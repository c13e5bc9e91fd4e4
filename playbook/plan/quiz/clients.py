"""Clients to ask about: criteria in; facts near their borders, which a human would say, and the facts in words, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import islice, product

from playbook.criteria import Client, Value, allows
from playbook.criteria.axis import axis_of, number_in, step_of
from playbook.diagnostics import _
from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion
from playbook.plan.quiz.lots import drawn
from playbook.plan.wording import Wording

Attributes = Mapping[str, Attribute]
Criteria = Mapping[str, Criterion]

_MOST_CLIENTS = 40
"""Clients tried on one way of looking for them, before it is given up."""


def surely_meets(criteria: Criteria, told: Client, attributes: Attributes) -> bool | None:
    """Whether a client of whom so much is told meets criteria, whatever the rest is; none where the rest decides."""
    is_all_told = True
    for name, one in criteria.items():
        if name not in told:
            is_all_told = False
        elif not allows(one, told[name], attributes.get(name)):
            return False
    return is_all_told or None


def clients_meeting(criteria: Criteria, attributes: Attributes, *seed: str) -> Iterator[dict[str, Value]]:
    """Clients who meet criteria, told by these alone, near a border where there is one."""
    if all(name in attributes for name in criteria):
        values = [values_of(attributes[name], one, *seed) for name, one in criteria.items()]
        for found in islice(product(*values), _MOST_CLIENTS):
            yield dict(zip(criteria, found, strict=True))


def clients_outside(
    told: dict[str, Value], rules: Sequence[Criteria], attributes: Attributes, *seed: str
) -> Iterator[dict[str, Value]]:
    """A client with as few more facts as keep it surely out of each of the rules; none if what is told meets one."""
    waiting = [told]
    for _tried in range(_MOST_CLIENTS):
        if not waiting:
            return
        client = waiting.pop()
        open_ = [rule for rule in rules if surely_meets(rule, client, attributes) is not False]
        if not open_:
            yield client
        elif len(client) < len(told) + _MOST_FACTS:
            waiting += [
                {**client, **fact} for fact in reversed(list(_facts_outside(open_[0], client, attributes, *seed)))
            ]


_MOST_FACTS = 3
"""Facts told of a client beside those by which it is sought: whoever must read more looks it up."""


def _facts_outside(rule: Criteria, client: Client, attributes: Attributes, *seed: str) -> Iterator[dict[str, Value]]:
    for name in drawn(rule.keys() - client.keys(), str, *seed):
        if name in attributes:
            yield from ({name: value} for value in values_of(attributes[name], rule[name], *seed, is_met=False))


def values_of(attribute: Attribute, criterion: Criterion, *seed: str, is_met: bool = True) -> list[Value]:
    """Values that a criterion allows, or bars; numbers as near to its ends as a human would say them; the unknown if there is no other."""
    for candidates in (_candidates(attribute, criterion), _numbers_anywhere(attribute, criterion)):
        found = {name: value for name, value in candidates if allows(criterion, value, attribute) is is_met}
        if found:
            return [found[name] for name in drawn(found, str, *seed, attribute.id)]
    return [None] if is_met and criterion.takes_unknown and attribute.may_be_unknown else []


def _candidates(attribute: Attribute, criterion: Criterion) -> Iterator[tuple[str, Value]]:
    """Values by a name that stays when a border is moved."""
    if attribute.kind == "flag":
        yield from (("false", False), ("true", True))
    elif attribute.kind == "choice":
        yield from ((value, value) for value in attribute.values)
    else:
        yield from (one for one in _numbers_at_borders(attribute, criterion) if _can_be_said(one[1], attribute))


def _numbers_at_borders(attribute: Attribute, criterion: Criterion) -> Iterator[tuple[str, Decimal]]:
    for place, one in enumerate(criterion.ranges):
        for side, end in (("lower", one.lower), ("upper", one.upper)):
            if end is not None:
                yield from ((f"{place} {side} {name}", number) for name, number in _around(end, attribute))
    yield from ((word, number) for word in criterion.choices if (number := number_in(word)) is not None)


def _numbers_anywhere(attribute: Attribute, criterion: Criterion) -> Iterator[tuple[str, Decimal]]:
    """A number that a criterion allows and one that it bars, where no border is near."""
    if attribute.kind in {"money", "number"}:
        axis = axis_of(attribute, [criterion], has_unknown=False)
        for name, mask in (("in", axis.mask(criterion)), ("out", axis.whole & ~axis.mask(criterion))):
            if isinstance(value := axis.value(mask), Decimal) and _can_be_said(value, attribute):
                yield name, value


def _can_be_said(number: Decimal, attribute: Attribute) -> bool:
    """Whether a number keeps all its figures when it is told: kopecks, or thousandths."""
    return number == round(number, 2 if attribute.kind == "money" else 3)


def _around(end: Decimal, attribute: Attribute) -> Iterator[tuple[str, Decimal]]:
    """An end of a range and the round numbers next to it, those that can occur; nothing where all that can occur ends there too."""
    domain = attribute.range
    if domain is not None and end in {domain.lower, domain.upper}:
        return
    unit = _unit(end, step_of(attribute))
    below, above = (
        (end / unit).to_integral_value(rounding) * unit + more
        for rounding, more in ((ROUND_CEILING, -unit), (ROUND_FLOOR, unit))
    )
    for name, number in (("at", end), ("below", below), ("above", above)):
        if (domain is None and number >= min(end, Decimal(0))) or (domain is not None and number in domain):
            yield name, Decimal(f"{number:f}")


def _unit(end: Decimal, step: Decimal | None) -> Decimal:
    """The unit in which a human rounds a number: a tenth of its first figure's; with a step, one that the step divides."""
    unit = Decimal(1).scaleb(end.adjusted() - 1) if end else step or Decimal(1)
    return unit if step is None or unit % step == 0 else step


def is_clear(told: Client, attributes: Attributes) -> bool:
    """Whether the facts are called by words of which none means another attribute that is told, or another value."""
    titles = {attributes[name].title.casefold() for name in told}
    values = [list(attributes[name].values.values()) for name in told]
    return len(titles) == len(told) and all(len({*map(str.casefold, one)}) == len(one) for one in values)


def says_its_answer(told: Client, attributes: Attributes, right: str, others: Iterable[str]) -> bool:
    """Whether the only fact that is told of a client is called as the right answer is, and as no other: «Юг» is in «Юг»."""
    called = [attributes[name].values.get(str(value), attributes[name].title) for name, value in told.items()]
    stems = _words(called[0]) if len(called) == 1 else ()
    return _shares(stems, right) and not any(_shares(stems, other) for other in others)


def _shares(words: Iterable[str], text: str) -> bool:
    return any(_is_alike(one, other) for one in words for other in _words(text))


def _is_alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings."""
    shorter = min(len(one), len(other))
    return one == other or (shorter >= _SHORTEST and one[: shorter - 1] == other[: shorter - 1])


_SHORTEST = 4
"""Letters of a word that has an ending."""


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 1]


def sorted_facts(facts: Mapping[str, Value | Criterion]) -> list[tuple[str, str]]:
    """Facts or criteria by the ids of their attributes, as they count for the key of a question."""
    return sorted((name, str(fact)) for name, fact in facts.items())


def client_in_words(told: Client, attributes: Attributes, words: Wording) -> str:
    """What is told of a client, a sentence for each fact, in the order of the book's attributes."""
    facts = (
        _("{title}: {value}.", title=attributes[name].title, value=_value(told[name], attributes[name], words))
        for name in attributes
        if name in told
    )
    return " ".join(map(words.say, facts))


def _value(value: Value, attribute: Attribute, words: Wording) -> str:
    if isinstance(value, Decimal):
        return words.amount(value, attribute)
    return words.value(
        attribute, "unknown" if value is None else str(value).lower() if isinstance(value, bool) else value
    )


def criteria_in_words(criteria: Criteria, attributes: Attributes, words: Wording) -> str:
    """Criteria as a sentence lists them: purchases: 1 000 000 or more; channel: dealer."""
    return "; ".join(
        words.say(_("{title}: {value}", title=attributes[name].title, value=words.criterion(name, one)))
        for name, one in criteria.items()
        if name in attributes
    )
