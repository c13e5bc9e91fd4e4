"""How much a change matters: by what it is a change of, and whether it says something else or is only spelled otherwise.

Must be read: limits, owners, criteria, money, transitions, whom we do not serve (issue "the book in git"). All else informs.
"""

from __future__ import annotations

from collections.abc import Mapping

from playbook.compare.change import Level
from playbook.compare.differences import Difference
from playbook.compare.fields import fields_of
from playbook.compare.wording import says_the_same
from playbook.model.base import Noun
from playbook.model.text import Text

_OF_ALL = frozenset({"owner", "line"})
MUST_READ: Mapping[str, frozenset[str]] = {
    noun: frozenset(fields.split())
    for noun, fields in {
        "Masthead": "currency effective margin_floor stacking calendar",
        "Calendar": "week holidays",
        "Role": "metrics reports_to",
        "Metric": "title period at_least at_most unit weight",
        "Attribute": "kind unit range step values may_be_unknown",
        "Segmentation": "policy complete segments",
        "Segment": "criteria terms",
        "NotOurClient": "kind criteria signs reason action redirect_to exceptions",
        "ClientException": "criteria approved_by",
        "Touchpoint": "states segments role respond_within",
        "Pipeline": "max_cycle worklist inflow pilot",
        "Worklist": "role min max",
        "Pilot": "from_ to targets",
        "PilotTarget": "metric state at_least at_most",
        "State": "kind deadline on_deadline entry exit reasons lasts next",
        "Deadline": "limit warn by_segment",
        "OnDeadline": "to reason share",
        "Transition": "to when reason share",
        "Step": "role lasts",
        "Reason": "title revisit_after",
        "Handoff": "from_ to at mode passes accept_within if_refused",
        "Status": "when next",
        "Movement": "to bonus",
        "AbcXyz": "period window abc xyz deviation",
        "AbcShares": "a b",
        "XyzBounds": "x y",
        "Cell": "terms loyalty",
        "Product": "margin",
        "Terms": "kind percent defer credit_limit prepayment minimum_order",
        "Authority": "role segments discount_up_to defer_up_to credit_up_to beyond",
        "Programme": "segments statuses cells products valid terms stacks_with economics",
        "Validity": "from_ to",
        "LoyaltyTerm": "kind title body percent cost",
        "Economics": "launch_cost monthly_cost clients turnover_per_client margin uplift cost_per_client retention horizon",
        "Retention": "before after",
        "Situation": "role limit hand_to",
        "Forecast": "period periods axes columns rules",
        "Period": "from_ to",
        "Path": "role mentor pass_",
    }.items()
}
"""By the model's nouns, the fields whose change must be read."""
MUST_READ_WHOLE = frozenset(
    {
        "role", "attribute", "segmentation", "segment", "not-our-client", "pipeline", "state", "handoff", "status", "abc-xyz", "cell",
        "programme", "terms", "authority",
    }
)  # fmt: skip
"""The kinds of entities that must be read when they come or go."""


def level_of(difference: Difference, kind: str) -> Level:
    """The level of a difference in an entity of a kind."""
    if difference.is_order or _is_spelling(difference):
        return "editorial"
    if kind == "page" and difference.path == ("title",):
        return "editorial"
    is_weighty = must_be_read(difference.holder, difference.field.name)
    return "must-read" if is_weighty or _holds_weighty(difference.before, difference.after) else "inform"


def must_be_read(noun: str, field: str) -> bool:
    """Whether a change of a field of a noun of the model must be read."""
    return field in _OF_ALL or field in MUST_READ.get(noun, ())


def _holds_weighty(before: object, after: object) -> bool:
    """Whether an item came or went of which something must be read, such as a step with its role."""
    item = after if before is None else before
    return (before is None or after is None) and isinstance(item, Noun) and _must_be_read_in(item)


def _must_be_read_in(noun: Noun) -> bool:
    values = (
        getattr(noun, field.name) for field in fields_of(type(noun)) if must_be_read(type(noun).__name__, field.name)
    )
    return any(value is not None and value != () for value in values)


def level_of_whole(kind: str) -> Level:
    """The level of an entity of a kind that has come or gone."""
    return "must-read" if kind in MUST_READ_WHOLE else "inform"


def _is_spelling(difference: Difference) -> bool:
    before, after = difference.before, difference.after
    if not difference.field.is_words:
        return False
    one = before.source if isinstance(before, Text) else before
    other = after.source if isinstance(after, Text) else after
    return isinstance(one, str) and isinstance(other, str) and says_the_same(one, other)
