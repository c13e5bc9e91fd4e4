"""A change in; the sentence that tells it to a head of sales out."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any

from playbook.compare.differences import Difference, name_of
from playbook.compare.entities import Compared
from playbook.compare.fields import Field, fields_of
from playbook.compare.levels import MUST_READ_WHOLE, must_be_read
from playbook.compare.value_words import Words
from playbook.criteria.measure_words import MEASURE_TITLES
from playbook.diagnostics import Label, Message, _, quoted
from playbook.model.base import Noun
from playbook.model.entity import Shared
from playbook.model.kind_words import KIND_WORDS

_SECTIONS = {
    "data": _("sources of data"),
    "abc-xyz": _("ABC–XYZ"),
    "forecast": _("forecast"),
}
_MOST = 5
"""Facts of something new that are told at once; its page tells all."""
_STEPS = ("state", "attribute", "segment", "status")
"""What a step of the way to a field may name."""


def named(one: Compared) -> Message:
    """An entity by title and kind: “Large” (segment)."""
    if one.kind == "book":
        return _("the book")
    kind = KIND_WORDS.get(one.kind) or _SECTIONS[one.kind]
    return _("{title} ({kind})", title=quoted(one.title), kind=kind) if one.title else kind


def told_came(one: Compared, words: Words) -> Message:
    """That an entity has come, with what must be read of it."""
    facts = list(words.facts(one.noun, _weighty(one)))[:_MOST] if one.kind in MUST_READ_WHOLE else []
    if not facts:
        return _("New: {named}.", named=named(one))
    told = reduce(lambda said, fact: Message("{said}; {fact}", {"said": said, "fact": fact}), facts)
    return _("New: {named} – {facts}.", named=named(one), facts=told)


def told_went(one: Compared) -> Message:
    """That an entity has gone."""
    return _("Gone: {named}.", named=named(one))


def told_renamed(one: Compared, old_id: str) -> Message:
    """That an entity has another id."""
    return _(
        "{named}: in the files it is called “{after}” now instead of “{before}”; for readers it is the same.",
        named=named(one),
        after=one.id.rpartition("/")[2],
        before=old_id.rpartition("/")[2],
    )


def told_difference(
    one: Compared, difference: Difference, before: object | None, after: object | None, words: Words
) -> Message:
    """That a field has another value, has one, or has none any more; `before` and `after` in words."""
    where = {"named": named(one), "field": _labelled(one, difference, words)}
    if difference.is_order:
        return _("{named}: {field} – the same in another order.", **where)
    if before is None:
        return _("{named}: {field} – new: {after}.", **where, after=after)
    if after is None:
        return _("{named}: {field} – no more: {before}.", **where, before=before)
    if before == after:
        return _("{named}: {field} – changed in what is not shown here.", **where)
    return _("{named}: {field} – {after} instead of {before}.", **where, after=after, before=before)


_BESIDE_THE_NAME = frozenset(
    message.text
    for message in (
        _("{field} – the same in another order."),
        _("{field} – new: {after}."),
        _("{field} – no more: {before}."),
        _("{field} – {after} instead of {before}."),
        _("{field} – changed in what is not shown here."),
        _("in the files it is called “{after}” now instead of “{before}”; for readers it is the same."),
    )
)


def says_facts(message: Message) -> bool:
    """Whether it tells of something new what must be read of it."""
    return "facts" in message.values


def without_name(message: Message) -> Message:
    """What is told of a change, for where the entity is named already; any other message as it is."""
    if says_facts(message):
        return Message("{facts}.", {"facts": message.values["facts"]})
    text = message.text.removeprefix("{named}: ")
    return replace(message, text=text) if text in _BESIDE_THE_NAME else message


def _weighty(one: Compared) -> list[Field]:
    """The fields of an entity that must be read, its own before those that all entities have."""
    found = [
        field
        for field in fields_of(type(one.noun))
        if field.name not in one.parts and must_be_read(type(one.noun).__name__, field.name)
    ]
    return sorted(found, key=lambda field: field.name in Shared.model_fields)


def _labelled(one: Compared, difference: Difference, words: Words) -> list[object]:
    """The way to the field: labels of fields, titles of what they hold; of an item that came or went the list that it is of."""
    path = difference.path
    item = difference.after if difference.before is None else difference.before
    if isinstance(item, Noun) and len(path) > 1 and path[-1] in {name_of(item), "-"}:
        path = path[:-1]
    steps: list[object] = []
    value: Any = one.noun
    for step in path:
        said, value = _stepped(value, step, words)
        steps.append(said)
    return steps


def _stepped(value: Any, step: str, words: Words) -> tuple[object, Any]:  # noqa: ANN401 - values of the model
    """What a step of the way is called, and what stands there."""
    if isinstance(value, Noun):
        field = _field(value, step)
        return (Label(field.about), getattr(value, field.name)) if field else (step, None)
    title = words.called(step, _STEPS)
    if isinstance(value, tuple):
        item = next((item for item in value if name_of(item) == step), None)
        own = getattr(item, "title", None) or title
        return (step if step.isdecimal() and not own else quoted(own or step)), item
    return title or MEASURE_TITLES.get(step, step), value.get(step) if isinstance(value, dict) else None


def _field(noun: Noun, key: str) -> Field | None:
    return next((one for one in fields_of(type(noun)) if one.key == key), None)
