"""Where facts come from: ledgers, clients, contracts, events; read by `analyse`, `forecast` and `audit`."""

from __future__ import annotations

import re

from playbook.model.base import Noun, listed, optional, required
from playbook.model.reference import RoleRef
from playbook.model.value import Line

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_CREDENTIALS = re.compile(r"(?<=://).*@", re.DOTALL)


def credentials_in(address: str) -> re.Match[str] | None:
    """User and password of an address, up to the last `@`: a password that nobody quoted may hold any mark."""
    return _CREDENTIALS.search(address)


def shown_address(address: str) -> str:
    """An address as anybody may see it: without user and password, and without what follows `?` or `#`; a path as it is."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return address
    found = credentials_in(address)
    rest = address[found.end() :] if found else address[scheme.end() :]
    return f"{scheme[0]}{re.split(r'[?#]', rest, maxsplit=1)[0]}"


class DataSource(Noun):
    """A table of facts."""

    source: Line = required(
        "Source: a path or glob (CSV, Parquet, XLSX) or a database URL; names after $ come from the environment."
    )
    table: Line | None = optional("Table: its name in a database, or the sheet of a workbook.")
    columns: dict[Line, Line] = optional("Columns: our names to theirs.", {})


class DataSources(Noun):
    """The section `data`."""

    audience: tuple[RoleRef, ...] = listed(
        "Audience: the roles that may read what the ledger says of the client base; left out, everyone."
    )
    ledger: DataSource | None = optional("Ledger: client, date, amount, and optionally order, line, manager, cost.")
    clients: DataSource | None = optional("Clients: client, capacity per year, and attributes.")
    contracts: DataSource | None = optional("Contracts: client, date, and attributes.")
    events: DataSource | None = optional("Events: client, state, at, and optionally pipeline, person, reason.")
