"""A password that stands in the book."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Severity, _
from playbook.model.book import Book
from playbook.model.data_source import DataSource, credentials_in


def check(book: Book) -> Iterator[Finding]:
    """Every source whose address has a password that the environment does not give."""
    for name in ("ledger", "clients", "contracts", "events"):
        source: DataSource | None = getattr(book.data, name)
        if source is not None and _has_password(source.source):
            yield Finding(
                at=Address(("data", name, "source")),
                message=_("The password of a database stands in the book: whoever reads its history reads it too."),
                hint=_(
                    "Write ${{NAME}} in its place, set NAME in the environment, and change the password: git keeps the old line."
                ),
            )


_FILLED_IN = re.compile(r"\$\{\w+\}")
_IN_QUERY = re.compile(r"[?&](?:password|pwd|token)=(?P<value>[^&#]*)", re.IGNORECASE)


def _has_password(source: str) -> bool:
    """Whether anything but names after $ stands where an address has its password."""
    found = credentials_in(source)
    said = [found[0].removesuffix("@").partition(":")[2]] if found else []
    said += [one["value"] for one in _IN_QUERY.finditer(source)]
    return any(_FILLED_IN.sub("", one) for one in said)


RULE = Rule(
    code="A810",
    name="password-in-book",
    title=_("A password in the book"),
    severity=Severity.WARNING,
    rationale=_(
        "A book is read by many and kept for ever; from the environment a password reaches neither git nor a page nor a message."
    ),
    good="""
        data:
          ledger: {source: "postgresql://reader:${LEDGER_PASSWORD}@db/sales", table: shipments}
        """,
    bad="""
        data:
          ledger: {source: "postgresql://reader:sesame@db/sales", table: shipments}  # <- here
        """,
    check=check,
)
