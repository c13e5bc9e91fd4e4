"""A book of three editions, its folder in: it is read, held against its ledger, and each edition is planned as its readers may see it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook.analytics.evidence import Evidence
from playbook.analytics.measurements import Group
from playbook.analytics.plan_figures import ForecastError, PlanFact, PlanFigures, PlannedPeriod
from playbook.check.ledger_words import measured_by_hand
from playbook.prepare import UnknownEditionError, examine, plan_edition, plan_editions
from playbook.render import render_site

TEMPLATES = Path(__file__).parents[1] / "templates"
TODAY = date(2026, 11, 21)
TEMPLATES = Path(__file__).parents[1] / "templates"
EDITIONS = {
    "book.yml": """
        book: {title: Книга продаж, company: Мера, language: ru, effective: 2026-11-01}
        lines:
          - {id: wholesale, title: Опт}
        """,
    "editions.yml": """
        roles:
          - {id: hunter, title: Охотник}
          - {id: head, title: Руководитель}
        terms:
          - {id: open, title: Оплата за месяц, body: Отсрочка для всех.}
          - {id: magnolia, title: Магнолия, body: Скидка семнадцать процентов только по звонку., audience: [head]}
        editions:
          - {id: hunters, title: Охотникам, roles: [hunter]}
          - {id: heads, title: Руководителям, roles: [head], watermark: Не копировать}
        """,
}
MATRIX = """
    statuses: [{id: active, title: Магнитный}]
    abc_xyz: {cells: {AX: {title: Опора, approach: Звоним.}, CZ: {title: Магнолии, approach: Ждём., audience: [head]}}}
"""


def test_an_edition_gets_of_the_measurements_what_its_book_has(write_book):
    groups = {name: Group(count, Decimal(count)) for name, count in (("AX", 4), ("CZ", 6))}
    measured = measured_by_hand(
        cells=groups, statuses={"active": Group(10, Decimal(10))}, managers={"Петров": Group(10, Decimal(10))}
    )
    examined = examine(
        write_book({**EDITIONS, "matrix.yml": MATRIX}), today=TODAY, reader=lambda *_: Evidence(measured)
    )
    plans = {one.name: one.plan for one in plan_editions(examined)}
    pages = {
        name: next(page for page in plan.pages if page.ref == "section:client_base") for name, plan in plans.items()
    }

    assert {name: bool(page.draft.content.matrix) for name, page in pages.items()} == {
        "full": True,
        "hunters": False,
        "heads": True,
    }
    assert len(pages["heads"].draft.content.matrix.rows) == 9
    assert len({page.number for page in pages.values()}) == 1


PLAN = PlanFigures(
    as_of=TODAY,
    line=None,
    periods=(PlannedPeriod("q4", "Q4", date(2026, 10, 1), date(2026, 12, 31), TODAY),),
    whole={"q4": PlanFact(3, Decimal(7070), Decimal(8181), Decimal(9292), Decimal(6363))},
    by={
        "status": {"active": {"q4": PlanFact(3, Decimal(7070), Decimal(8181), Decimal(9292), Decimal(6363))}},
        "manager": {"Щукин": {"q4": PlanFact(3, Decimal(7070), Decimal(8181), Decimal(9292), Decimal(6363))}},
    },
    errors={name: (ForecastError(name or "", "budget", 3, Decimal("0.4141"), Decimal(0)),) for name in (None, "Щукин")},
)
FORECAST = """
    statuses: [{id: active, title: Активный}]
    forecast: {axes: [status], periods: [{id: q4, title: Q4, from: 2026-10-01, to: 2026-12-31}]}
    """


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ("", {"full": True, "hunters": True, "heads": True}),
        ("data: {audience: [head], ledger: {source: l.csv}}", {"full": True, "hunters": False, "heads": True}),
    ],
)
def test_an_edition_gets_plan_and_fact_where_its_readers_may_see_the_ledger(write_book, hidden, told):
    folder = write_book({**EDITIONS, "forecast.yml": FORECAST, "data.yml": hidden})
    examined = examine(folder, today=TODAY, reader=lambda *_: Evidence(plans=(PLAN,)))
    plans = {one.name: one.plan for one in plan_editions(examined)}
    shown = {name: "".join(render_site(plan, [TEMPLATES], folder).pages.values()) for name, plan in plans.items()}

    assert {name: "plan:1" in plan.places for name, plan in plans.items()} == told
    for number in ("7\u00a0070", "8\u00a0181", "9\u00a0292", "6\u00a0363", "41,4", "Щукин"):
        assert {name: number in text for name, text in shown.items()} == told, number
    assert len({plan.numbers["section:forecast"] for plan in plans.values()}) == 1


def test_without_a_ledger_no_edition_has_a_client_base(write_book):
    examined = examine(write_book({**EDITIONS, "matrix.yml": MATRIX}), today=TODAY)

    assert not [page for one in plan_editions(examined) for page in one.plan.pages if page.ref == "section:client_base"]


def test_the_whole_book_comes_once_even_if_an_edition_bears_its_name(write_book):
    text = EDITIONS["editions.yml"].replace("id: hunters", "id: full")
    examined = examine(write_book({**EDITIONS, "editions.yml": text}), today=TODAY)

    assert [(one.code, one.place.path) for one in examined.diagnostics if one.code == "F003"] == [
        ("F003", "editions.yml")
    ]
    assert [edition.name for edition in plan_editions(examined)] == ["full", "heads"]


def test_an_edition_that_the_book_lacks_is_told_with_those_it_has(write_book):
    with pytest.raises(UnknownEditionError, match="full, hunters, heads"):
        list(plan_editions(examine(write_book(EDITIONS), today=TODAY), ["hunter"]))


def test_one_edition_is_planned_with_the_numbers_of_the_whole_book(write_book):
    folder = write_book(EDITIONS)
    examined, plan = plan_edition(folder, today=TODAY, edition="hunters")
    [whole, *_others] = plan_editions(examined)
    numbers = {page.ref: page.number for page in whole.plan.pages}

    assert plan is not None
    assert "term:magnolia" not in {page.ref for page in plan.pages}
    assert {page.ref: page.number for page in plan.pages if page.ref in numbers} == {
        page.ref: numbers[page.ref] for page in plan.pages if page.ref in numbers
    }


def test_a_book_with_errors_is_not_planned(write_book):
    examined, plan = plan_edition(write_book({"book.yml": "book: {titel: X}\n"}), today=TODAY)

    assert (examined.is_refused, plan) == (True, None)


PIPELINE = """
    pipelines:
      - id: sales
        title: Продажи
        states:
          - {id: new, title: Новый, kind: start, next: [{to: won}, {to: magnolia-list}]}
          - {id: magnolia-list, title: Магнолии, kind: pause, audience: [head], next: [{to: won}]}
          - {id: won, title: Победа, kind: won}
    data: {events: {source: crm.csv}%s}
"""
EVENTS = "client,state,at,person\n" + "".join(
    f"ООО «Заря {number}»,{state},2026-10-0{day},Петров\n"
    for number in range(9)
    for state, day in (("new", 1), ("magnolia-list", 2), ("won", 3))
)


def held_against_a_history(write_book, audience=""):
    files = {**EDITIONS, "pipelines.yml": PIPELINE % audience, "crm.csv": EVENTS}
    examined = examine(write_book(files), today=TODAY)
    assert [str(one.message) for one in examined.diagnostics if one.code == "A809"] == []
    return {one.name: one.plan for one in plan_editions(examined)}


def test_an_edition_gets_of_the_history_what_its_book_has(write_book):
    plans = held_against_a_history(write_book)
    pages = {name: {page.ref: page for page in plan.pages} for name, plan in plans.items()}
    graphs = {name: held["what-happens:sales"].draft.content.graph for name, held in pages.items()}

    assert {name: graph is not None for name, graph in graphs.items()} == {
        "full": True,
        "hunters": False,
        "heads": True,
    }
    assert {held["what-happens:sales"].number for held in pages.values()} == {
        pages["full"]["what-happens:sales"].number
    }
    assert "magnolia" not in repr(pages["hunters"]["what-happens:sales"])
    shown = "".join(render_site(plans["hunters"], [TEMPLATES], Path()).pages.values())
    assert "агноли" not in shown
    assert "magnolia" not in shown


def test_readers_who_are_not_of_its_audience_get_nothing_of_the_history(write_book):
    plans = held_against_a_history(write_book, ", audience: [head]")
    told = {name: [page.ref for page in plan.pages if "what-happens" in page.ref] for name, plan in plans.items()}

    assert told == {"full": ["what-happens:sales"], "hunters": [], "heads": ["what-happens:sales"]}


def test_no_page_names_a_client_or_a_person_of_the_history(write_book):
    plans = held_against_a_history(write_book)

    for plan in plans.values():
        text = "".join(render_site(plan, [TEMPLATES], Path()).pages.values())
        assert "Как идёт на самом деле" in text
        assert "Заря" not in text
        assert "Петров" not in text
