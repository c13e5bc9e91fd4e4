"""Progress on a terminal: what is being done now, on standard error; nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playbook.diagnostics import Message
from playbook.locale import Language


@contextmanager
def shown_progress(language: Language) -> Iterator[Callable[[Message], None]]:
    """A function that shows what is being done, as long as the block lasts."""
    if not sys.stderr.isatty():
        yield lambda _message: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    with Console(stderr=True).status("") as status:
        yield lambda message: status.update(message.in_language(language) + "…")
