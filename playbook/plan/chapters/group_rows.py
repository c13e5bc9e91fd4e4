"""Measured groups of clients and their days in; the rows of a table in the order of the book, with their shares of the whole, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.diagnostics import _
from playbook.plan.facts import Fact
from playbook.plan.wording import Wording

_NOBODY = Group(0, Decimal(0))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: what it is called and where it leads, and what it has in words; shares are empty where the whole is not told."""

    title: str
    ref: str
    clients: str
    share_of_clients: str
    turnover: str
    share_of_turnover: str
    is_empty: bool = False


def group_row(title: str, ref: str, group: Group, whole: Group, words: Wording) -> GroupRow:
    """The row of one group; `whole` is empty where it is not told."""
    return GroupRow(
        title=title,
        ref=ref,
        clients=words.number(group.clients),
        share_of_clients=share_in_words(Decimal(group.clients), Decimal(whole.clients), words),
        turnover=words.about(group.turnover),
        share_of_turnover=share_in_words(group.turnover, whole.turnover, words),
        is_empty=not group.clients,
    )


def group_rows(  # noqa: PLR0913, PLR0917 - a table is made of as much
    groups: Mapping[str | None, Group],
    titles: Mapping[str, str],
    kind: str,
    rest: str,
    whole: Group,
    words: Wording,
) -> tuple[GroupRow, ...]:
    """A row for each id of the book, be it empty, then for ids that the ledger alone knows, and last for clients without one.

    Without a `kind` the ids lead nowhere.
    """
    named = {
        **titles,
        **{name: name for name in sorted(one for one in groups if one is not None and one not in titles)},
    }
    rows = [
        group_row(title, f"{kind}:{name}" if kind else "", groups.get(name, _NOBODY), whole, words)
        for name, title in named.items()
    ]
    if (without := groups.get(None, _NOBODY)).clients:
        rows.append(group_row(rest, "", without, whole, words))
    return tuple(rows)


def days_of(measured: Measurements, words: Wording) -> tuple[Fact, ...]:
    """The day of the measurements, and the days that were looked at."""
    window, before = measured.window, measured.before
    return (
        Fact(words.say(_("As of")), words.day(measured.as_of)),
        Fact(words.say(_("Looked at")), words.days(window.first, window.last)),
        Fact(words.say(_("Compared with")), words.days(before.first, before.last)),
    )


def share_in_words(part: Decimal, whole: Decimal, words: Wording) -> str:
    """A part of a whole as a percent; nothing where there is no whole."""
    return words.part(part / whole) if whole > 0 else ""
