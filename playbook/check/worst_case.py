"""The worst case: what a rule of errors says of what may happen, and need not."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import Finding


@dataclass(frozen=True, slots=True)
class WorstCase(Finding):
    """Found with the longest stays a book allows, and not with those it expects: it is told as a warning, whatever its rule weighs."""
