"""The generated pages as text: nothing in; the Markdown of each page by its path from the root of the checkout out."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from docs.generator.commands import commands
from docs.generator.examples import examples
from docs.generator.finding import with_finding
from docs.generator.kinds import forms
from docs.generator.nouns import sections, shared_keys
from docs.generator.words import WORDS
from playbook.check import Rule, catalogue_of_rules
from playbook.diagnostics import Severity
from playbook.locale import Language
from playbook.model.index import SECTION_OF_KIND, SECTION_OF_PART
from playbook.model.reference import KINDS

_MANY_EMPTY_LINES = re.compile(r"\n{3,}")
_HERE = Path(__file__).parent
CHECKOUT = _HERE.parent.parent
_SECTIONS = SECTION_OF_KIND | SECTION_OF_PART
EXAMPLES: dict[Language, tuple[Path, ...]] = {
    "en": (CHECKOUT / "templates/starters/en", _HERE / "examples"),
    "ru": (CHECKOUT / "templates/starters/ru", CHECKOUT / "content"),
}
"""Books, each checked by a test, of which the first that has a section gives its example."""


def generated_pages() -> dict[str, str]:
    """Every page with something generated, whole, by its path from the root of the checkout."""
    return {
        "docs/format.md": _page("format.en.md.j2", _format("en")),
        "docs/ru/format.md": _page("format.ru.md.j2", _format("ru")),
        "docs/rules.md": _page("rules.en.md.j2", _rules("en")),
        "docs/ru/rules.md": _page("rules.ru.md.j2", _rules("ru")),
        "docs/commands.md": _page("commands.en.md.j2", {"commands": commands()}),
        "README.md": with_finding(_read("README.md"), "en"),
        "README.ru.md": with_finding(_read("README.ru.md"), "ru"),
    }


def _read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def _page(template: str, values: dict[str, Any]) -> str:
    environment = Environment(  # noqa: S701 - Markdown of our own words, not HTML
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(cell=_cell, sentence=_sentence)
    text = environment.get_template(template).render(values).strip() + "\n"
    return _MANY_EMPTY_LINES.sub("\n\n", text)


def _cell(text: str) -> str:
    """A text that cannot end its cell of a table."""
    return " ".join(text.split()).replace("|", r"\|")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _format(language: Language) -> dict[str, Any]:
    files = [path for folder in EXAMPLES[language] for path in sorted(folder.rglob("*.yml"))]
    return {
        "sections": sections(language),
        "shared": shared_keys(language),
        "forms": forms(WORDS[language], language),
        "kinds": {kind: _SECTIONS[kind] for kind in KINDS},
        "examples": examples(files),
    }


def _rules(language: Language) -> dict[str, Any]:
    return {"rules": [_rule(rule, language) for rule in catalogue_of_rules().values()]}


def _rule(rule: Rule, language: Language) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": _severity(rule.severity, language),
        "title": rule.title.in_language(language),
        "rationale": rule.rationale.in_language(language),
        "ledger": rule.ledger.says.in_language(language) if rule.ledger else "",
        "good": dedent(rule.good).strip(),
        "bad": dedent(rule.bad).strip(),
    }


def _severity(severity: Severity, language: Language) -> str:
    """What a reader calls it, and where that is another word, the one that `checks` has for it."""
    said = severity.said.in_language(language)
    return said if said == severity.word else f"{said}, `{severity.word}`"
