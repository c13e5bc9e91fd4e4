"""A value of the wrong type or unit, a required key that is missing, a bad id, a file that cannot be read."""

from playbook.check.rule import Rule
from playbook.diagnostics import Severity, _

RULE = Rule(
    code="F010",
    name="invalid-value",
    title=_("A value that cannot be read"),
    severity=Severity.ERROR,
    rationale=_(
        "What cannot be read for certain is not guessed: 5 may be five percent or five times, and a guess would be printed as a promise."
    ),
    good="""
        terms:
          - {id: five, title: Five percent, kind: discount, percent: 5%}
        """,
    bad="""
        terms:
          - {id: five, title: Five percent, kind: discount, percent: 5}  # <- here
        """,
    reported_by="load",
)
