"""A source of facts that cannot be read, or does not fit what the book says of it."""

from __future__ import annotations

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="A809",
    name="unread-source",
    title=_("A source that cannot be read"),
    severity=Severity.WARNING,
    rationale=_(
        "The book goes out all the same, but without its client base, and nobody held it against the ledger. "
        "Who publishes it from a machine that can reach the ledger makes this an error."
    ),
    good="""
        data:
          ledger: {source: data/ledger.csv}
        """,
    bad="""
        data:
          ledger: {source: data/leger.csv}  # <- here
        """,
    reported_by="analytics",
)
