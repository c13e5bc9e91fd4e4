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
    """A move: from where to where, how many and how much they buy; its kind; how the book wants it done, else what it has done next."""

    before: str
    before_ref: str
    after: str
    after_ref: str
    clients: str
    turnover: str
    kind: MoveKind
    kind_in_words: str
    way: Movement | None
    next_step: str


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
    without: str
    statuses: tuple[StatusRow, ...]
    has_shares: bool


def client_movement(book: Book, measured: Measurements, words: Wording) -> Draft | None:
    """The page of the movement; none where no status is told of."""
    if not any(measured.statuses) and not any(one.before or one.after for one in measured.moves):
        return None
    known = {status.id: status for status in book.statuses}
    of_statuses, others = _parted(measured.moves)
    moves = _in_order(of_statuses, book.statuses)
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
            without=_without(others, words),
            statuses=tuple(_statuses(book, measured, known, words)),
            has_shares=not measured.partial,
        ),
    )


def _parted(moves: Sequence[Move]) -> tuple[list[Move], int]:
    """The moves of clients who had or have a status, and how many clients never had one: of these no picture tells anything."""
    told = [one for one in moves if one.group.clients and (one.before, one.after) != (None, None)]
    return told, sum(one.group.clients for one in moves if (one.before, one.after) == (None, None))


def _without(clients: int, words: Wording) -> str:
    if not clients:
        return ""
    return words.say(
        _n(
            "{number} client more has no status, and had none a window ago.",
            "{number} clients more have no status, and had none a window ago.",
            clients,
            number=words.number(clients),
        )
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
    return "wanted" if move.after in _reached(move.before, known) else "other"


def _reached(name: str, known: Mapping[str, Status]) -> set[str]:
    """The statuses to which the ways that sellers are paid for lead, one after another: who gets there at once did better still."""
    found: set[str] = set()
    asked = [name]
    while asked:
        status = known.get(asked.pop())
        fresh = {way.to for way in status.next} - found if status is not None else set()
        found |= fresh
        asked += fresh
    return found - {name}


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
        next_step=_next_step(known.get(move.after or "")) if kind in {"other", "comes"} else "",
    )


def _next_step(status: Status | None) -> str:
    """The first thing that is done for clients of a status."""
    return status.plan[0] if status is not None and status.plan else ""


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
