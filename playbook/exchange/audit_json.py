"""The figures of an audit in; audit.json, which other programs read, out: no client's and no person's name is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal
from typing import Any

from playbook.analytics.audit_figures import AuditFigures, BrokenClause, PilotCourse, RealWay, TargetCourse
from playbook.exchange.audit_words import AuditWords
from playbook.exchange.plain_json import plain_json

_SIXTH = Decimal("0.000001")


def audit_json(figures: AuditFigures, words: AuditWords) -> bytes:
    """The figures under keys that stay, the same bytes for the same figures.

    `as_of`, `since`, `events`, `clients`;
    `broken`: a list of clauses, most breaches first: `kind`, `pipeline`, `state`, `to`, `handoff` (ids, or the CRM's words), `at` (the
    address in the book), `page` (below the start page of the site), `section` (§), `breaches`, `chances`, `share`, `clients` (of a
    worklist: people);
    `ways`: `pipeline`, `from`, `to`, `count`, `clients`, `leavers`, `part`, `low`, `high`, `days`, `is_written`, `share`;
    `times`: `pipeline`, `state`, `stays`, `still_there`, `median`, `ninetieth`, `due`, `overdue`;
    `loads`: `pipeline`, `people`, `mean`, `highest`, `expected_least`, `expected_most`;
    `pilots`: `pipeline`, `from`, `to`, `until`, `state` (`to-come`, `running`, `keep`, `correct`), `costliest` (clauses as above), and
    `targets`: `metric`, `state`, `at_least`, `at_most`, and `days`, a list of `day`, `value`, `is_met`;
    `today`: `pipeline`, `state`, `clients`, `near`, `past`;
    `bad_rows`: `source`, `reason`, `count`; `notes`: sentences in English.
    Shares are fractions of one, lengths of time days; what is not known is null.
    """
    return plain_json(
        {
            "as_of": figures.as_of,
            "since": figures.since,
            "events": figures.events,
            "clients": figures.clients,
            "broken": [_broken(one, words) for one in figures.broken],
            "ways": [_way(one) for one in figures.ways],
            "times": [asdict(one) for one in figures.times],
            "loads": [asdict(one) for one in figures.loads],
            "pilots": [_pilot(one, words) for one in figures.pilots],
            "today": [asdict(one) for one in figures.today],
            "bad_rows": [{"source": one.source, "reason": one.reason, "count": one.count} for one in figures.bad_rows],
            "notes": [str(one) for one in figures.notes],
        }
    )


def _broken(one: BrokenClause, words: AuditWords) -> Mapping[str, Any]:
    clause, told = one.clause, words.clause(one.clause)
    return {
        "kind": clause.kind,
        "pipeline": clause.pipeline,
        "state": clause.state,
        "to": clause.to,
        "handoff": clause.handoff,
        "at": str(clause.at),
        "page": told.address or None,
        "section": told.number.removeprefix("§ ") or None,
        "breaches": one.breaches,
        "chances": one.chances,
        "share": one.share.quantize(_SIXTH) if one.chances else None,
        "clients": one.clients,
    }


def _way(way: RealWay) -> Mapping[str, Any]:
    return {
        "pipeline": way.pipeline,
        "from": way.source,
        "to": way.target,
        "count": way.count,
        "clients": way.clients,
        "leavers": way.leavers,
        "part": None if way.part is None else way.part.quantize(_SIXTH),
        "low": way.low,
        "high": way.high,
        "days": way.days,
        "is_written": way.is_written,
        "share": way.share,
    }


def _pilot(pilot: PilotCourse, words: AuditWords) -> Mapping[str, Any]:
    return {
        "pipeline": pilot.pipeline,
        "from": pilot.first,
        "to": pilot.last,
        "until": pilot.until,
        "state": pilot.state,
        "targets": [_target(one, pilot) for one in pilot.targets],
        "costliest": [_broken(one, words) for one in pilot.costliest],
    }


def _target(target: TargetCourse, pilot: PilotCourse) -> Mapping[str, Any]:
    return {
        "metric": target.metric,
        "state": target.state,
        "at_least": target.at_least,
        "at_most": target.at_most,
        "days": [
            {"day": pilot.first + timedelta(days=number), "value": value, "is_met": target.is_met(value)}
            for number, value in enumerate(target.values)
        ],
    }
