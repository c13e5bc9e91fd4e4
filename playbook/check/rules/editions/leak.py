"""What an edition hides, found in what was built for its readers."""

from __future__ import annotations

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="E903",
    name="leak",
    title=_("A leak"),
    severity=Severity.ERROR,
    rationale=_(
        "Whoever may not see a thing must not find its words either: not on a page, not in the search, not in the PDF."
        " The build looks at every file, and publishes nothing if one of them tells."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}
        editions:
          - {id: hunters, title: For hunters, roles: [hunter]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}  # <- here
        editions:
          - {id: hunters, title: For hunters, roles: [hunter]}
        """,
    reported_by="publish",
)
