"""Words in; a key of a few letters out, under which a reader's progress is kept for as long as they are said so."""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b
from itertools import count

_LENGTH = 5
"""Letters of a key: with hundreds of them all that a reader has done must fit the 4096 characters of SCORM 1.2."""


class ShortKeys:
    """Keys of the things of one page, or of one question: what says the same as another thing before it has a key of its own."""

    def __init__(self, length: int = _LENGTH) -> None:
        self._length = length
        self._taken: set[str] = set()

    def key(self, *said: str) -> str:
        """The key of what is said: the same at every build, and nobody else's among them."""
        for nth in count():
            key = digest(*said, str(nth))[: self._length]
            if key not in self._taken:
                self._taken.add(key)
                return key
        raise AssertionError


def digest(*said: str) -> str:
    """A few letters and figures that tell these words from others, and betray none of them."""
    letters = b32encode(blake2b("\0".join(said).encode()).digest()).decode()
    return letters[:_LENGTH].lower()
