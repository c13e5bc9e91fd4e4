"""How diagnostics are written: one module a format, diagnostics in, text out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playbook.diagnostics.formats.github import as_github
    from playbook.diagnostics.formats.gitlab import as_gitlab
    from playbook.diagnostics.formats.json import as_json
    from playbook.diagnostics.formats.sarif import as_sarif
    from playbook.diagnostics.formats.text import as_text

FORMATS = ("text", "json", "sarif", "github", "gitlab")

__all__ = ["FORMATS", "as_github", "as_gitlab", "as_json", "as_sarif", "as_text"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the name says
    """A format, imported when it is asked for: a check on a terminal needs neither hashes nor addresses of the web."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{name.removeprefix('as_')}"), name)
