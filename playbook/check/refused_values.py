"""Refused values: where they stand in; whether a finding only guesses at them, which nobody is to be told, out."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.diagnostics import Address, Finding
from playbook.model.base import Located
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.index import index

_FAMILIES = frozenset("SNTPRLAC")
"""Families of rules that judge by values: to them a value that was refused is one that was never written."""
_OF_ALL = {"not_our_clients": frozenset({"S101", "S102", "S103", "S105", "L601", "L607", "C851"})}
"""Rules that such a value of a section concerns wherever they look: clients who are not ours are left out first."""
_SAYS_NOTHING = Entity.model_fields.keys() - {"line", "owner", *Located.model_fields}
"""Keys that none of these rules reads: what else an entity says can still be judged."""


class RefusedValues:
    """The values of a book that are no part of it, because they cannot be read or meant; that alone is told of them."""

    def __init__(self, book: Book, addresses: Iterable[Address]) -> None:
        refused = {one for one in addresses if one}
        self._entities = {entity.address for entity in index(book).values()} if refused else set()
        half_read = {self._entity(one) for one in refused if not self._says_nothing(one)}
        self._half_read = {one[:length] for one in half_read for length in range(1, len(one) + 1)}
        """The addresses of the entities that hold such values, and all addresses above."""
        self._of_all = {code for section, codes in _OF_ALL.items() if (section,) in self._half_read for code in codes}

    def is_guessed(self, finding: Finding, code: str) -> bool:
        """Whether a finding of a rule speaks of an entity with such a value, of one that it is a part of, or of a client by such an attribute."""
        if not self._half_read or code[0] not in _FAMILIES:
            return False
        tested = (Address(("attributes", name)) for name in finding.witness)
        places = (finding.at, *(one.at for one in finding.related), *tested)
        return code in self._of_all or any(self._entity(at) in self._half_read for at in places)

    def _says_nothing(self, address: Address) -> bool:
        rest = address[len(self._entity(address)) :]
        return bool(rest) and rest[0] in _SAYS_NOTHING

    def _entity(self, address: Address) -> Address:
        """The innermost entity that an address lies in; none where it lies in none that could be read."""
        near = address
        while near and near not in self._entities:
            near = Address(near[:-1])
        return near
