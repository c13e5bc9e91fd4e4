"""What was expected and what stands there: the sentence that every value in a wrong form gets."""

from __future__ import annotations

from playbook.diagnostics import Message, _
from playbook.model.mistake import mistake

_LONGEST_QUOTE = 60  # a line of a terminal holds no more beside the sentence
_MOST_KEYS = 3

LIST_HINT = _("Write each item on a line of its own after “- ”, or all of them inside […].")


def expected(form: Message, value: object, hint: Message | None = None) -> Exception:
    """The mistake of a value in the wrong form."""
    return mistake(expectation(form, value), hint)


def expectation(form: Message, value: object) -> Message:
    """What was expected, what stands there."""
    if value is None or value == "":
        return _("Expected {form}, but nothing stands here.", form=form)
    if isinstance(value, list | tuple):
        return _("Expected {form}, but a list stands here.", form=form)
    if isinstance(value, dict):
        keys = [str(key) for key in value if not str(key).startswith("\0")]
        more = ["…"] if len(keys) > _MOST_KEYS else []
        return _("Expected {form}, but keys stand here: {keys}.", form=form, keys=keys[:_MOST_KEYS] + more)
    return _("Expected {form}, but “{value}” stands here.", form=form, value=shortened(str(value)))


def shortened(text: str) -> str:
    """An author's words, no longer than a sentence can quote."""
    text = " ".join(text[: 2 * _LONGEST_QUOTE].split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
