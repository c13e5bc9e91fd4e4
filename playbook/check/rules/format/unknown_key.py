"""A key the format does not know."""

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="F001",
    name="unknown-key",
    title=_("A key the format does not know"),
    severity=Severity.ERROR,
    rationale=_(
        "A misspelt key is not read: what the author wrote under it would be missing from the book without a word."
    ),
    good="""
        roles:
          - id: hunter
            title: Hunter
            mission: Finds new clients.
        """,
    bad="""
        roles:
          - id: hunter
            title: Hunter
            mision: Finds new clients.  # <- here
        """,
    reported_by="load",
)
