"""What a role may promise alone: an authority in; the question about its highest discount, with those of others for wrong answers, out."""

from __future__ import annotations

from decimal import Decimal

from playbook.diagnostics import Message, _, quoted
from playbook.model.authority import Authority
from playbook.model.role import Role
from playbook.plan.promises import authority_in_words
from playbook.plan.quiz.claims import Asked, Claim, of_line, proved, with_others
from playbook.plan.quiz.known import Known, Setting, is_whole
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question
from playbook.plan.wording import Wording

KIND = "authority"


def authority_question(setting: Setting, name: str) -> Question | None:
    """The question, for a client of one segment where it holds for some; none where the role has two limits for it, or some are hidden."""
    known, words = setting.known, setting.words
    one = known.authority[name]
    role, segment = known.roles.get(one.role), _segment(known, one)
    is_clear = is_whole(setting.book, "authority") and (segment is not None or not one.segments)
    if role is None or one.discount_up_to is None or not is_clear:
        return None
    own = {limit for _line, limit in _limits(known, one)}
    others = drawn(known.authority.values(), lambda other: other.id, KIND, name)
    asked = Asked(
        kind=KIND,
        ref=f"authority:{name}",
        about=f"authority:{name}",
        rule=(one.role, segment, one.discount_up_to),
        question=of_line(_question(known, role, segment), one.line, setting),
        claims=with_others(
            _claim(one, one.discount_up_to, words),
            [
                _claim(other, other.discount_up_to, words)
                for other in others
                if other.discount_up_to is not None and other.discount_up_to not in own
            ],
        ),
        explain=_explain(setting, one),
    )
    return proved(asked, lambda discount: is_highest(known, one, segment, discount), words)


def _question(known: Known, role: Role, segment: str | None) -> Message:
    if segment is None:
        return _("What is the highest discount that {role} may promise alone?", role=role.title)
    return _(
        "What is the highest discount that {role} may promise alone to a client of {segment}?",
        role=role.title, segment=quoted(known.segments[segment][1].title),
    )  # fmt: skip


def is_highest(known: Known, one: Authority, segment: str | None, discount: Decimal) -> bool | None:
    """Whether a role may promise a client of a segment, or any, just so much; open where another limit of the role may hold for it too."""
    limits = [limit for line, limit in _limits(known, one) if line is None or one.line in {None, line}]
    return None if len(limits) != 1 or (segment is None and one.segments) else limits[0] == discount


def _limits(known: Known, one: Authority) -> list[tuple[str | None, Decimal]]:
    """What the role of an authority may promise alone, or one that is called as it is: its limits with their lines."""
    return [
        (other.line, other.discount_up_to)
        for other in known.authority.values()
        if known.is_called_alike(other.role, one.role) and other.discount_up_to is not None
    ]


def _segment(known: Known, one: Authority) -> str | None:
    named = drawn(known.clear_segments(one.segments), str, KIND, one.id)
    return named[0] if named else None


def _claim(one: Authority, discount: Decimal, words: Wording) -> Claim[Decimal]:
    return Claim(one.id, words.percent(discount) if discount else words.say(_("None at all")), discount)


def _explain(setting: Setting, one: Authority) -> Message:
    promises = setting.words.listed(authority_in_words(one, setting.words))
    beyond = setting.known.roles.get(one.beyond or "")
    if beyond is None:
        return _("{authority}: {promises}.", authority=quoted(one.title), promises=promises)
    return _(
        "{authority}: {promises}; beyond that {role} decides.",
        authority=quoted(one.title), promises=promises, role=beyond.title,
    )  # fmt: skip
