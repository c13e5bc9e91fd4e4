"""What changed terms do to discounts that meet: two books in; by programme the lowest margin in its stackings, where it differs, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal

from playbook.compare.change import Effect
from playbook.compare.figures import Figure, Reckoned, Unknown, effect_of
from playbook.compare.pair import Pair
from playbook.compare.programme_effects import under_floor
from playbook.diagnostics import Percent, _, quoted
from playbook.estimate.discounts import margin_after
from playbook.estimate.stacking import Worst, worst_stackings
from playbook.model.book import Book
from playbook.model.loyalty import Programme

_TENTH = Decimal("0.001")
_NEXT_TO_NOTHING = Decimal(-1000)
"""A margin that no percent tells any more."""
_MOST = 7
"""Titles told one by one."""


def stacking_effects(pair: Pair, programmes: Mapping[str, tuple[Programme, Programme]]) -> Iterator[tuple[str, Effect]]:
    """The effects on the programmes with the highest discount in a stacking, by reference; `programmes` are those of both books.

    The stackings of a book hang together, and are reckoned all at once, where something has changed of which they are made.
    Limits: what is told is under the floor of its book; of all that is not, that alone.
    Source: rules, L601.
    """
    if pair.has_same_clients and _grounds(pair.before) == _grounds(pair.after):
        return
    old, new = _Worst(pair.before), _Worst(pair.after)
    for ref, (was, now) in programmes.items():
        if old.is_alone(was) and new.is_alone(now):
            continue
        what = _("The lowest margin of “{title}” with all discounts that meet", title=now.title)
        effect = effect_of(ref, "stacked-margin", what, old.of(was), new.of(now))
        if effect is not None:
            yield ref, effect


class _Worst:
    """The worst stackings of a book by the id of the programme with the highest discount."""

    def __init__(self, book: Book) -> None:
        found = worst_stackings(book)
        self._floor = book.masthead.floor
        self._by_head = {worst.head.id: worst for worst in found.worst}
        self._unproved = {programme.id for programme in found.unproved}

    def is_alone(self, programme: Programme) -> bool:
        """Whether nothing is told that the margin after the discount does not tell: nothing meets it, or nothing that breaks the floor."""
        worst = self._by_head.get(programme.id)
        if worst is None:
            return programme.id not in self._unproved
        return len(worst.programmes) == 1 and worst.offer.authority is None and worst.offer.product is None

    def of(self, programme: Programme) -> Reckoned:
        """The margin in the worst stacking of a programme, rounded down as the check rounds it."""
        worst = self._by_head.get(programme.id)
        if worst is None and programme.id in self._unproved:
            return Unknown(_("programmes may be used together in too many ways"))
        if worst is None:
            return Figure(None, _("no less than {floor}", floor=Percent(self._floor)))
        left = margin_after(worst.offer.margin, worst.offer.discount)
        under = under_floor(self._floor)
        if left is None or left < _NEXT_TO_NOTHING:
            return Figure(None, _with_others(_("next to nothing is paid"), worst), trouble=under)
        shown = left.quantize(_TENTH, ROUND_FLOOR)
        return Figure(shown, _with_others(Percent(shown), worst), trouble=under)


def _with_others(margin: object, worst: Worst) -> object:
    """A margin, what meets the programme, and on what."""
    others = [one for one in (*worst.programmes, worst.offer.authority) if one is not None and one is not worst.head]
    said = margin
    if others:
        names: list[object] = [quoted(one.title) for one in others]
        shown = names if len(names) <= _MOST else [*names[: _MOST - 1], "…"]
        said = _("{margin} with {names}", margin=said, names=shown)
    if worst.offer.product is not None:
        said = _("{margin} on “{product}”", margin=said, product=worst.offer.product.title)
    return said


def _grounds(book: Book) -> tuple[object, ...]:
    """What stackings are made of: discounts, margins, and whom and what they reach beside clients by their segments."""
    return (
        book.loyalty,
        book.products,
        book.authority,
        (book.masthead.stacking, book.masthead.floor),
        tuple((one.id, one.line) for one in book.statuses),
        tuple((one.line, *one.cells) for one in book.abc_xyz),
    )
