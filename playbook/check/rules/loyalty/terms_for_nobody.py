"""A programme none of whose clients exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from playbook.check.client_groups import GROUP_KEYS, ClientGroup, People, client_groups
from playbook.check.rule import NotProven, Rule
from playbook.criteria import BudgetSpentError
from playbook.diagnostics import Finding, Message, Related, Severity, _, quoted
from playbook.estimate.clientele import clienteles
from playbook.model.book import Book
from playbook.model.loyalty import Programme


def check(book: Book) -> Iterator[Finding]:
    """Every programme whose segments, statuses or cells no client of its line is in; where a name is not defined, F002 tells."""
    if not book.loyalty:
        return
    known = {(group.key, group.id): group for group in reversed([*client_groups(book)])}
    people = People(book)
    for programme in book.loyalty:
        names = [(key, name) for key in GROUP_KEYS for name in getattr(programme, key)]
        is_of_a_line = programme.line is None or programme.line in clienteles(book)
        if not is_of_a_line or any(name not in known for name in names):
            continue
        try:
            found = _for_nobody(book, programme, [known[name] for name in names], people)
        except BudgetSpentError:
            yield _not_proven(programme)
        else:
            yield from [found] if found is not None else []


def _not_proven(programme: Programme) -> NotProven:
    return NotProven(
        at=programme.address,
        message=_(
            "This could not be proved for “{title}”: the borders of its segments cross too often.",
            title=programme.title,
        ),
        hint=_("Let fewer attributes decide who is in its segments."),
    )


def _for_nobody(book: Book, programme: Programme, named: Sequence[ClientGroup], people: People) -> Finding | None:
    faults = [people.missing(named, line) for line in clienteles(book) if programme.line in {None, line}]
    keys = [fault for fault in faults if fault is not None]
    if len(keys) < len(faults):
        return None
    at_fault = frozenset.intersection(*keys) or frozenset.union(*keys)
    groups = [group for group in named if group.key in at_fault]
    titles = {line.id: line.title for line in book.lines}
    return Finding(
        at=programme.address / groups[0].key if groups else programme.address,
        message=_message(programme, titles.get(programme.line or ""), groups),
        hint=_("Name those it is meant for, or take it out of the book."),
        related=tuple(Related(group.at, _reason(group, people, titles)) for group in groups),
    )


def _message(programme: Programme, line: str | None, groups: Sequence[ClientGroup]) -> Message:
    names = [quoted(group.title) for group in groups]
    if line is None:
        return (
            _("“{title}” is for nobody: none of our clients is in {names}.", title=programme.title, names=names)
            if names
            else _("“{title}” is for nobody: no client is ours.", title=programme.title)
        )
    return (
        _(
            "“{title}” is for nobody: none of our clients in “{line}” is in {names}.",
            title=programme.title,
            line=line,
            names=names,
        )
        if names
        else _("“{title}” is for nobody: no client in “{line}” is ours.", title=programme.title, line=line)
    )


def _reason(group: ClientGroup, people: People, titles: Mapping[str, str]) -> Message:
    if group.lines and people.is_somewhere(group):
        lines = [quoted(titles.get(line, line)) for line in sorted(group.lines)]
        return _("“{title}” belongs to {lines}.", title=group.title, lines=lines)
    return _("No client of “{title}” is ours, or earlier segments take them all.", title=group.title)


RULE = Rule(
    code="L607",
    name="terms-for-nobody",
    title=_("A programme for nobody"),
    severity=Severity.ERROR,
    rationale=_(
        "Somebody was meant, and gets nothing: the seller looks his client up in the list and does not find him."
    ),
    good="""
        lines:
          - {id: wholesale, title: Wholesale}
          - {id: retail, title: Retail}
        segmentations:
          - id: by-place
            title: By place
            line: retail
            segments:
              - {id: neighbours, title: Neighbours}
        loyalty:
          - id: friends
            title: Friends
            line: retail
            segments: [neighbours]
        """,
    bad="""
        lines:
          - {id: wholesale, title: Wholesale}
          - {id: retail, title: Retail}
        segmentations:
          - id: by-place
            title: By place
            line: retail
            segments:
              - {id: neighbours, title: Neighbours}
        loyalty:
          - id: friends
            title: Friends
            line: wholesale
            segments: [neighbours]  # <- here
        """,
    check=check,
)
