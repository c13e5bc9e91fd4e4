"""The data of the example book: its invented clients in; ledger, clients, contracts, history and forecast as Excel, 1C and a CRM write them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random

import xlsxwriter

from docs.generator.example_events import EVENT, event_rows, events
from docs.generator.example_forecast import FORECAST, forecast_rows
from docs.generator.example_guests import Guest, guests, known_of
from docs.generator.example_sales import FIRST_DAY, Order, Story, orders_of, stories

FOLDER = "content/data"
SHEET = "Клиенты"
_LEDGER = ("Дата отгрузки", "Номер заказа", "Контрагент", "Направление", "Ответственный", "Сумма")
_CONTRACT = ("Номер", "Дата договора", "Контрагент", "Ёмкость по договору", "Комната", "Метраж", "С дизайнером")
_CLIENT = (
    "Контрагент", "Канал", "Регион", "Склад", "Договор", "Долги по суду", "Ёмкость в год", "Закупки в год",
    "Комната", "Площадь", "Дизайнер",
)  # fmt: skip
_MONEY = ("Долги по суду", "Ёмкость в год", "Закупки в год")
_IN_THOUSANDS = ("Ёмкость в год", "Закупки в год")
_WIDTHS = (24, 24, 16, 8, 9, 14, 15, 15, 16, 9, 11)
_CREATED = datetime(2026, 11, 1)  # noqa: DTZ001 - a workbook knows no zones
_RENEWED = {2025: 0.45, 2026: 0.55}
"""Which part of the old clients signed again in the winter of a year."""

Row = Sequence[str]
BAD_ROWS: Sequence[tuple[date, Row]] = (
    (date(2024, 3, 14), ("14.03.2024", "24-0000", "", "Опт", "Акчурин", "48200,00")),
    (date(2024, 9, 30), ("31.09.2024", "24-0000", "Горница", "Опт", "Акчурин", "112400,00")),
    (date(2025, 2, 18), ("18.02.2025", "25-0000", "Старый паром", "Опт", "Акчурин", "")),
    (date(2025, 6, 10), ("10.06.2025", "25-0000", "Окна во двор", "Опт", "Акчурин", "см. счёт")),
    (date(2025, 11, 20), ("20.11.2025", "25-0000", "Снегирь", "Опт", "Акчурин", "184,500")),
    (date(2026, 4, 7), ("07.04.2062", "26-0000", "Голубятня", "Опт", "Акчурин", "96400,00")),
    (date(2026, 5, 22), ("22.05.2026", "26-0000", "Дом на Волге", "Опт", "Акчурин", "131 250", "00")),
    (date(2026, 8, 19), ("", "26-0000", "Лавка цвета", "Опт", "Акчурин", "77000,00")),
)
"""Rows as people spoil them, one of each kind, with the day by which they stand among the others."""


def example_data() -> dict[str, bytes]:
    """Every file, by its path from the root of the checkout."""
    wholesale, retail = stories(), guests()
    contracts = sorted(_contracts(wholesale, retail))
    sold = orders(wholesale, retail)
    files = {
        "ledger.csv": _csv(_LEDGER, _ledger(sold)),
        "events.csv": _csv(EVENT, event_rows(events(wholesale, retail, sold))),
    }
    files["forecast.csv"] = _csv(FORECAST, forecast_rows(sold))
    files["clients.xlsx"] = _workbook(chain((one.known for one in wholesale), map(known_of, retail)))
    for year in _RENEWED:
        rows = [(f"{year}/{number:03}", *_signed(one)) for number, one in enumerate(_of_year(contracts, year), start=1)]
        files[f"contracts-{year}.csv"] = _csv(_CONTRACT, [*rows, *SPOILT_CONTRACTS.get(year, ())])
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def write_example_data(checkout: Path) -> None:
    """Writes the files into their folder."""
    for name, content in example_data().items():
        path = checkout / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def orders(wholesale: Iterable[Story], retail: Iterable[Guest]) -> list[Order]:
    """All orders by their days."""
    everything = chain(*map(orders_of, wholesale), *(one.orders for one in retail))
    return sorted(everything, key=lambda one: (one.day, one.client))


def _ledger(sold: Iterable[Order]) -> list[Row]:
    """The rows of the ledger by their days, the bad ones among them; goods that came back stand under the number of their order."""
    dated = [*BAD_ROWS]
    numbers: Counter[int] = Counter()
    for one in sold:
        numbers[one.day.year] += 1
        order = f"{one.day:%y}-{numbers[one.day.year]:04}"
        rows = [(one.day, one.kopecks), (one.back_on, -one.returned)] if one.returned else [(one.day, one.kopecks)]
        dated += [
            (day, (_day(day), order, one.client, one.line, one.manager, _decimal(kopecks, 100)))
            for day, kopecks in rows
        ]
    return [row for _day, row in sorted(dated, key=lambda one: one[0])]


def _contracts(wholesale: Iterable[Story], retail: Iterable[Guest]) -> Iterator[tuple[date, str, Row]]:
    """The day of each contract, its client, and what it says."""
    for story in wholesale:
        capacity = _roubles(story.known["Закупки в год"])
        for day in _signing_days(story):
            yield day, story.client, (capacity, "", "", "")
    for guest in retail:
        said = guest.room, _decimal(guest.tenths, 10), "да" if guest.has_designer else "нет"
        yield guest.orders[0].day, guest.code, ("", *said)


def _signing_days(story: Story) -> Iterator[date]:
    chance = Random(f"договор {story.client}")  # noqa: S311 - dates, no secrets
    if not story.months:
        return
    if story.months[0] > FIRST_DAY:
        yield story.months[0] - timedelta(days=3 + int(20 * chance.random()))
    for year, part in _RENEWED.items():
        first = date(year, 1, 12)
        if story.months[0] < first < story.months[-1] and chance.random() < part:
            yield first + timedelta(days=int(60 * chance.random()))


def _of_year(contracts: Iterable[tuple[date, str, Row]], year: int) -> list[tuple[date, str, Row]]:
    return [one for one in contracts if one[0].year == year]


def _signed(contract: tuple[date, str, Row]) -> Row:
    day, client, said = contract
    return (_day(day), client, *said)


def _csv(names: Row, rows: Iterable[Row]) -> bytes:
    """A table as a Russian Excel saves it: semicolons, decimal commas, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerows([names, *rows])
    return text.getvalue().encode("utf-8-sig")


def _workbook(clients: Iterable[Mapping[str, str]]) -> bytes:
    """The clients table as a workbook: the same bytes each time."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": _CREATED})
        bold, money = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "# ##0"})
        sheet = workbook.add_worksheet(SHEET)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, _CLIENT, bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for row, client in enumerate(chain(clients, SPOILT_CLIENTS), start=1):
            for column, name in enumerate(_CLIENT):
                value = _cell(name, client.get(name, ""))
                sheet.write(row, column, value, money if name in _MONEY else None)
    return file.getvalue()


SPOILT_CLIENTS: Sequence[Mapping[str, str]] = (
    {"Контрагент": "Синяя изба", "Канал": "Салон плитки", "Регион": "Центр", "Закупки в год": "9100"},
    {"Контрагент": "Берег и бук", "Канал": "Дизайн-студия", "Регион": "Поволжье", "Ёмкость в год": "миллиона два"},
)
"""Rows at the end of the clients table: a client who stands above already, and one with words for a number."""
SPOILT_CONTRACTS: Mapping[int, Sequence[Row]] = {2026: [("2026/000", "", "Голубятня", "3200000", "", "", "")]}
"""Rows at the end of the contracts of a year: one that nobody dated."""


def _cell(name: str, written: str) -> str | float | None:
    if not written.replace(".", "").isdigit():
        return written or None
    return float(written) * (1000 if name in _IN_THOUSANDS else 1)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _roubles(thousands: str) -> str:
    return f"{thousands}000" if thousands else ""


def _decimal(number: int, parts: int) -> str:
    """A whole number of parts, such as kopecks, with a comma: `1234,50`."""
    digits = len(str(parts)) - 1
    whole, rest = divmod(abs(number), parts)
    return f"{'-' if number < 0 else ''}{whole},{rest:0{digits}}"
