"""A programme that stacks with another, which does not stack with it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every entry of `stacks_with` that the other programme does not return."""
    programmes = {programme.id: programme for programme in reversed(book.loyalty)}
    named = {programme.id: frozenset(programme.stacks_with) for programme in programmes.values()}
    for programme in programmes.values():
        for number, name in enumerate(programme.stacks_with):
            other = programmes.get(name)
            if other is not None and programme.id not in named[name]:
                yield Finding(
                    at=programme.address / "stacks_with" / number,
                    message=_(
                        "“{title}” may be used together with “{other}”, but “{other}” says nothing of “{title}”.",
                        title=programme.title,
                        other=other.title,
                    ),
                    hint=_(
                        "Add “{id}” to stacks_with of “{other}”, or take “{other_id}” out here.",
                        id=programme.id,
                        other=other.title,
                        other_id=other.id,
                    ),
                    related=(
                        Related(
                            other.address / "stacks_with",
                            _("“{title}” is not named here.", title=programme.title),
                        ),
                    ),
                )


RULE = Rule(
    code="L602",
    name="stacking-not-mutual",
    title=_("Programmes that stack one way only"),
    severity=Severity.ERROR,
    rationale=_(
        "Of two sellers the one reads the first page and adds both discounts, the other reads the second and refuses."
    ),
    good="""
        loyalty:
          - {id: friends, title: Friends, stacks_with: [season]}
          - {id: season, title: Season, stacks_with: [friends]}
        """,
    bad="""
        loyalty:
          - {id: friends, title: Friends, stacks_with: [season]}  # <- here
          - {id: season, title: Season}
        """,
    check=check,
)
