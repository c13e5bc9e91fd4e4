"""Our own part of a build as a process: a book's folder in; all text of its site and its print made, and thrown away."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from playbook.prepare import plan_edition
from playbook.render import render_print, render_site
from playbook.workshop import open_workshop

TODAY = date(2026, 11, 1)


def run(folder: Path) -> None:
    """Everything that a build does before the site's engine and the PDF's come in."""
    workshop = open_workshop()
    _examined, plan = plan_edition(folder, today=TODAY)
    if plan is None:
        raise ValueError(f"{folder} is not clean.")
    render_site(plan, workshop.templates, folder)
    render_print(plan, workshop.templates, folder)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
