"""Ways in words: states and days in; titles in a row, sums of days, and the lines of a way as the other places of a finding, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from playbook.diagnostics import Message, Percent, Related, _, _n
from playbook.estimate.graph import Edge, StateGraph
from playbook.model.pipeline import State

_MOST = 12  # titles in a row; the sentence of a longer way would fill a screen
_ENDS = 5


def in_a_row(graph: StateGraph, names: Sequence[str]) -> str:
    """States by title, in the order in which a client goes: New → Contact 1 → Client."""
    titles = [graph.states[name].title for name in names]
    if len(titles) > _MOST:
        titles = [*titles[:_ENDS], "…", *titles[-_ENDS:]]
    return " → ".join(titles)


def rounded(number: Fraction, places: int = 2) -> Decimal:
    """A number to so many decimals, without noughts behind: days and weeks as one says them."""
    scaled = Decimal(round(number * 10**places)).scaleb(-places).normalize()
    return scaled if scaled.as_tuple().exponent <= 0 else scaled.quantize(Decimal(1))  # type: ignore[operator]  # a number is finite


def in_days(number: Fraction) -> Message:
    """Days in words: 1 day, 2.5 days; of a part of a day the form that stands beside two is said."""
    count = int(number) if number.denominator == 1 else 2
    return _n("{shown} day", "{shown} days", count, shown=rounded(number))


def in_weeks(number: Fraction) -> Message:
    """Weeks in words, as `in_days`, with as many decimals as they come with."""
    count = int(number) if number.denominator == 1 else 2
    return _n("{shown} week", "{shown} weeks", count, shown=rounded(number, 4))


def added_up(parts: Sequence[Fraction | Percent]) -> Message:
    """Days or percents as a sum: 7+7+7+10+14."""
    shown: list[object] = [rounded(one) if isinstance(one, Fraction) else one for one in parts]
    return _sum(shown if len(shown) <= _MOST else [*shown[:_ENDS], "…", *shown[-_ENDS:]])


def equation(days: Sequence[Fraction]) -> Message:
    """Days, their sum written out where there is more than one: 7+7+7+10+14 = 45."""
    total = rounded(sum(days, Fraction(0)))
    if len(days) <= 1:
        return _sum([total])
    return Message("{days} = {total}", {"days": added_up(days), "total": total})


def _sum(parts: Sequence[object]) -> Message:
    """Halves of halves: each number is written in the reader's language only when the message is."""
    if len(parts) == 1:
        return Message("{number}", {"number": parts[0]})
    half = len(parts) // 2
    return Message("{first}+{second}", {"first": _sum(parts[:half]), "second": _sum(parts[half:])})


def related_ways(graph: StateGraph, edges: Iterable[Edge]) -> Iterator[Related]:
    """The lines of a way: each transition, or passed deadline, of it."""
    for edge in edges:
        names = {"source": edge.state.title, "target": graph.states[edge.target].title}
        if edge.is_deadline:
            yield Related(edge.at, _("When the deadline of “{source}” passes, on to “{target}”.", **names))
        else:
            yield Related(edge.at, _("From “{source}” on to “{target}”.", **names))


def to_choose_from(states: Iterable[State]) -> list[str]:
    """States as an author names them in a mend: refusal (Refusal)."""
    named = [f"{state.id} ({state.title})" for state in states]
    return named if len(named) <= _MOST else [*named[:_ENDS], "…"]
