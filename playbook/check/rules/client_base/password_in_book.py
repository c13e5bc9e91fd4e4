"""A password that stands in the book."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Severity, _
from playbook.model.book import Book
from playbook.model.data_source import DataSource


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


def _has_password(source: str) -> bool:
    try:
        password = urlsplit(source).password
    except ValueError:  # no address: reading it tells
        return False
    return password is not None and not password.startswith("${")


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
