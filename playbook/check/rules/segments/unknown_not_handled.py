"""An attribute that may be unknown, and nobody provides for the clients of whom it is."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.check.start_states import asked_at_start, lines_served
from playbook.check.unknown_clients import UnknownClient, UnknownClients
from playbook.criteria import BudgetSpentError
from playbook.criteria.classify import entries_by_criteria
from playbook.criteria.population import takes_unknown
from playbook.diagnostics import Finding, Message, Related, Severity, _, quoted
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation


def check(book: Book) -> Iterator[Finding]:
    """Attributes that may be unknown and that nobody asks for at the start, where a client of whom one is not known falls out of a segmentation."""
    for segmentation, _parts in provable(book):
        try:
            yield from _of_segmentation(book, segmentation)
        except BudgetSpentError:
            yield past_budget(segmentation)


def _of_segmentation(book: Book, segmentation: Segmentation) -> Iterator[Finding]:
    """At most one finding for each attribute, with the lines in which it holds.

    Raises: BudgetSpentError.
    """
    lines = lines_served(book, segmentation.line)
    found: dict[str, tuple[Attribute, UnknownClient, list[str | None]]] = {}
    for line in lines:
        open_ = list(_open(book, segmentation, line))
        unknown = UnknownClients(book, segmentation, line, [one.id for one in open_]) if open_ else None
        for attribute in open_:
            client = unknown.left_out(attribute.id) if unknown is not None else None
            if client is not None:
                found.setdefault(attribute.id, (attribute, client, []))[2].append(line)
    titles = {line.id: line.title for line in book.lines}
    for attribute, client, where in found.values():
        message = _told(segmentation, attribute)
        if len(where) < len(lines):
            said = [quoted(titles[line]) for line in where if line is not None]
            message = _("In {lines}: {sentence}", lines=said, sentence=message)
        yield _finding(attribute, client, message)


def _open(book: Book, segmentation: Segmentation, line: str | None) -> Iterator[Attribute]:
    """The attributes that a segmentation tests, that may be unknown, of which nothing takes unknown and for which nobody asks."""
    asked = asked_at_start(book, line)
    entries = list(entries_by_criteria(book, line))
    deciding = [entry.criteria or {} for entry in entries]
    deciding += [one.criteria for entry in entries for one in entry.exceptions]
    for attribute in book.attributes:
        if attribute.may_be_unknown and attribute.id not in asked:
            name = attribute.id
            tested = [segment.criteria for segment in segmentation.segments if name in segment.criteria]
            if tested and not takes_unknown(one[name] for one in (*tested, *deciding) if name in one):
                yield attribute


def _told(segmentation: Segmentation, attribute: Attribute) -> Message:
    return _(
        "A client of whom “{attribute}” is not known is in no segment of “{title}”, and nobody asks for it at the start.",
        attribute=attribute.title,
        title=segmentation.title,
    )


def _finding(attribute: Attribute, client: UnknownClient, message: Message) -> Finding:
    return Finding(
        at=attribute.address,
        message=message,
        hint=_(
            "Add unknown to a segment's criteria, or “{id}” to asks of a touchpoint of the start state.",
            id=attribute.id,
        ),
        related=(
            Related(
                client.segment.address / "criteria" / attribute.id,
                _("“{title}” tests it.", title=client.segment.title),
            ),
        ),
        witness=client.client,
    )


RULE = Rule(
    code="S107",
    name="unknown-not-handled",
    title=_("What may be unknown is not provided for"),
    severity=Severity.WARNING,
    rationale=_(
        "A new client is nearly always unknown in something; the seller who meets him needs a place to put him or a question to ask."
    ),
    good="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}, may_be_unknown: true}
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer, unknown]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        """,
    bad="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}, may_be_unknown: true}  # <- here
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        """,
    check=check,
)
