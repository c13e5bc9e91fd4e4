"""Whether a client is ours: a not-our-client in; the question about a client near the border of the rule or of its exceptions, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal, NamedTuple

from playbook.criteria import Client, Value, classify
from playbook.diagnostics import Message, _, quoted
from playbook.model.not_our_client import ClientException, NotOurClient
from playbook.plan.quiz.claims import Asked, Claim, of_line, proved, with_others
from playbook.plan.quiz.clients import (
    client_in_words,
    clients_meeting,
    clients_outside,
    criteria_in_words,
    is_clear,
    says_its_answer,
    sorted_facts,
    surely_meets,
    values_of,
)
from playbook.plan.quiz.known import Setting
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question
from playbook.plan.quiz.segments import can_classify

KIND = "ours"
Side = Literal["ours", "not-ours", "excepted"]


class Verdict(NamedTuple):
    """What is claimed of a client: that it is ours, not ours by a rule, or ours as an exception to it that a role decides."""

    side: Side
    rule: str = ""
    approved_by: str | None = None


def ours_question(setting: Setting, name: str) -> Question | None:
    """The question, or none where signs decide and no criteria, or an edition does not tell of all that does."""
    entry = setting.known.not_our_clients[name]
    if not entry.criteria or entry.signs or not can_classify(setting.book):
        return None
    for side in drawn(_CLIENTS, str, KIND, name):
        for told in islice(_CLIENTS[side](setting, entry), _MOST_CLIENTS):
            question = _question(setting, entry, side, told)
            if question is not None:
                return question
    return None


_MOST_CLIENTS = 12
"""Clients looked at from each side of a rule, before it is given up."""


def _not_ours(setting: Setting, entry: NotOurClient) -> Iterator[dict[str, Value]]:
    attributes = setting.known.attributes
    exceptions = [one.criteria for one in entry.exceptions]
    for told in clients_meeting(entry.criteria or {}, attributes, KIND, entry.id):
        yield from islice(clients_outside(told, exceptions, attributes, KIND, entry.id), 2)


def _ours(setting: Setting, entry: NotOurClient) -> Iterator[dict[str, Value]]:
    """Clients beyond the border of the rule by one fact; where the rule tests but one choice there is nothing to weigh."""
    attributes, criteria = setting.known.attributes, entry.criteria or {}
    if len(criteria) == 1 and not any(one.ranges for one in criteria.values()):
        return
    for told in clients_meeting(criteria, attributes, KIND, entry.id):
        for name in drawn(criteria, str, KIND, entry.id):
            for value in values_of(attributes[name], criteria[name], KIND, entry.id, is_met=False):
                yield {**told, name: value}


def _excepted(setting: Setting, entry: NotOurClient) -> Iterator[dict[str, Value]]:
    attributes = setting.known.attributes
    for one in entry.exceptions:
        for told in clients_meeting(entry.criteria or {}, attributes, KIND, entry.id):
            for more in clients_meeting(one.criteria, attributes, KIND, entry.id):
                yield {**told, **more}


_CLIENTS: Mapping[Side, Callable[[Setting, NotOurClient], Iterator[dict[str, Value]]]] = {
    "ours": _ours,
    "not-ours": _not_ours,
    "excepted": _excepted,
}


def _question(setting: Setting, entry: NotOurClient, side: Side, told: dict[str, Value]) -> Question | None:
    words, attributes = setting.words, setting.known.attributes
    line = entry.line or setting.line
    claims = _claims(setting, entry, side, told)
    others = (claim.text for claim in claims[1:])
    if not is_clear(told, attributes) or says_its_answer(told, attributes, claims[0].text, others):
        return None
    client = client_in_words(told, attributes, words)
    question = _("{facts} Nothing else speaks against this client. Is it ours?", facts=client)
    asked = Asked(
        kind=KIND,
        ref=f"not-our-client:{entry.id}",
        about=f"not-our-client:{entry.id}",
        rule=(side, sorted_facts(told), *_rules(entry)),
        question=of_line(question, line, setting),
        claims=claims,
        explain=_explain(setting, entry),
    )
    return proved(asked, lambda verdict: is_verdict(setting, told, verdict, line), words, fewest_wrong=1)


def is_verdict(setting: Setting, told: Client, verdict: Verdict, line: str | None) -> bool | None:
    """Whether a verdict on a client is true, if no other rule speaks against it; open where that depends on what is not told of it.

    It is held against `classify`, for which what is not told is unknown.
    """
    refused = classify(setting.book, told, line).not_our_client
    if verdict.side == "ours":
        return refused is None
    entry = setting.known.not_our_clients[verdict.rule]
    met = surely_meets(entry.criteria or {}, told, setting.known.attributes)
    exceptions = [
        one for one in entry.exceptions if verdict.side == "not-ours" or one.approved_by == verdict.approved_by
    ]
    excepted = _is_excepted(setting, exceptions, told)
    if not met or excepted is None:
        return False if met is False else None
    return excepted and refused is None if verdict.side == "excepted" else not excepted and refused is entry


def _is_excepted(setting: Setting, exceptions: Iterable[ClientException], told: Client) -> bool | None:
    found = [surely_meets(one.criteria, told, setting.known.attributes) for one in exceptions]
    return True if True in found else None if None in found else False


def _claims(setting: Setting, entry: NotOurClient, side: Side, told: dict[str, Value]) -> tuple[Claim[Verdict], ...]:
    """The right answer with those of the other sides, then other rules that surely do not speak of this client."""
    no = _refusal(entry, setting)
    yes = Claim("ours", setting.words.say(_("Yes, it is ours")), Verdict("ours"))
    met = {one.approved_by for one in entry.exceptions if _is_excepted(setting, [one], told)}
    exceptions = [
        _exception(entry, role, setting) for role in dict.fromkeys(one.approved_by for one in entry.exceptions)
    ]
    exceptions.sort(key=lambda claim: claim.what.approved_by not in met)
    others = drawn(_other_rules(setting, entry, told), lambda one: one.id, KIND, entry.id)
    refusals = [_refusal(one, setting) for one in others]
    if side == "ours":
        return with_others(yes, [no, *refusals])
    if side == "excepted":  # it is ours too: to say so is no wrong answer
        return with_others(exceptions[0], [no, *exceptions[1:], *refusals])
    return with_others(no, [yes, *exceptions[:1], *refusals])


def _refusal(entry: NotOurClient, setting: Setting) -> Claim[Verdict]:
    text = setting.words.say(_("No: “{rule}”", rule=entry.title))
    return Claim(f"not-ours {entry.id}", text, Verdict("not-ours", entry.id))


def _exception(entry: NotOurClient, approved_by: str | None, setting: Setting) -> Claim[Verdict]:
    role = setting.known.roles.get(approved_by or "")
    said = _("Yes, as an exception: {role} decides", role=role.title) if role else _("Yes, as an exception to the rule")
    verdict = Verdict("excepted", entry.id, approved_by)
    return Claim(f"excepted {entry.id} {approved_by}", setting.words.say(said), verdict)


def _other_rules(setting: Setting, entry: NotOurClient, told: Client) -> list[NotOurClient]:
    """Rules of the same clients that test what is told, and are not met by it."""
    return [
        one
        for one in setting.known.not_our_clients.values()
        if one is not entry
        and one.criteria
        and not one.signs
        and one.line == entry.line
        and surely_meets(one.criteria, told, setting.known.attributes) is False
    ]


def _explain(setting: Setting, entry: NotOurClient) -> Message:
    criteria = criteria_in_words(entry.criteria or {}, setting.known.attributes, setting.words)
    if not entry.exceptions:
        return _("Not ours: {rule}. {criteria}.", rule=quoted(entry.title), criteria=criteria)
    exceptions = " ".join(setting.words.say(_exception_in_words(one, setting)) for one in entry.exceptions)
    return _(
        "Not ours: {rule}. {criteria}. {exceptions}",
        rule=quoted(entry.title), criteria=criteria, exceptions=exceptions,
    )  # fmt: skip


def _exception_in_words(one: ClientException, setting: Setting) -> Message:
    criteria = criteria_in_words(one.criteria, setting.known.attributes, setting.words)
    role = setting.known.roles.get(one.approved_by or "")
    if role is None:
        return _("Exception: {criteria}.", criteria=criteria)
    return _("Exception ({criteria}): {role} decides.", criteria=criteria, role=role.title)


def _rules(entry: NotOurClient) -> list[object]:
    """All that the rule says, as it counts for the key of its question."""
    criteria = [entry.criteria or {}, *(one.criteria for one in entry.exceptions)]
    return [*map(sorted_facts, criteria), *(one.approved_by for one in entry.exceptions)]
