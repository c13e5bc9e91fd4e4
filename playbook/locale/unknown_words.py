"""What people write into a cell to say that they do not know."""

from __future__ import annotations

UNKNOWN_WORDS = ("", "-", "–", "—", "?", "н/д", "n/a", "unknown")
"""Whole cells, in small letters and without spaces around them."""
