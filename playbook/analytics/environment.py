"""The source of a data source as the book writes it in; the same with names after $ filled in, and what of it must never be shown, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from playbook.diagnostics import PlaybookError, _

_NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_CREDENTIALS = re.compile(r"(?<=[:/])\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


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
    missing = [name for name in _NAME.findall(source) if name not in environment]
    if missing:
        told = _(
            "The environment has no {name}, which the source “{source}” of the book asks for.",
            name=missing[0],
            source=source,
        )
        raise PlaybookError(told)
    credentials = _span_of_credentials(source)

    def filled(found: re.Match[str]) -> str:
        value = environment[found[1]]
        return quote(value, safe="") if found.start() in credentials else value

    address = _NAME.sub(filled, source)
    return Place(
        address, _shown(source), tuple(_secrets(address, [environment[name] for name in _NAME.findall(source)]))
    )


def _secrets(address: str, filled_in: Iterable[str]) -> Iterator[str]:
    password = urlsplit(address).password if _SCHEME.match(address) else None
    for secret in filter(None, [*filled_in, password]):
        yield from {secret, quote(secret, safe=""), unquote(secret)}


def _span_of_credentials(source: str) -> range:
    """Where user and password stand in an address that is written out in the book."""
    scheme = _SCHEME.match(source)
    if scheme is None:
        return range(0)
    end = source.find("@", scheme.end())
    return range(scheme.end(), max(end, scheme.end()))


def _shown(source: str) -> str:
    """The source as the book writes it, with names and not what they stand for, and without a password that stands there all the same."""
    scheme = _SCHEME.match(source)
    if scheme is None:
        return source
    parts = urlsplit(source)
    return f"{scheme[0]}{parts.netloc.rpartition('@')[2]}{parts.path}"
