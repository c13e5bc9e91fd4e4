"""Words that somebody says go in; the same in the quotation marks of the book's language come out."""

from __future__ import annotations

from playbook.diagnostics import _
from playbook.plan.wording import Wording

_OPENING = ("«", "“", "„", '"')


def quoted(words_said: str, words: Wording) -> str:
    """The words in quotation marks, unless their author has set some."""
    return words_said if words_said.startswith(_OPENING) else words.say(_("“{words}”", words=words_said))
