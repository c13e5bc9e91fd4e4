"""A check that could not finish."""

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="F008",
    name="not-proven",
    title=_("A check that could not finish"),
    severity=Severity.WARNING,
    rationale=_(
        "Silence means proved. Where a proof lacks what it needs, or would never end, the book may be wrong and nobody knows."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: all, title: All, criteria: {purchases: {from: 0}}}
        """,
    bad="""
        segmentations:
          - id: by-value  # <- here
            title: By value
            segments:
              - {id: all, title: All, criteria: {purchases: {from: 0}}}
        """,
)
