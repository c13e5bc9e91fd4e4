"""Fingerprints: by which a platform knows a finding again though lines above it were added."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from playbook.diagnostics.diagnostic import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One for each finding, of its code, file, address and words, not of its line; those with all of these alike are numbered."""
    seen: Counter[str] = Counter()
    found = []
    for one in diagnostics:
        what = "\n".join([one.code, one.place.path, str(one.address), one.message.in_language("en")])
        seen[what] += 1
        found.append(hashlib.sha256(f"{what}\n{seen[what]}".encode()).hexdigest()[:32])
    return found
