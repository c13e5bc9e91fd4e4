"""Reports of forecasts in; the files that `forecast report` writes of them out: report.xlsx and report.json.

Money is plain decimals with a point, shares are fractions; UTF-8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playbook.analytics.plan_figures import PlanFact, PlannedPeriod
from playbook.analytics.plan_report import PlanReport
from playbook.exchange.client_base_workbook import client_base_workbook
from playbook.exchange.files import write_files
from playbook.exchange.forecast_report_views import ForecastReportViews
from playbook.exchange.plain_json import plain_json
from playbook.locale import Language
from playbook.model.book import Book

WORKBOOK, REPORT = "report.xlsx", "report.json"


def write_forecast_report(reports: Sequence[PlanReport], folder: Path, book: Book, language: Language) -> list[Path]:
    """Writes the files into a folder, which is made if it is not there; the workbook speaks the language.

    Raises: PlaybookError where the folder cannot be written.
    """
    views = ForecastReportViews(book, reports, language)
    workbook = client_base_workbook(views.all(), views.heading())
    return write_files({WORKBOOK: workbook, REPORT: report_json(reports, book)}, folder)


def report_json(reports: Sequence[PlanReport], book: Book) -> bytes:
    """The figures of reports, under keys that stay.

    `as_of`, `currency`, and `forecasts`, each with `title`, `line`, `periods` (`id`, `title`, `from`, `to`, `until`, `over`: the part that is
    over, `season`: the same by the turnover of a year ago), `whole` (by period), `by` (axis → list of `group`, `period` and figures),
    `crossing` (`axes`, and `groups`, a list of `groups`, `period` and
    figures), `unagreed` (`client`, `period`, `manager`, `expert`), `strangers`, `errors` (`seller`, `of`, `clients`, `wape`, `bias`)
    and `notes`, English sentences.
    The figures are `clients`, `expert`, `budget`, `due`, `actual`, `deviation`, `part`, `unagreed`, `unagreed_expert`. Nothing is null:
    a group of clients in no group, no seller, all sellers together, and a sum that is not there.
    """
    return plain_json(
        {
            "as_of": next((one.plan.figures.as_of for one in reports), None),
            "currency": book.masthead.currency,
            "forecasts": [_forecast(one) for one in reports],
        }
    )


def _forecast(report: PlanReport) -> Mapping[str, Any]:
    figures = report.plan.figures
    return {
        "title": report.forecast.title,
        "line": figures.line,
        "periods": [_period(one) for one in figures.periods],
        "whole": {period: _fact(fact) for period, fact in figures.whole.items()},
        "by": {
            axis: [
                {"group": group, "period": period, **_fact(fact)}
                for group, by_period in groups.items()
                for period, fact in _by_period(by_period, figures.periods)
            ]
            for axis, groups in report.by.items()
        },
        "crossing": {
            "axes": report.crossing,
            "groups": [
                {"groups": groups, "period": period, **_fact(fact)}
                for groups, by_period in report.crossed.items()
                for period, fact in _by_period(by_period, figures.periods)
            ],
        },
        "unagreed": [
            {"client": one.client, "period": one.period, "manager": one.manager, "expert": one.expert}
            for one in report.unagreed
        ],
        "strangers": report.strangers,
        "errors": [
            {
                "seller": seller if seller is None else error.seller,
                "of": error.of,
                "clients": error.clients,
                "wape": error.wape,
                "bias": error.bias,
            }
            for seller, errors in figures.errors.items()
            for error in errors
        ],
        "notes": [str(one) for one in figures.notes],
    }


def _period(period: PlannedPeriod) -> Mapping[str, Any]:
    return {
        "id": period.id,
        "title": period.title,
        "from": period.first,
        "to": period.last,
        "until": period.until,
        "over": period.over,
        "season": period.season,
    }


def _by_period(by_period: Mapping[str, PlanFact], periods: Sequence[PlannedPeriod]) -> list[tuple[str, PlanFact]]:
    return [(one.id, by_period[one.id]) for one in periods if one.id in by_period]


def _fact(fact: PlanFact) -> Mapping[str, Any]:
    return {
        "clients": fact.clients,
        "expert": fact.expert,
        "budget": fact.budget,
        "due": fact.due,
        "actual": fact.actual,
        "deviation": fact.deviation,
        "part": fact.part,
        "unagreed": fact.unagreed,
        "unagreed_expert": fact.unagreed_expert,
    }
