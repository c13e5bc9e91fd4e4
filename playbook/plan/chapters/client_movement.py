"""Measured statuses and moves in; the flow between them, what the book says of each move, and where everyone stands now, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playbook.analytics.measurements import Measurements, Move
from playbook.diagnostics import Message, _, _n
from playbook.model.book import Book
from playbook.model.status import Movement, Status
from playbook.plan.chapters.group_rows import GroupRow, days_of, group_rows
from playbook.plan.facts import Fact
from playbook.plan.page import Draft
from playbook.plan.status_flow import FlowBand, FlowEnd, MoveKind, StatusFlow
from playbook.plan.wording import Wording

_NEWCOMERS = _("New, or without a status")
_WITHOUT = _("Without a status")

_KINDS: Mapping[str, Message] = {
    "wanted": _("wanted"),
    "stays": _("no change"),
    "other": _("not asked for"),
    "comes": _("new"),
}


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move: from where to where, how many and how much they buy; its kind, and how the book wants it done."""

    before: str
    before_ref: str
    after: str
    after_ref: str
    clients: str
    turnover: str
    kind: MoveKind
    kind_in_words: str
    way: Movement | None


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status with the clients it has today, and the ways on for which sellers are paid."""

    row: GroupRow
    ways: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementContent:
    """The page of the movement: the picture, its moves, those who moved before those who stayed, and the statuses of today."""

    facts: tuple[Fact, ...]
    graph: StatusFlow | None
    moves: tuple[MoveRow, ...]
    statuses: tuple[StatusRow, ...]
    has_shares: bool


def client_movement(book: Book, measured: Measurements, words: Wording) -> Draft | None:
    """The page of the movement; none where no status is told of."""
    if not measured.statuses and not measured.moves:
        return None
    known = {status.id: status for status in book.statuses}
    moves = _in_order([one for one in measured.moves if one.group.clients], book.statuses)
    rows = [_row(one, known, words) for one in moves]
    return Draft(
        kind="client_movement",
        ref="section:client_movement",
        path="client-base/movement",
        title=words.say(_("Movement between statuses")),
        summary=words.say(_("Who moved where, and what the book says about it.")),
        content=MovementContent(
            facts=days_of(measured, words),
            graph=_flow(moves, known, measured, words),
            moves=tuple(sorted(rows, key=lambda row: row.kind == "stays")),
            statuses=tuple(_statuses(book, measured, known, words)),
            has_shares=not measured.partial,
        ),
    )


def _in_order(moves: Sequence[Move], statuses: Sequence[Status]) -> list[Move]:
    """Moves in the order of the statuses that they leave, then of those that they reach; nothing stands last."""
    places = {status.id: place for place, status in enumerate(statuses)}

    def place(name: str | None) -> tuple[int, str]:
        return places.get(name or "", len(places) + (name is None)), name or ""

    return sorted(moves, key=lambda one: (place(one.before), place(one.after)))


def _kind(move: Move, known: Mapping[str, Status]) -> MoveKind:
    if move.before == move.after:
        return "stays"
    if move.before is None:
        return "comes"
    return "wanted" if _way(move, known) is not None else "other"


def _way(move: Move, known: Mapping[str, Status]) -> Movement | None:
    status = known.get(move.before or "")
    return next((way for way in status.next if way.to == move.after), None) if status is not None else None


def _title(name: str | None, known: Mapping[str, Status], nothing: Message, words: Wording) -> str:
    if name is None:
        return words.say(nothing)
    return known[name].title if name in known else name


def _ref(name: str | None, known: Mapping[str, Status]) -> str:
    return f"status:{name}" if name in known else ""


def _row(move: Move, known: Mapping[str, Status], words: Wording) -> MoveRow:
    kind = _kind(move, known)
    return MoveRow(
        before=_title(move.before, known, _NEWCOMERS, words),
        before_ref=_ref(move.before, known),
        after=_title(move.after, known, _WITHOUT, words),
        after_ref=_ref(move.after, known),
        clients=words.number(move.group.clients),
        turnover=words.about(move.group.turnover),
        kind=kind,
        kind_in_words=words.say(_KINDS[kind]),
        way=_way(move, known) if kind == "wanted" else None,
    )


def _statuses(book: Book, measured: Measurements, known: Mapping[str, Status], words: Wording) -> list[StatusRow]:
    titles = {status.id: status.title for status in book.statuses}
    ways = [known[name].next for name in titles]
    rows = group_rows(measured.statuses, titles, "status", words.say(_WITHOUT), measured.whole, words)
    return [StatusRow(row, ways[place] if place < len(ways) else ()) for place, row in enumerate(rows)]


def _flow(
    moves: Sequence[Move], known: Mapping[str, Status], measured: Measurements, words: Wording
) -> StatusFlow | None:
    if not moves:
        return None
    sources = dict.fromkeys(one.before for one in moves)
    targets = dict.fromkeys(one.after for one in _in_order_of_targets(moves, known))
    moved = sum(one.group.clients for one in moves if one.before != one.after)
    stayed = sum(one.group.clients for one in moves if one.before == one.after)
    return StatusFlow(
        id="client-movement",
        title=words.say(_("Where clients stood a window ago, and where they stand now")),
        description=words.say(
            _(
                "Another status than before: {moved}; the same: {stayed}.",
                moved=_clients(moved, words),
                stayed=_clients(stayed, words),
            )
        ),
        before=words.say(_("One window ago")),
        after=words.day(measured.as_of),
        sources=tuple(
            FlowEnd(
                _id(one), _title(one, known, _NEWCOMERS, words), _sum(moves, "before", one, words), _ref(one, known)
            )
            for one in sources
        ),
        targets=tuple(
            FlowEnd(_id(one), _title(one, known, _WITHOUT, words), _sum(moves, "after", one, words), _ref(one, known))
            for one in targets
        ),
        bands=tuple(_band(one, known, words) for one in moves),
    )


def _in_order_of_targets(moves: Sequence[Move], known: Mapping[str, Status]) -> list[Move]:
    places = {name: place for place, name in enumerate(known)}
    return sorted(
        moves, key=lambda one: (places.get(one.after or "", len(places) + (one.after is None)), one.after or "")
    )


def _id(name: str | None) -> str:
    return name or ""


def _sum(moves: Sequence[Move], key: str, name: str | None, words: Wording) -> str:
    return _clients(sum(one.group.clients for one in moves if getattr(one, key) == name), words)


def _clients(count: int, words: Wording) -> str:
    return words.say(_n("{number} client", "{number} clients", count, number=words.number(count)))


def _band(move: Move, known: Mapping[str, Status], words: Wording) -> FlowBand:
    kind = _kind(move, known)
    before, after = _title(move.before, known, _NEWCOMERS, words), _title(move.after, known, _WITHOUT, words)
    told = f"{before} → {after}: {_clients(move.group.clients, words)} · {words.say(_KINDS[kind])}"
    return FlowBand(_id(move.before), _id(move.after), move.group.clients, words.number(move.group.clients), kind, told)
