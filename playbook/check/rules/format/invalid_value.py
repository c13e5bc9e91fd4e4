"""A value of the wrong type or unit, a required key that is missing, a bad id, a file that cannot be read, a link in a name."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.deadline_segments import segments_out_of_place
from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Severity, _
from playbook.model.book import Book
from playbook.model.mark import Mark
from playbook.model.reference_text import find_references
from playbook.model.text import Text
from playbook.model.walk import notable_leaves

_NAMES = frozenset({"title", "term", "aliases", "values", "tags"})
"""Keys whose words stand in headings, menus, pictures and links; a step is told in its place alone, where a link works."""


def check(book: Book) -> Iterator[Finding]:
    """What the loader cannot see: names with a link in them, deadlines of segments that cannot stand side by side."""
    yield from segments_out_of_place(book)
    for leaf in notable_leaves(book):
        if leaf.mark is Mark.WORDS and not isinstance(leaf.value, Text) and _is_name(leaf.at):
            for found in find_references(leaf.value):
                yield Finding(
                    at=leaf.at,
                    message=_("A name holds no link, and “{link}” is one.", link=found.quote),
                    hint=_("Write the words alone, and the link into the summary or the text."),
                    quote=found.quote,
                )


def _is_name(at: Address) -> bool:
    return not _NAMES.isdisjoint(at[-2:]) and "steps" not in at


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
    check=check,
    reported_by="load",
)
