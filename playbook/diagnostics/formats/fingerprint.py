"""Fingerprints: by which a platform knows a finding again though lines above it were added."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from playbook.diagnostics.diagnostic import Diagnostic
from playbook.diagnostics.message import Message


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One for each finding, of its code, file, address, sentence and client, not of its line; those with all of these alike are numbered.

    Of what is put into the sentence only words count: days and sums change from one check to the next.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in diagnostics:
        client = [f"{name}: {value}" for name, value in one.witness.items()]
        what = "\n".join([one.code, one.place.path, str(one.address), *_words(one.message), *client])
        seen[what] += 1
        found.append(hashlib.sha256(f"{what}\n{seen[what]}".encode()).hexdigest()[:32])
    return found


def _words(said: object) -> Iterator[str]:
    """The English text of a message, and all words that are put into it."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Message):
        yield said.text
        for value in said.values.values():
            yield from _words(value)
    elif isinstance(said, Iterable) and not isinstance(said, Mapping):
        for item in said:
            yield from _words(item)
