"""Diagnostics as a code quality report of GitLab, which shows them in a merge request.

Source: GitLab Docs, "Code Quality", "Code Quality report format": a list of objects with description, check_name, fingerprint, severity, location.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from playbook.diagnostics.diagnostic import Diagnostic
from playbook.diagnostics.finding import Severity
from playbook.diagnostics.formats.fingerprint import fingerprints
from playbook.locale import Language

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(diagnostics: Sequence[Diagnostic], language: Language, folder: str = "") -> str:
    """The report as a list of findings in order. `folder` stands before each path."""
    report = [
        {
            "description": " ".join(
                message.in_language(language) for message in (one.message, one.hint) if message is not None
            ),
            "check_name": f"{one.code} {one.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": f"{folder}{one.place.path}", "lines": {"begin": one.place.line}},
        }
        for one, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
