"""A key that the format does not know: the key, what stands beside it and what may stand there in; what to say out."""

from __future__ import annotations

from typing import Any, NamedTuple

from playbook.diagnostics import Message, _, nearest
from playbook.load.sentences import MERGE, known_keys
from playbook.load.slips import DELETE_STRANGE_SPACE, STRANGE_SPACES, glued, no_space_after
from playbook.locale import LANGUAGES
from playbook.model.base import Noun
from playbook.model.expected import shortened
from playbook.model.lookalikes import in_latin, lookalike_hint
from playbook.model.value_hints import divided_number


class UnknownKey(NamedTuple):
    """What to say; the key that was `meant`, if it can be told; whether it `continues` the value before it."""

    message: Message
    hint: Message
    meant: str | None = None
    continues: bool = False


def told_unknown_key(key: str, value: Any, before: Any, holder: type[Noun] | None) -> UnknownKey:  # noqa: ANN401 - whatever the author wrote
    """A key that a noun does not know; `before` is the value that stands before it."""
    if key == MERGE:
        hint = _("Write the keys out, or repeat whole values with & and *.")
        return UnknownKey(_("A book does not know “<<”."), hint, MERGE)
    known = known_keys(holder)
    if (slip := _slip(key, value, known)) is not None:
        return slip
    if (divided := divided_number(before, key, value)) is not None:
        return UnknownKey(*divided, continues=True)
    message = _("The key “{key}” is not known here.", key=shortened(key))
    meant = key_meant(key, known, holder)
    if meant is not None:
        return UnknownKey(message, did_you_mean(key, meant), meant)
    if value is None:
        return UnknownKey(message, _SPLIT_TEXT)
    return UnknownKey(message, _("Known here: {known}.", known=known))


def strange_space_before(key: str) -> tuple[Message, Message] | None:
    """What is said of a key in front of which stand spaces that are none to YAML."""
    if not key.startswith(tuple(STRANGE_SPACES)):
        return None
    return _("This line is indented with a space that is not an ordinary one."), DELETE_STRANGE_SPACE


def key_meant(key: str, known: list[str], holder: type[Noun] | None) -> str | None:
    """The key most like this one, by its letters, or by what it is called in a reader's language."""
    near = nearest(in_latin(key), known)
    if near is not None or key.isascii() or holder is None:
        return near
    called = {
        Message(field.description).in_language(language).partition(":")[0].casefold(): field.alias or name
        for name, field in holder.model_fields.items()
        if field.description
        for language in LANGUAGES
    }
    found = nearest(key.replace("_", " "), called)
    return called[found] if found else None


def did_you_mean(key: str, meant: str) -> Message:
    """The hint that names what was meant, and says so where the two look the same, or where it was translated."""
    hint = lookalike_hint(key, meant)
    if hint is None and not key.isascii() and nearest(in_latin(key), [meant]) is None:
        return _("Write “{meant}”: keys are written as the format has them, in Latin letters.", meant=meant)
    return hint or _("Did you mean “{near}”?", near=meant)


def _slip(key: str, value: Any, known: list[str]) -> UnknownKey | None:  # noqa: ANN401 - as above
    if (told := strange_space_before(key)) is not None:
        return UnknownKey(*told, nearest(key.strip(), known))
    parts = glued(key) if value is None else None
    if parts is not None and parts[0] in known:
        return UnknownKey(*no_space_after(*parts), parts[0])
    return None


_SPLIT_TEXT = _(
    "If it is a part of the text before it, put that text into quotes: inside {{…}} a comma starts a new key."
)
