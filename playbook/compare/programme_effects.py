"""What changed terms do to a loyalty programme: it before and after in; its break-even, ROI and margin, where they differ, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from playbook.compare.change import Effect
from playbook.compare.figures import Figure, Reckoned, Unknown, effect_of, part, rounded
from playbook.compare.pair import Pair
from playbook.diagnostics import Message, Percent, _, _n
from playbook.estimate.discounts import margin_after, own_discount
from playbook.estimate.economics import Balance, Missing, balance_of, horizon_of
from playbook.model.loyalty import Programme
from playbook.model.masthead import Masthead

_WHAT: Mapping[str, Message] = {
    "break-even": _("“{title}” breaks even"),
    "roi": _("ROI of “{title}”"),
    "margin": _("Margin after the discount of “{title}”"),
}


def programme_effects(ref: str, pair: Pair, was: Programme, now: Programme) -> Iterator[Effect]:
    """The effects on a programme, in the order in which its page tells the figures."""
    if was == now and _limits(pair.before.masthead) == _limits(pair.after.masthead):
        return
    old, new = _figures(was, pair.before.masthead), _figures(now, pair.after.masthead)
    for measure, what in _WHAT.items():
        effect = effect_of(ref, measure, Message(what.text, {"title": now.title}), old[measure], new[measure])
        if effect is not None:
            yield effect


def _limits(masthead: Masthead) -> tuple[object, ...]:
    return masthead.stacking, masthead.floor, masthead.working_week


def _figures(programme: Programme, masthead: Masthead) -> dict[str, Reckoned]:
    balance = balance_of(programme, masthead.stacking)
    months = horizon_of(programme, masthead.working_week)
    return {
        "break-even": _left_out(balance) if isinstance(balance, Missing) else _break_even(balance, months),
        "roi": _left_out(balance, months) if isinstance(balance, Missing) else _roi(balance, months),
        "margin": _margin(programme, masthead),
    }


def _left_out(balance: Missing, months: int | None = 0) -> Unknown:
    figures = (*balance.figures, *(("horizon",) if months is None else ()))
    return Unknown(_("its economics leave out: {figures}", figures=figures))


def _break_even(balance: Balance, months: int | None) -> Figure:
    """The month at whose end a programme has paid, held against its horizon."""
    month = balance.break_even
    if month is None:
        return Figure(None, _("in no month"), trouble=_("because no month brings more than it costs"))
    late = None
    if months and month > months:
        late = _n("later than the {count} month it has", "later than the {count} months it has", months)
    return Figure(Decimal(month), _("in month {number}", number=month), trouble=late, relief=_("in time again"))


def _roi(balance: Balance, months: int | None) -> Reckoned:
    if months is None:
        return _left_out(Missing(()), None)
    if not months:
        return Unknown(_("its horizon is less than a month"))
    returned = balance.roi(months)
    if returned is None:
        return Unknown(_("it costs nothing"))
    shown = part(returned)
    words = _n("{share} over {count} month", "{share} over {count} months", months, share=shown.words)
    return Figure(shown.number, words)


def _margin(programme: Programme, masthead: Masthead) -> Reckoned:
    margin = programme.economics.margin if programme.economics is not None else None
    if margin is None:
        return _left_out(Missing(("margin",)))
    after = margin_after(margin, own_discount(programme, masthead.stacking))
    under = under_floor(masthead.floor) if after is None or after < masthead.floor else None
    if after is None:
        return Figure(None, _("nothing is paid"), trouble=under)
    shown = rounded(after, 3)
    return Figure(shown, Percent(shown), trouble=under)


def under_floor(floor: Decimal) -> Message:
    """What a margin does that is too low, as the end of a sentence."""
    return _("under the floor of {floor}", floor=Percent(floor))
