"""Our client base today: what the ledger says of the clients for whom the book is written, on one day; pages only where it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements, ParetoPoint
from playbook.analytics.reasons import reason_told, source_told
from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.plan.chapters.client_matrix import ClientMatrix, client_matrix
from playbook.plan.chapters.client_movement import client_movement
from playbook.plan.chapters.client_portraits import client_portraits
from playbook.plan.chapters.group_rows import GroupRow, days_of, group_rows
from playbook.plan.chapters.programme_results import Result
from playbook.plan.facts import Fact
from playbook.plan.month_chart import Tick
from playbook.plan.page import Draft
from playbook.plan.pareto_curve import CurvePoint, ParetoCurve
from playbook.plan.wording import Wording

SECTION = "client_base"

_TICKS = tuple(Decimal(number) / 5 for number in range(6))


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups of one kind under a title; `ref` is where the kind itself is told of."""

    title: str
    ref: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class UncountedRows:
    """Rows that do not count: of which source, why, and how many."""

    source: str
    reason: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientBaseContent:
    """The chapter's own page; shares are told where the whole is."""

    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    figures: tuple[Result, ...]
    matrix: ClientMatrix | None
    curve: ParetoCurve | None
    tables: tuple[GroupTable, ...]
    managers: tuple[GroupRow, ...]
    bad_rows: tuple[UncountedRows, ...]
    has_shares: bool


def chapter(book: Book, measured: Measurements, words: Wording) -> Draft | None:
    """The chapter of the client base, or none where nothing measured is told of; the measurements are restricted as the book is."""
    content = ClientBaseContent(
        facts=days_of(measured, words),
        notes=tuple(words.say(note) for note in measured.notes),
        figures=tuple(_figures(measured, words)),
        matrix=client_matrix(book, measured, words),
        curve=_curve(book, measured, words),
        tables=tuple(_tables(book, measured, words)),
        managers=group_rows(measured.managers, {}, "", words.say(_("Without a manager")), measured.whole, words)
        if any(name is not None for name in measured.managers)
        else (),
        bad_rows=tuple(_bad_rows(measured, words)),
        has_shares=not measured.partial,
    )
    children = tuple(
        page for page in (client_movement(book, measured, words), client_portraits(book, measured, words)) if page
    )
    has_own = content.matrix or content.curve or content.tables or content.managers
    if not has_own and not children:
        return None
    return Draft(
        kind="client_base",
        ref="section:client_base",
        path="client-base/index",
        title=words.say(_("Our client base today")),
        summary=words.say(
            _("Who our clients are by the ledger: how much they buy, how steadily, and where they are moving.")
        ),
        content=content,
        children=children,
    )


def _figures(measured: Measurements, words: Wording) -> Iterator[Result]:
    """The base in a few numbers; an edition that shows a part of it is told none of the whole."""
    whole = measured.whole
    if measured.partial or not whole.clients:
        return
    yield Result(words.say(_("Clients")), words.number(whole.clients))
    yield Result(words.say(_("Turnover")), words.roughly(whole.turnover))
    if whole.orders:
        yield Result(words.say(_("Orders, all time")), words.number(whole.orders))


def _curve(book: Book, measured: Measurements, words: Wording) -> ParetoCurve | None:
    points = sorted(measured.pareto, key=lambda one: (one.clients, one.turnover))
    if not points:
        return None
    shares = _thresholds(book)
    marks = dict.fromkeys(mark for share in shares if (mark := _mark(points, share, words)) is not None)
    return ParetoCurve(
        id="client-pareto",
        title=words.say(_("Which part of the turnover the largest clients bring")),
        description="; ".join(mark.label for mark in marks),
        points=tuple(CurvePoint(one.clients, one.turnover) for one in points),
        marks=tuple(marks),
        ticks=tuple(Tick(share, words.percent(share)) for share in _TICKS),
        name_of_clients=words.say(_("clients, from the largest on")),
        name_of_turnover=words.say(_("turnover")),
    )


def _thresholds(book: Book) -> tuple[Decimal, ...]:
    """The shares of turnover at which the matrix ends its classes A and B; without one the usual 80 and 95 percent."""
    if len(book.abc_xyz) == 1:
        shares = book.abc_xyz[0].abc
        return shares.a, shares.a + shares.b
    return Decimal("0.8"), Decimal("0.95")


def _mark(points: list[ParetoPoint], share: Decimal, words: Wording) -> CurvePoint | None:
    """The first point at which so much of the turnover is reached."""
    found = next((one for one in points if one.turnover >= share), None)
    if found is None or found.clients >= 1:
        return None
    label = words.say(
        _(
            "{clients} of the clients bring {turnover} of the turnover",
            clients=words.percent(found.clients),
            turnover=words.percent(found.turnover),
        )
    )
    return CurvePoint(found.clients, found.turnover, label)


def _tables(book: Book, measured: Measurements, words: Wording) -> Iterator[GroupTable]:
    """A table for each segmentation, the lines where there are several, and those who buy although they are not our clients."""
    for one in book.segmentations:
        groups = measured.segments.get(one.id)
        if groups and book.tells_of("segmentations"):
            titles = {segment.id: segment.title for segment in one.segments}
            rest = words.say(_("In none of them"))
            rows = group_rows(groups, titles, "segment", rest, measured.whole, words)
            if all(
                row.is_empty for row in rows if row.ref
            ):  # of nobody is it known: nothing was asked, or nothing is mapped
                continue
            yield GroupTable(one.title, f"segmentation:{one.id}", rows)
    if len(measured.lines) > 1:
        titles = {line.id: line.title for line in book.lines}
        rows = group_rows(measured.lines, titles, "line", words.say(_("Without a line")), measured.whole, words)
        yield GroupTable(words.say(_("Lines")), "section:lines", rows)
    refused: dict[str | None, Group] = {
        name: group for name, group in measured.not_our_clients.items() if group.clients
    }
    if refused:
        titles = {one.id: one.title for one in book.not_our_clients if one.id in refused}
        rows = group_rows(refused, titles, "not-our-client", "", measured.whole, words)
        yield GroupTable(words.say(_("Not our clients, who buy all the same")), "section:not_our_clients", rows)


def _bad_rows(measured: Measurements, words: Wording) -> Iterator[UncountedRows]:
    for one in measured.bad_rows:
        source, reason = words.say(source_told(one.source)), words.say(reason_told(one.reason))
        rows = words.say(_n("{number} row", "{number} rows", one.count, number=words.number(one.count)))
        yield UncountedRows(source, reason, rows)
