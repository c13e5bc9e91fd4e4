"""The source of a data source as the book writes it in; the same with names after $ filled in, and what of it must never be shown, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from playbook.diagnostics import PlaybookError, _
from playbook.model.data_source import credentials_in, shown_address

_NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SHORTEST = 3  # a secret of fewer letters would cover half of the words around it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source is: `address` may hold a password, `shown` never does."""

    address: str = field(repr=False)
    shown: str
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What no message may show: the password, and all that the environment filled in."""

    @property
    def is_database(self) -> bool:
        """Whether it is an address of a database, and no path."""
        return bool(_SCHEME.match(self.address))

    def covered(self, words: str) -> str:
        """Somebody else's words, such as a driver's, on one line and with each secret covered."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            words = words.replace(secret, "•••")
        return " ".join(words.split())


def place_of(source: str, environment: Mapping[str, str]) -> Place:
    """The place that a source names.

    A name within the user and password of an address is written as an address has it, so that a password may have any character.

    Raises: PlaybookError where the environment lacks a name.
    """
    names = _NAME.findall(source)
    missing = [name for name in names if name not in environment]
    if missing:
        told = _(
            "The environment has no {name}, which the source “{source}” of the book asks for.",
            name=missing[0],
            source=shown_address(source),
        )
        raise PlaybookError(told)
    credentials = credentials_in(source)
    within = range(*credentials.span()) if credentials else range(0)

    def filled(found: re.Match[str]) -> str:
        value = environment[found[1]]
        return quote(value, safe="") if found.start() in within else value

    address = _NAME.sub(filled, source)
    return Place(address, shown_address(source), tuple(_secrets(address, [environment[name] for name in names])))


def _secrets(address: str, filled_in: Iterable[str]) -> Iterator[str]:
    """What was filled in, and the password of the address, in each way in which somebody may write them, whole and in pieces."""
    found = credentials_in(address)
    password = found[0].partition(":")[2].removesuffix("@") if found else ""
    for secret in (*filled_in, password):
        whole = {secret, quote(secret, safe=""), unquote(secret)}
        pieces = re.split(r"[/?#@:]", unquote(password)) if secret == password else []
        yield from (one for one in {*whole, *pieces} if len(one) >= _SHORTEST)
    for value in filled_in:
        inner = credentials_in(value)
        if inner:
            yield from _secrets(value, ())
