"""The files of `forecast report`: a workbook that is read back, and JSON under keys that stay."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
import python_calamine

from playbook.analytics.plan_fact import Plan
from playbook.analytics.plan_figures import ForecastError, PlanFact, PlanFigures, PlannedPeriod
from playbook.analytics.plan_report import PlanReport, Unagreed
from playbook.diagnostics import PlaybookError
from playbook.exchange.forecast_report_files import REPORT, WORKBOOK, report_json, write_forecast_report
from playbook.model.book import Book

D = Decimal
BOOK = Book.model_validate(
    {
        "book": {"title": "T", "language": "en", "currency": "EUR"},
        "statuses": [{"id": "regular", "title": "Regular", "when": {"orders": {"from": "1"}}}],
        "segmentations": [
            {
                "id": "by-size",
                "title": "clients",
                "segments": [{"id": "big", "title": "Big: [all]", "approach": "A"}],
            }
        ],
        "forecast": [{"title": "Shipments", "axes": ["status"]}],
    }
)
PERIODS = (
    PlannedPeriod("q1", "I quarter", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31)),
    PlannedPeriod("q2", "II quarter", date(2026, 4, 1), date(2026, 6, 30), None),
)
WHOLE = {
    "q1": PlanFact(2, D("300.00"), D("200.00"), D("150.10"), D("200.00"), 1, D("100.00")),
    "q2": PlanFact(0, None, None, None, None),
}
REGULAR, NOBODY = (
    PlanFact(1, D("200.00"), D("200.00"), D("150.10"), D("200.00")),
    PlanFact(1, D("100.00"), None, D(0), None, 1, D("100.00")),
)
CLIENTS = pa.table(
    {
        "client": ["=a", "b"],
        "period": ["q1", "q1"],
        "line": pa.array([None, None], pa.string()),
        "manager": ["Ann", None],
        "status": ["regular", None],
        "cell": ["AX", None],
        "segmentation:by-size": ["big", None],
        "expert": [D(200), D(100)],
        "budget": [D(200), None],
        "actual": [D("150.10"), D(0)],
        "due": [D(200), None],
        "is_known": [True, False],
    }
)


@pytest.fixture
def report() -> PlanReport:
    by = {"status": {"regular": {"q1": REGULAR}, None: {"q1": NOBODY}}, "by-size": {"big": {"q1": REGULAR}}}
    errors = {
        None: (ForecastError("", "expert", 2, D("0.5"), D("0.999")),),
        "": (ForecastError("", "budget", 1, None, None),),
    }
    return PlanReport(
        forecast=BOOK.forecast[0],
        plan=Plan(
            CLIENTS,
            PlanFigures(as_of=date(2026, 3, 31), line=None, periods=PERIODS, whole=WHOLE, by=by, errors=errors),
        ),
        by=by,
        crossing=("status", "by-size"),
        crossed={("regular", "big"): {"q1": REGULAR}, (None, None): {"q1": NOBODY}},
        unagreed=(Unagreed("b", "q1", None, D("100.00")),),
        strangers=("b",),
    )


@pytest.fixture
def sheets(report, tmp_path):
    write_forecast_report([report], tmp_path / "out", BOOK, "en")
    workbook = python_calamine.CalamineWorkbook.from_path(tmp_path / "out" / WORKBOOK)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_there_is_a_sheet_for_the_whole_each_axis_their_crossing_clients_and_errors(sheets):
    assert [*sheets] == [
        "All clients", "Statuses", "clients", "Statuses × clients", "Clients 2", "Not agreed yet", "Forecast errors", "About this file",
    ]  # fmt: skip


def test_the_figures_are_read_back_as_they_were_meant(sheets):
    assert sheets["Statuses"] == [
        ["Period", "Statuses", "Clients", "Expert estimate, €", "Budget, €", "Due, €", "Actual, €", "Deviation, €", "Deviation, %",
         "Not agreed yet", "Estimated for them, €"],
        ["I quarter", "Regular", 1, 200, 200, 200, 150.1, -49.9, -0.2495, 0, 0],
        ["I quarter", "no status", 1, 100, "", "", 0, "", "", 1, 100],
    ]  # fmt: skip
    assert sheets["All clients"][2][:4] == ["II quarter", 0, "", ""]
    assert sheets["Statuses × clients"][1][:3] == ["I quarter", "Regular", "Big: [all]"]


def test_each_client_has_its_groups_in_the_books_words(sheets):
    assert sheets["Clients 2"][:2] == [
        ["Period", "Client", "Manager", "Status", "Cell", "clients", "Expert estimate, €", "Budget, €", "Due, €", "Actual, €",
         "Deviation, €", "Deviation, %"],
        ["I quarter", "=a", "Ann", "Regular", "AX", "Big: [all]", 200, 200, 200, 150.1, -49.9, -0.2495],
    ]  # fmt: skip


def test_the_errors_of_everyone_and_of_those_without_a_manager_are_named(sheets):
    assert sheets["Forecast errors"][1:] == [
        ["everyone together", "Expert estimate", 2, 0.5, 0.999],
        ["no manager", "Budget", 1, "", ""],
    ]


def test_the_same_report_has_the_same_bytes(report, tmp_path):
    for name in ("one", "two"):
        write_forecast_report([report], tmp_path / name, BOOK, "ru")

    assert [path.name for path in write_forecast_report([report], tmp_path / "one", BOOK, "ru")] == [WORKBOOK, REPORT]
    for file in (WORKBOOK, REPORT):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_two_forecasts_share_the_sheets_and_are_told_apart(report, tmp_path):
    write_forecast_report([report, report], tmp_path / "out", BOOK, "en")
    workbook = python_calamine.CalamineWorkbook.from_path(tmp_path / "out" / WORKBOOK)

    assert [row[:3] for row in workbook.get_sheet_by_name("All clients").to_python()] == [
        ["Forecast", "Period", "Clients"],
        *[["Shipments", "I quarter", 2], ["Shipments", "II quarter", 0]] * 2,
    ]


def test_the_json_has_the_keys_of_the_manual(report):
    told = json.loads(report_json([report], BOOK), parse_float=Decimal)

    assert [*told] == ["as_of", "currency", "forecasts"]
    [forecast] = told["forecasts"]
    assert [*forecast] == [
        "title",
        "line",
        "periods",
        "whole",
        "by",
        "crossing",
        "unagreed",
        "strangers",
        "errors",
        "notes",
    ]
    assert forecast["whole"]["q1"] == {
        "clients": 2,
        "expert": D("300.00"),
        "budget": D("200.00"),
        "due": D("200.00"),
        "actual": D("150.10"),
        "deviation": D("-49.90"),
        "part": D("-0.2495"),
        "unagreed": 1,
        "unagreed_expert": D("100.00"),
    }
    assert [(one["group"], one["period"], one["actual"]) for one in forecast["by"]["status"]] == [
        ("regular", "q1", D("150.10")),
        (None, "q1", 0),
    ]
    assert forecast["crossing"]["axes"] == ["status", "by-size"]
    assert forecast["errors"][0] == {"seller": None, "of": "expert", "clients": 2, "wape": D("0.5"), "bias": D("0.999")}
    assert forecast["periods"][1] == {
        "id": "q2", "title": "II quarter", "from": "2026-04-01", "to": "2026-06-30", "until": None, "over": None, "season": None,
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_is_told(report, tmp_path):
    (tmp_path / "file").write_text("here", encoding="utf-8")

    with pytest.raises(PlaybookError, match="cannot be written"):
        write_forecast_report([report], tmp_path / "file", BOOK, "en")
