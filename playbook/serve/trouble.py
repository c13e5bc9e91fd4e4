"""An exception in; the sentence, the place in a template and the trace by which it is told, out."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.serve.outcome import Trouble


def trouble_of(error: Exception, templates: Sequence[Path]) -> Trouble:
    """The trouble of an exception; its place is the innermost line of a template, if it passed through one."""
    if isinstance(error, PlaybookError):
        return Trouble(error.message)
    trace = "".join(traceback.format_exception(error))
    reason = f"{type(error).__name__}: {error}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in templates:
            if Path(frame.filename).is_relative_to(folder):
                where = f"{folder.name}/{Path(frame.filename).relative_to(folder).as_posix()}:{frame.lineno}"
                message = _("A template cannot be rendered: {reason}.", reason=reason.rstrip("."))
                return Trouble(message, where, (frame.line or "").strip(), trace)
    return Trouble(_("The preview failed: {reason}.", reason=reason.rstrip(".")), trace=trace)
