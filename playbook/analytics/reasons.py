"""The reason for which a row does not count in; how it is told out."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Message, _

REASONS: Mapping[str, Message] = {
    "no-client": _("no client"),
    "no-state": _("no state"),
    "no-date": _("no date"),
    "not-a-date": _("a date that is none, or that may be two"),
    "long-ago": _("a date before 1990"),
    "future": _("a date in the future"),
    "no-amount": _("no amount"),
    "two-meanings": _("an amount that may be two, for its comma or point may part thousands or decimals"),
    "not-a-number": _("an amount that is no number"),
    "too-many-cells": _("more cells than columns"),
    "total": _("a sum of other rows"),
    "repeated": _("a client whom an earlier row has"),
    "no-value": _("a cell that is no value of its column, and counts as unknown"),
}
SOURCES: Mapping[str, Message] = {
    "ledger": _("Ledger"),
    "clients": _("Clients table"),
    "contracts": _("Contracts"),
    "events": _("Events"),
}


def source_told(source: str) -> Message:
    """What a source is called at the beginning of a line."""
    return SOURCES[source]


def reason_told(reason: str) -> Message:
    """Why a row does not count, in words that stand behind a number of rows."""
    return REASONS[reason]
