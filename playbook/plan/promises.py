"""Terms and authorities go in; what each comes to, in a few words, comes out."""

from __future__ import annotations

from playbook.diagnostics import Message, _
from playbook.model.authority import Authority
from playbook.model.terms import Terms
from playbook.plan.wording import Wording


def terms_in_words(terms: Terms, words: Wording) -> tuple[str, ...]:
    """The figures of terms: 3 %; deferral 14 days; none for terms that are told in text alone."""
    found: list[str] = [] if terms.percent is None else [words.percent(terms.percent)]
    if terms.prepayment is not None:
        found.append(words.say(_("{share} in advance", share=words.percent(terms.prepayment))))
    if terms.defer is not None:
        found.append(words.say(_("deferral {time}", time=words.duration(terms.defer))))
    if terms.credit_limit is not None:
        found.append(words.say(_("credit up to {sum}", sum=words.money(terms.credit_limit))))
    if terms.minimum_order is not None:
        found.append(words.say(_("order from {sum}", sum=words.money(terms.minimum_order))))
    return tuple(found)


def authority_in_words(authority: Authority, words: Wording) -> tuple[str, ...]:
    """What a role may promise alone: discount up to 3 %; deferral up to 14 days."""
    limits: list[Message] = []
    if authority.discount_up_to is not None:
        shown = words.percent(authority.discount_up_to)
        limits.append(_("discount up to {share}", share=shown) if authority.discount_up_to else _("no discount"))
    if authority.defer_up_to is not None:
        shown = words.up_to(authority.defer_up_to)
        limits.append(_("deferral {time}", time=shown) if authority.defer_up_to.amount else _("no deferral"))
    if authority.credit_up_to is not None:
        shown = words.money(authority.credit_up_to)
        limits.append(_("credit up to {sum}", sum=shown) if authority.credit_up_to else _("no credit"))
    return tuple(words.say(limit) for limit in limits)
