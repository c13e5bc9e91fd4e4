"""Changes in; text for people, JSON for programs, Markdown for the description of a merge request, out."""

from __future__ import annotations

from playbook.compare.formats.json import as_json
from playbook.compare.formats.markdown import as_markdown
from playbook.compare.formats.text import as_text
from playbook.compare.formats.told import Told

FORMATS = ("text", "json", "markdown")

__all__ = ["FORMATS", "Told", "as_json", "as_markdown", "as_text"]
