"""A title in quotation marks: the author's words in, a message that quotes them as the reader's language does, out."""

from __future__ import annotations

from playbook.diagnostics.message import Message, _


def quoted(title: object) -> Message:
    """A title between the quotation marks of the reader's language."""
    return _("“{title}”", title=title)
