"""The plans of a book as its pages quote them, with findings where its file of entries says nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from playbook.analytics.plan_evidence import Plans, plans_of
from playbook.diagnostics import Address
from tests.analytics.conftest import book_of

AS_OF = date(2026, 2, 28)
PERIODS = [{"id": "q1", "from": "2026-01-01", "to": "2026-03-31"}]
HEAD = "line;client;period;expert;budget;author;read_at\n"


@pytest.fixture
def plans(facts_of, tmp_path):
    def of(forecast: list[dict[str, object]], written: str | bytes | None, *, is_shown: bool = True) -> Plans:
        lines = [{"id": "w", "title": "W"}, {"id": "r", "title": "R"}]
        book = book_of({"lines": lines, "forecast": forecast})
        if written is not None:
            (tmp_path / "data").mkdir()
            content = written.encode() if isinstance(written, str) else written
            (tmp_path / "data" / "forecast.csv").write_bytes(content)
        rows = [("a", date(2026, 1, 5), 5, "w"), ("b", date(2026, 1, 5), 7, "r")]
        sources = Sources(facts_of("ledger", "client date amount line", *rows))
        return plans_of(book, tmp_path, sources, client_base(book, sources, AS_OF), AS_OF, is_shown=is_shown)

    return of


def test_each_forecast_has_its_own_figures(plans):
    found = plans(
        [{"line": "w", "periods": PERIODS}, {"line": "r", "periods": PERIODS}],
        HEAD + "w;a;q1;10.00;9.00;Ann;2026-01-01\nr;b;q1;;8.00;Ann;2026-01-01\n",
    )

    assert [(one.line, one.whole["q1"].budget, one.whole["q1"].actual) for one in found.figures] == [
        ("w", Decimal(9), Decimal(5)),
        ("r", Decimal(8), Decimal(7)),
    ]
    assert found.findings == ()


def test_a_book_that_plans_nothing_has_no_plans(plans):
    assert plans([], None) == Plans()
    assert plans([{"axes": ["status"]}], None) == Plans()


def test_before_anybody_has_planned_the_fact_stands_alone(plans):
    [figures] = plans([{"periods": PERIODS}], None).figures

    assert (figures.whole["q1"].budget, figures.whole["q1"].actual) == (None, Decimal(12))


def test_a_bad_row_is_a_finding_and_the_others_count(plans):
    found = plans([{"line": "w", "periods": PERIODS}], HEAD + "w;a;q1;10.00;9.00;Ann;\nw;b;q1;much;;Ann;\n")

    assert found.figures[0].whole["q1"].budget == Decimal(9)
    [finding] = found.findings
    assert finding.at == Address(("forecast",))
    assert "data/forecast.csv, row 3" in str(finding.message)


def test_where_no_page_is_made_bad_rows_are_found_and_nothing_is_reckoned(plans):
    found = plans([{"periods": PERIODS}], HEAD + ";a;q1;much;;Ann;\n", is_shown=False)

    assert found.figures == ()
    assert [one.at for one in found.findings] == [Address(("forecast",))]


def test_a_file_that_cannot_be_read_is_a_finding(plans, tmp_path):
    (tmp_path / "data" / "forecast.csv").mkdir(parents=True)
    found = plans([{"line": "w", "periods": PERIODS}], None)

    assert found.figures == ()
    assert [str(one.message) for one in found.findings] == ["data/forecast.csv cannot be read: Is a directory."]
