"""The client of a case: what an author wrote of it in, values as criteria test them out."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.criteria import Client, Value
from playbook.model.attribute import Attribute
from playbook.model.case import Case
from playbook.model.criterion import UNKNOWN
from playbook.model.value import read_number

_FLAGS = {"true": True, "false": False}


def client_of(case: Case, attributes: Mapping[str, Attribute]) -> Client | None:
    """The client by attribute, the unknown as nothing; no client where a value or attribute is told by F004 or F002."""
    if not case.client.keys() <= attributes.keys():
        return None
    try:
        return {name: _read(value, attributes[name]) for name, value in case.client.items()}
    except ValueError:
        return None


def _read(value: str, attribute: Attribute) -> Value:
    """The value that a word is for an attribute.

    Raises: ValueError where it is none.
    """
    if value == UNKNOWN:
        return None
    if attribute.kind == "flag" and value in _FLAGS:
        return _FLAGS[value]
    if attribute.kind == "choice" and value in attribute.values:
        return value
    if attribute.kind in {"money", "number"}:
        number = read_number(value)
        if attribute.range is None or number in attribute.range:
            return number
    raise ValueError(value)
