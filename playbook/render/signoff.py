"""A sheet to sign in; its HTML for the printer, or as a file for a browser, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from playbook.plan import Plan
from playbook.plan.signoff_sheet import HEADS, NAMELESS, SignoffSheet, advice, facts
from playbook.render.environment import environment
from playbook.render.sources import PrintSource

_ABREAST = 6
"""As many people have room beside each other to write a day and a name."""
_ROOM = 120
_WIDEST = 28  # millimetres


def print_signoff(sheet: SignoffSheet, plan: Plan, templates: Sequence[Path]) -> PrintSource:
    """The sheet as a printed thing of one part, in the language of a plan of its book."""
    return PrintSource(
        title=sheet.title,
        company=sheet.company,
        description="",
        language=sheet.language,
        effective=sheet.day.isoformat(),
        cover=_body(sheet, _jinja(plan, templates)),
        contents="",
        chapters=(),
    )


def signoff_page(sheet: SignoffSheet, plan: Plan, templates: Sequence[Path], style: str) -> str:
    """The sheet as one file that a browser shows and prints; `style` is the text of its style sheet."""
    jinja = _jinja(plan, templates)
    body, trusted = Markup(_body(sheet, jinja)), Markup(style)  # noqa: S704 - all of it was escaped; the style is ours
    return jinja.get_template("print/signoff_page.html.j2").render(sheet=sheet, body=body, style=trusted)


def _jinja(plan: Plan, templates: Sequence[Path]) -> Environment:
    return environment(plan, templates, medium="print")


def _body(sheet: SignoffSheet, jinja: Environment) -> str:
    people = sheet.people or ("",) * NAMELESS
    groups = [people[start : start + _ABREAST] for start in range(0, len(people), _ABREAST)] if sheet.rows else [()]
    return jinja.get_template("print/signoff.html.j2").render(
        sheet=sheet,
        groups=groups,
        heads={name: head.in_language(sheet.language) for name, head in HEADS.items()},
        facts=[one.in_language(sheet.language) for one in facts(sheet)],
        advice=advice(sheet).in_language(sheet.language),
        width=min(_WIDEST, _ROOM // max(len(groups[0]), 1)),
    )
