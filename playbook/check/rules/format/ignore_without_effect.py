"""An ignore that silences nothing, lacks a reason or is past its date."""

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="F009",
    name="ignore-without-effect",
    title=_("An ignore without effect"),
    severity=Severity.WARNING,
    rationale=_(
        "An ignore that outlives its finding hides the next one; without a reason nobody knows whether it may go."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}  # playbook: ignore F006: kept for the next quarter  # <- here
        """,
)
