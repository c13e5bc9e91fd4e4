"""A sheet of a forecast in; the lines of its page of instructions, in its language, out."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import Message, _
from playbook.exchange.forecast_form import ForecastForm
from playbook.locale.days import say_days

ROOM = 96
"""Characters of a line."""
_STEPS = (
    _(
        "Under “Expert estimate” stands what the client will take in the period as you who know it expect; under “Budget”, what was agreed."
    ),
    _(
        "Type figures alone, in {currency}: 1250000 or 1250000.50 as your Excel writes it. No formulas, no percents, no dates."
    ),
    _("An empty cell says nothing; 0 says that nothing will be taken."),
    _("What stands in the yellow cells already was read before. Change it where you expect something else by now."),
    _(
        "The grey columns are computed from the ledger and locked. Filter and widen columns as you like; rows and columns stay where they are."
    ),
    _(
        "To sort, take the protection away (Review, Unprotect Sheet; there is no password): a sorted sheet is read all the same."
    ),
    _(
        "A client is missing? Have it written into the clients table, and the sheet made anew; a row added by hand is not read."
    ),
    _(
        "Save the file as .xlsx, in Excel or in LibreOffice, and hand it back: “playbook forecast read” tells every cell that it cannot read."
    ),
)


def instructions(form: ForecastForm, currency: str) -> Iterator[tuple[str, str, bool]]:
    """The lines: what stands before one, its text, and whether it is a heading."""

    def say(message: Message) -> str:
        return Message(message.text, {**message.values, "currency": currency}).in_language(form.language)

    yield "", form.title, True
    yield from (("", line, False) for line in _facts(form, say(_("Sums are in {currency}."))))
    yield "", "", False
    yield "", say(_("How to fill in")), True
    yield from ((f"{number}.", say(step), False) for number, step in enumerate(_STEPS, start=1))
    if form.rules:
        yield "", "", False
        yield "", say(_("Rules of the book")), True
        yield from (("•", rule, False) for rule in form.rules)


def _facts(form: ForecastForm, money: str) -> Iterator[str]:
    language = form.language
    yield " · ".join(filter(None, (form.company, form.book)))
    if form.line_title:
        yield _("Line: {line}", line=form.line_title).in_language(language)
    if form.manager:
        yield _("Manager: {manager}", manager=form.manager).in_language(language)
    for one in form.periods:
        yield _("Period: {period}, {days}", period=one.title, days=say_days(one.first, one.last, language)).in_language(
            language
        )
    told = _(
        "Made of the ledger as of {day}; the last window is {days}.",
        day=form.as_of,
        days=say_days(*form.window, language),
    )
    yield told.in_language(language)
    yield money
