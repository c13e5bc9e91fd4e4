"""The words of the format that stand for a choice, as readers call them, within a sentence; by noun and field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from playbook.diagnostics import Message, _

_PERIODS = {"week": _("a week"), "month": _("a month"), "quarter": _("a quarter"), "season": _("a season")}
_GIVEN = {"discount": _("discount"), "delivery": _("delivery"), "other": _("other")}
CHOICE_WORDS: Mapping[str, Mapping[str, Message]] = {
    "AbcXyz.deviation": {"population": _("over the population"), "sample": _("over a sample")},
    "AbcXyz.period": _PERIODS,
    "Attribute.kind": {"money": _("a sum of money"), "number": _("a number"), "choice": _("a choice"), "flag": _("yes or no")},
    "Document.kind": {
        "contract": _("contract"), "offer": _("offer"), "invoice": _("invoice"), "act": _("act"), "form": _("form"),
        "price-list": _("price list"), "regulation": _("regulation"),
    },
    "Edition.focus": {"own": _("only what its roles do themselves")},
    "Forecast.columns": {"expert": _("expert"), "budget": _("budget"), "actual": _("actual"), "deviation": _("deviation")},
    "Forecast.period": _PERIODS,
    "Handoff.mode": {"script": _("at one moment, by script"), "phased": _("in phases")},
    "LoyaltyTerm.kind": _GIVEN | {
        "configuration": _("configuration"), "referral": _("referral"), "instalment": _("instalments"), "gift": _("gift"),
        "lottery": _("lottery"), "packaging": _("packaging"), "bonus": _("bonus"),
    },
    "Masthead.language": {"ru": _("Russian"), "en": _("English")},
    "Masthead.stacking": {"chain": _("one after another"), "sum": _("added up"), "best": _("only the largest")},
    "NotOurClient.kind": {"cannot": _("we cannot serve them"), "will-not": _("we choose not to serve them")},
    "PilotTarget.metric": {
        "conversion": _("conversion"), "overdue": _("overdue"), "duration": _("duration"), "worklist": _("worklist"), "won": _("won clients"),
    },
    "Segment.potential": {"low": _("low"), "medium": _("medium"), "high": _("high")},
    "Segmentation.policy": {
        "exclusive": _("a client is in one segment"), "first-match": _("the first that matches wins"),
        "overlapping": _("a client may be in several segments"),
    },
    "State.kind": {
        "start": _("the start"), "work": _("the sale is being made"), "pause": _("a pause"), "won": _("the deal is won"),
        "lost": _("the deal is lost"),
    },
    "Terms.kind": _GIVEN | {"price": _("price"), "payment": _("payment"), "minimum": _("minimum order")},
    "Touchpoint.channel": {
        "phone": _("phone"), "email": _("e-mail"), "messenger": _("messenger"), "meeting": _("meeting"), "visit": _("visit"),
        "site": _("website"), "exhibition": _("exhibition"), "document": _("document"), "other": _("other"),
    },
    "Touchpoint.direction": {"inbound": _("the client turns to us"), "outbound": _("we turn to the client")},
}  # fmt: skip
"""Weekdays and codes of currencies are words of their own."""
_NONE: Mapping[str, Message] = MappingProxyType({})


def choice_in_words(noun: str, field: str, choice: object) -> Message | None:
    """What readers call a choice in a field of a noun of the model; nothing where the field has no choices."""
    return CHOICE_WORDS.get(f"{noun}.{field}", _NONE).get(str(choice))
