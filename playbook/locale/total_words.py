"""How people name a row that sums up the rows above it."""

from __future__ import annotations

# Of `\b`, which would be shorter, DuckDB knows the Latin letters alone.
TOTAL = r"^(итого([^0-9a-zа-яё_].*)?|(всего|total|(общий|grand) (итог|total))\s*[:.]?)$"
"""A pattern of a whole cell, in small letters and without spaces around it; DuckDB reads it as Python does."""
