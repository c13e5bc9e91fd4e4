"""How diagnostics are written: one module a format, diagnostics in, text out."""

from playbook.diagnostics.formats.json import as_json
from playbook.diagnostics.formats.text import as_text

__all__ = ["as_json", "as_text"]
