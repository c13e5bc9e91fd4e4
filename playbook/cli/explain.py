"""`playbook explain`: a rule's page, or the list of rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from textwrap import dedent, fill

import click

from playbook.check import Rule, catalogue_of_rules
from playbook.cli.options import lang_option, speak
from playbook.diagnostics import Message, Severity, _, nearest
from playbook.locale import Language


@click.command("explain", short_help="A rule's page; without a code, the list.")
@click.argument("code", required=False)
@lang_option
def command(code: str | None, language: Language | None) -> None:
    """Explain the rule CODE: what it finds, why it matters, how it looks done well and badly."""
    rules, language = catalogue_of_rules(), speak(language)
    if code is None:
        for rule in rules.values():
            severity = rule.severity.said.in_language(language)
            click.echo(f"{rule.code}  {severity:<15}{rule.name:<24}{rule.title.in_language(language)}")
        return
    found = rules.get(code.upper()) or next((rule for rule in rules.values() if rule.name == code.lower()), None)
    if found is None:
        click.echo(_told_absent(code, rules).in_language(language), err=True)
        sys.exit(2)
    click.echo(explanation(found, language))


def _told_absent(code: str, rules: Iterable[str]) -> Message:
    """Why there is nothing to explain."""
    near = nearest(code.upper(), rules)
    if near is None:
        return _("There is no rule “{code}”.", code=code)
    return _("There is no rule “{code}”; the nearest is {near}.", code=code, near=near)


def explanation(rule: Rule, language: Language) -> str:
    """The page of a rule as text."""
    parts = [
        f"{rule.code} {rule.name} ({_with_its_key(rule.severity, language)})",
        rule.title.in_language(language),
        fill(rule.rationale.in_language(language), width=88),
        *((_("The ledger says: {words}", words=rule.ledger.says).in_language(language),) if rule.ledger else ()),
        _("Done well:").in_language(language) + "\n" + _indented(rule.good),
        _("Done badly:").in_language(language) + "\n" + _indented(rule.bad),
    ]
    return "\n\n".join(parts)


def _with_its_key(severity: Severity, language: Language) -> str:
    """What a reader calls the severity, and where that is another word, the one that `checks` has for it."""
    said = severity.said.in_language(language)
    return said if said == severity.word else f"{said}, {severity.word}"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in dedent(example).strip().splitlines())
