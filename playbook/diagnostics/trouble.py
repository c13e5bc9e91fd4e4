"""Trouble that is not the author's: the world got in the way (a missing folder, a font, a full disk)."""

from __future__ import annotations

from playbook.diagnostics.message import Message


class PlaybookError(Exception):
    """The world got in the way; told to the user in one sentence, with exit status 3."""

    def __init__(self, message: Message | str) -> None:
        super().__init__(str(message))
        self.message = message if isinstance(message, Message) else Message("{sentence}", {"sentence": message})

    def __reduce__(self) -> tuple[type[PlaybookError], tuple[Message]]:
        """Comes out of another process with its words still to be translated."""
        return type(self), (self.message,)
