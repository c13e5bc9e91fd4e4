"""Into which segment a client falls: a segment in; the question about a client near its border, with its neighbours for wrong answers, out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from playbook.criteria import Client, Value, classify, meets
from playbook.diagnostics import Message, _, quoted
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation
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
from playbook.plan.quiz.known import Setting, is_whole
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question

KIND = "segment"
NONE = ""
"""The answer that a client is in no segment."""

_MOST_CLIENTS = 40
"""Clients classified for one question, before it is given up."""


def segment_question(setting: Setting, segment_id: str) -> Question | None:
    """The question, or none where a part of the segments or of who is not ours is hidden: then the book cannot answer it."""
    segmentation, segment = setting.known.segments[segment_id]
    if not can_classify(setting.book) or not setting.book.partial.isdisjoint({segmentation.address, segment.address}):
        return None
    if sum(one.title.casefold() == segment.title.casefold() for one in segmentation.segments) > 1:
        return None
    for told in islice(_clients(setting, segmentation, segment), _MOST_CLIENTS):
        question = _question(setting, segmentation, segment, told)
        if question is not None:
            return question
    return None


def can_classify(book: Book) -> bool:
    """Whether an edition tells of all by which clients are divided, and of all who are not ours, the exceptions too."""
    return is_whole(book, "not_our_clients") and all(map(book.tells_of, ("attributes", "segmentations")))


def _clients(setting: Setting, segmentation: Segmentation, segment: Segment) -> Iterator[dict[str, Value]]:
    """Clients of whom so much is told that they are in the segment and in no other, whatever else they are."""
    attributes = setting.known.attributes
    rivals = [one.criteria for one in _rivals(segmentation, segment)]
    for told in clients_meeting(segment.criteria, attributes, KIND, segment.id):
        yield from islice(clients_outside(told, rivals, attributes, KIND, segment.id), 3)


def _rivals(segmentation: Segmentation, segment: Segment) -> list[Segment]:
    """The segments that would take a client as well; where order decides, those that come first."""
    others = [one for one in segmentation.segments if one is not segment]
    if segmentation.policy != "first-match":
        return others
    return list(segmentation.segments[: _place(segmentation, segment)])


def _place(segmentation: Segmentation, segment: Segment) -> int:
    return next(number for number, one in enumerate(segmentation.segments) if one is segment)


def _question(
    setting: Setting, segmentation: Segmentation, segment: Segment, told: dict[str, Value]
) -> Question | None:
    words, attributes = setting.words, setting.known.attributes
    claims = _claims(setting, segmentation, segment, told)
    others = (claim.text for claim in claims[1:])
    if not is_clear(told, attributes) or says_its_answer(told, attributes, segment.title, others):
        return None
    question = _("A client of ours. {facts} In which segment is it?", facts=client_in_words(told, attributes, words))
    asked = Asked(
        kind=KIND,
        ref=f"segment:{segment.id}",
        about=f"segmentation:{segmentation.id}",
        rule=(sorted_facts(told), sorted_facts(segment.criteria)),
        question=of_line(question, segmentation.line or setting.line, setting),
        claims=claims,
        explain=_explain(setting, segmentation, segment),
    )
    found = segment_of(setting, segmentation, told)
    return proved(asked, lambda name: None if found is None else name == found, words)


def segment_of(setting: Setting, segmentation: Segmentation, told: Client) -> str | None:
    """The only segment that a client of ours is in, `NONE` where it is in none; nothing where that depends on what is not told of it.

    It is held against `classify`, for which what is not told is unknown.
    """
    said = classify(setting.book, told, segmentation.line or setting.line)
    verdicts: dict[str, bool | None] = {}
    for segment in segmentation.segments:
        is_taken = segmentation.policy == "first-match" and True in verdicts.values()
        verdicts[segment.id] = not is_taken and surely_meets(segment.criteria, told, setting.known.attributes)
    found = [name for name, verdict in verdicts.items() if verdict]
    plainly = [segment.id for segment in said.segments if segment.id in verdicts]
    if said.not_our_client is not None or None in verdicts.values() or len(found) > 1 or found != plainly:
        return None
    return found[0] if found else NONE


def _claims(
    setting: Setting, segmentation: Segmentation, segment: Segment, told: dict[str, Value]
) -> tuple[Claim[str], ...]:
    """The segment, then the others, the nearest to the client first; and none, where a client may be in none."""
    others = drawn((one for one in segmentation.segments if one is not segment), lambda one: one.id, KIND, segment.id)
    beyond = _beyond(setting, segment, told)
    others.sort(key=lambda one: _distance(setting, one, told, beyond))
    claims = [Claim(one.id, one.title, one.id) for one in others]
    if not segmentation.complete:
        claims.insert(1, Claim(NONE, setting.words.say(_("In none of them")), NONE))
    return with_others(Claim(segment.id, segment.title, segment.id), claims)


def _beyond(setting: Setting, segment: Segment, told: Client) -> list[Client]:
    """The client as it would be just beyond a border of the segment."""
    return [
        {**told, name: value}
        for name, one in segment.criteria.items()
        for value in values_of(setting.known.attributes[name], one, KIND, is_met=False)
    ]


def _distance(setting: Setting, other: Segment, told: Client, beyond: list[Client]) -> tuple[int, bool, bool]:
    """How far a client is from another segment: the facts that keep it out, whether a choice does, whether no border is between."""
    attributes = setting.known.attributes
    barring = [
        name for name, one in other.criteria.items() if name in told and not meets({name: one}, told, attributes)
    ]
    is_far = len(barring) != 1 or not any(surely_meets(other.criteria, client, attributes) for client in beyond)
    return len(barring), any(attributes[name].kind == "choice" for name in barring), is_far


def _explain(setting: Setting, segmentation: Segmentation, segment: Segment) -> Message:
    criteria = criteria_in_words(segment.criteria, setting.known.attributes, setting.words)
    title = quoted(segment.title)
    if not criteria:
        return _("{segment}: everyone whom no segment above takes.", segment=title)
    if segmentation.policy == "first-match" and _place(segmentation, segment):
        return _("{segment}. {criteria}. Segments above it come first.", segment=title, criteria=criteria)
    return _("{segment}. {criteria}.", segment=title, criteria=criteria)
