"""Forecast: a page for each way of planning sales, with its rules, its periods, and what the form is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from playbook.analytics.plan_figures import PlanFigures
from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.forecast import Forecast
from playbook.plan.chapters.by_line import one_or_by_line, ref_for_line
from playbook.plan.chapters.plan_fact import plan_page
from playbook.plan.chapters.spans import days_in_words
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

SECTION = "forecast"

_PERIODS: Mapping[str, Message] = {"month": _("by month"), "quarter": _("by quarter"), "season": _("by season")}
_COLUMNS: Mapping[str, tuple[Message, Message]] = {
    "expert": (_("Expert estimate"), _("What the seller who knows the client expects.")),
    "budget": (_("Budget"), _("What the company planned.")),
    "actual": (_("Actual"), _("What was shipped.")),
    "deviation": (_("Deviation"), _("How far the actual figure is from the plan.")),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with what it means, or with where it leads."""

    label: str
    meaning: str = ""
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastContent:
    """What a forecast's page shows beside the forecast itself."""

    rhythm: str
    periods: tuple[Labelled, ...]
    axes: tuple[Labelled, ...]
    columns: tuple[Labelled, ...]


def chapter(book: Book, words: Wording, plans: Iterable[PlanFigures] = ()) -> Draft | None:
    """The chapter of the forecast, with a page for each where there are several; none where nobody plans.

    Below each stands its plan and fact, where the ledger tells of it; the plans are restricted as the book is.
    """
    if not book.forecast:
        return None
    whole = Draft(
        kind="forecasts",
        ref="section:forecast",
        path="forecast/index",
        title=words.say(_("Forecast")),
        summary=words.say(_("How we plan sales: over which periods, by which groups of clients, by which rules.")),
    )
    by_address = {one.at: one for one in plans}

    def page(one: Forecast, place: Draft) -> Draft:
        draft, plan = _forecast(one, place, book, words), by_address.get(one.address)
        if plan is None:
            return draft
        return replace(draft, path=f"{place.path}/index", children=(plan_page(one, plan, place.path, book, words),))

    return one_or_by_line(whole, book.forecast, "forecast", page, book.lines)


def _forecast(forecast: Forecast, place: Draft, book: Book, words: Wording) -> Draft:
    """The page of a forecast in its place: a chapter, or a page of it."""
    columns = (_COLUMNS[name] for name in forecast.columns)
    return replace(
        place,
        kind="forecast",
        title=forecast.title or place.title,
        summary=forecast.summary or place.summary,
        entity=forecast,
        content=ForecastContent(
            rhythm=words.say(_PERIODS[forecast.period]),
            periods=tuple(
                Labelled(one.title or one.id, days_in_words(one.from_, one.to, words)) for one in forecast.periods
            ),
            axes=tuple(_axis(name, forecast.line, book, words) for name in forecast.axes),
            columns=tuple(Labelled(words.say(label), words.say(meaning)) for label, meaning in columns),
        ),
    )


def _axis(name: str, line: str | None, book: Book, words: Wording) -> Labelled:
    if name == "status":
        return Labelled(words.say(_("Statuses")), ref="section:statuses")
    if name == "abc-xyz":
        return Labelled(words.say(_("ABC–XYZ")), ref=ref_for_line("abc_xyz", "matrix", book.abc_xyz, line))
    title = next((one.title for one in book.segmentations if one.id == name), name)
    return Labelled(title, ref=f"segmentation:{name}")
