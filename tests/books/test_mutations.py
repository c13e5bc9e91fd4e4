"""Given the example book with a slip that a tired author would make, I get the finding that names the line of the slip.

Each mutation edits a copy of `content`, in one place or two, and asserts all codes that newly appear; the finding of the first of them
points at the culprit lines, itself or by its related places, and says what it means in the author's own words.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from playbook.check import check_book
from playbook.diagnostics import Diagnostic
from playbook.load import load_book

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 12, 1)

CLIENTS = "clients.yml"
NOT_OURS = "not-our-clients.yml"
NEW = "pipelines/new-clients.yml"
REPEAT = "pipelines/repeat-sales.yml"
SALON = "pipelines/showroom.yml"
SALON_TALKS = "touchpoints/salon.yml"
MEETING = "touchpoints/negotiation.yml"


@dataclass(frozen=True)
class Edit:
    """Words that stand once in a file, and what the author wrote over them."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutation:
    """A slip: what was edited, which codes it brings, the lines that the finding of the first code shows, and words of its message.

    A line is named by its file and words that stand only there after the slip.
    """

    what: str
    edits: tuple[Edit, ...]
    codes: str
    shows: tuple[tuple[str, str], ...]
    says: str


MUTATIONS = (
    # family F, what is written wrong
    Mutation(
        "a key with a letter lost",
        (Edit(SALON, "        deadline: 1d\n", "        dedline: 1d\n"),),
        "F001",
        ((SALON, "dedline: 1d"),),
        "dedline",
    ),
    Mutation(
        "a role renamed in one place",
        (Edit("roles.yml", "- id: logist", "- id: logistics"),),
        "F002 F007 E902",
        (("roles.yml", "- id: logistics"), (REPEAT, "owner: logist")),
        "logist",
    ),
    Mutation(
        "a case copied, and its id left",
        (Edit("cases.yml", "- id: kostroma-kiosk", "- id: rybinsk-salon"),),
        "F003",
        (
            ("cases.yml", "- id: rybinsk-salon\n    title: Салон в Рыбинске"),
            ("cases.yml", "- id: rybinsk-salon\n    title: Киоск с плиткой"),
        ),
        "rybinsk-salon",
    ),
    Mutation(
        "a region that nobody listed",
        (Edit("cases.yml", "      region: far-east", "      region: kamchatka"),),
        "F004",
        (("cases.yml", "region: kamchatka"),),
        "kamchatka",
    ),
    Mutation(
        "the ends of a range exchanged",
        (Edit(CLIENTS, "{from: 5_000_000, below: 20_000_000}", "{from: 20_000_000, below: 5_000_000}"),),
        "F005 S101 C851",
        ((CLIENTS, "{from: 20_000_000, below: 5_000_000}"),),
        "20 000 000",
    ),
    Mutation(
        "a nought too many in a share",
        (Edit(NEW, '"Поставка принята", share: 94%', '"Поставка принята", share: 940%'),),
        "F010",
        ((NEW, "share: 940%"),),
        "940",
    ),
    Mutation(
        "a percent without its sign",
        (Edit("book.yml", "margin_floor: 12%", "margin_floor: 12"),),
        "F010",
        (("book.yml", "margin_floor: 12"),),
        "12",
    ),
    Mutation(
        "a remark that silences nothing",
        (Edit(NEW, "    inflow: 70", "    # playbook: ignore P408: так надо\n    inflow: 70"),),
        "F009",
        ((NEW, "ignore P408"),),
        "P408",
    ),
    # family S, segments
    Mutation(
        "a threshold moved up",
        (Edit(CLIENTS, "{from: 5_000_000, below: 20_000_000}", "{from: 6_000_000, below: 20_000_000}"),),
        "S101 C851",
        ((CLIENTS, "{from: 6_000_000, below: 20_000_000}"), (CLIENTS, "{from: 1_000_000, below: 5_000_000}")),
        "5 500 000 ₽",
    ),
    Mutation(
        "a threshold moved over its neighbour",
        (Edit(CLIENTS, "{from: 1_000_000, below: 5_000_000}", "{from: 1_000_000, below: 7_000_000}"),),
        "S102 C851",
        ((CLIENTS, "id: medium"), (CLIENTS, "id: large")),
        "6 000 000 ₽",
    ),
    Mutation(
        "“from” written as “above”",
        (Edit(CLIENTS, "{from: 5_000_000, below: 20_000_000}", "{above: 5_000_000, below: 20_000_000}"),),
        "S105 C851",
        ((CLIENTS, "{above: 5_000_000, below: 20_000_000}"), (CLIENTS, "{from: 1_000_000, below: 5_000_000}")),
        "5 000 000 ₽",
    ),
    Mutation(
        "two segments turned around where order decides",
        (
            Edit(
                CLIENTS, "          channel: [dealer]\n          own-warehouse: true\n", "          channel: [dealer]\n"
            ),
            Edit(
                CLIENTS,
                "        title: Салоны под заказ\n        criteria:\n          channel: [dealer]\n",
                "        title: Салоны под заказ\n        criteria:\n          channel: [dealer]\n          own-warehouse: false\n",
            ),
        ),
        "S103 C851",
        ((CLIENTS, "id: dealer-order"), (CLIENTS, "id: dealer-stock")),
        "«Салоны под заказ»",
    ),
    Mutation(
        "a criterion forgotten in a copy",
        (
            Edit(
                CLIENTS, "          channel: [dealer]\n          own-warehouse: true\n", "          channel: [dealer]\n"
            ),
        ),
        "S104 C851",
        ((CLIENTS, "id: dealer-order"), (CLIENTS, "id: dealer-stock")),
        "«Салоны под заказ»",
    ),
    # family N, not our clients
    Mutation(
        "a region too many refused",
        (Edit(NOT_OURS, "region: [abroad]", "region: [abroad, south]"),),
        "N202 C851",
        ((CLIENTS, "id: southern"), (NOT_OURS, "id: abroad")),
        "«Юг»",
    ),
    Mutation(
        "a question that nobody asks in time any more",
        (
            Edit("touchpoints/search.yml", "asks: [court-debts, annual-purchases", "asks: [annual-purchases"),
            Edit("touchpoints/repeat.yml", "works-by-contract, court-debts]", "works-by-contract]"),
        ),
        "N203",
        ((NOT_OURS, "court-debts: {from: 500_000}"),),
        "Взысканные через суд долги",
    ),
    # family T, touchpoints
    Mutation(
        "a touchpoint of two states taken from one of them",
        (
            Edit(
                MEETING,
                "    states: [new-clients/contact-3]\n    role: hunter\n    goal: Клиент сам",
                "    role: hunter\n    goal: Клиент сам",
            ),
            Edit(
                MEETING,
                "    states: [new-clients/contact-3]\n    role: hunter\n    goal: Чтобы его",
                "    role: hunter\n    goal: Чтобы его",
            ),
        ),
        "T301",
        ((NEW, "id: contact-3\n"),),
        "Контакт 3",
    ),
    Mutation(
        "a touchpoint given to a stranger",
        (Edit(MEETING, "    role: hunter\n    goal: Клиент сам", "    role: logist\n    goal: Клиент сам"),),
        "T302 O702",
        ((MEETING, "role: logist"),),
        "Встреча в зале клиента",
    ),
    Mutation(
        "days written where months were meant",
        (Edit(SALON, "deadline: {limit: 2mo, warn: 1w}", "deadline: {limit: 2d, warn: 1d}"),),
        "T303 P412",
        ((SALON, "deadline: {limit: 2d, warn: 1d}"),),
        "Думает",
    ),
    # family P, pipelines
    Mutation(
        "the goal of the pipeline made one of its states",
        (Edit(NEW, "title: Клиент\n        kind: won", "title: Клиент\n        kind: work"),),
        "P401 P405",
        ((NEW, "- id: new-clients"),),
        "Новые клиенты",
    ),
    Mutation(
        "a state to which no way leads any more",
        (
            Edit(REPEAT, '{to: season-pause, when: "Склад полон', '{to: talk, when: "Склад полон'),
            Edit(
                REPEAT,
                '{to: season-pause, when: "Просит до начала сезона"',
                '{to: missed, when: "Просит до начала сезона", reason: price-gap',
            ),
        ),
        "P402",
        ((REPEAT, "- id: season-pause\n"),),
        "До сезона",
    ),
    Mutation(
        "the only way to the deal leads elsewhere",
        (Edit(NEW, "- {to: deal, when:", "- {to: recall, when:"),),
        "P407",
        ((NEW, "- id: client\n"),),
        "«Новый»",
    ),
    Mutation(
        "the ways on cut off",
        (
            Edit(
                NEW,
                '        next:\n          - {to: contact-1, when: "Вернулся к разговору", share: 40%}\n'
                '          - {to: refusal, when: "Так и не ответил", reason: unreachable, share: 60%}\n',
                "",
            ),
        ),
        "P403",
        ((NEW, "- id: recall\n"),),
        "Перезвон",
    ),
    Mutation(
        "a deadline dropped",
        (
            Edit(
                NEW,
                "        deadline: {limit: 8d, warn: 2d}\n        on_deadline: {to: refusal, reason: terms-not-agreed}\n",
                "",
            ),
        ),
        "P405",
        ((NEW, "- id: deal\n"),),
        "Сделка",
    ),
    Mutation(
        "a deadline after which nothing happens",
        (Edit(NEW, "        on_deadline: recall\n", ""),),
        "P406",
        ((NEW, "deadline: {limit: 6d, warn: 2d}"),),
        "Контакт 1",
    ),
    Mutation(
        "a deadline doubled",
        (Edit(NEW, "deadline: {limit: 6d, warn: 2d}", "deadline: {limit: 12d, warn: 2d}"),),
        "P408 P414 R505",
        ((NEW, "max_cycle: 40d"), (NEW, "deadline: {limit: 12d, warn: 2d}")),
        "3+12+9+7+8+5 = 44 > 40",
    ),
    Mutation(
        "a way back that leads through no pause",
        (
            Edit(
                NEW,
                "        on_deadline: strategic-reserve\n        lasts: 5d",
                "        on_deadline: contact-2\n        lasts: 5d",
            ),
        ),
        "P409",
        ((NEW, "on_deadline: contact-2"), (NEW, "- id: contact-2\n")),
        "Контакт 2 → Контакт 3 → Контакт 2",
    ),
    Mutation(
        "a refusal without its reason",
        (Edit(NEW, "reason: price, share: 25%", "share: 25%"),),
        "P410",
        ((NEW, "Цена не сошлась с его наценкой"),),
        "Отказ",
    ),
    Mutation(
        "a share raised",
        (Edit(NEW, '"Встреча назначена", share: 55%', '"Встреча назначена", share: 65%'),),
        "P411 F008",
        ((NEW, "share: 65%"),),
        "Контакт 2",
    ),
    Mutation(
        "a step that takes longer than its state",
        (Edit(NEW, "lasts: 3d\n            body: Две страницы.", "lasts: 9d\n            body: Две страницы."),),
        "P412",
        ((NEW, "lasts: 9d"), (NEW, "deadline: {limit: 8d, warn: 2d}")),
        "Сделка",
    ),
    Mutation(
        "a trial that never ends",
        (Edit(NEW, "      to: 2026-10-30\n", ""),),
        "P414",
        ((NEW, "from: 2026-09-21"),),
        "Новые клиенты",
    ),
    # family R, roles and handoffs
    Mutation(
        "an owner dropped",
        (Edit(NEW, "        kind: pause\n        owner: telemarketer\n", "        kind: pause\n"),),
        "R501",
        ((NEW, "- id: recall\n"),),
        "Перезвон",
    ),
    Mutation(
        "a handoff dropped",
        (Edit("handoffs.yml", "    from: account-manager\n    to: logist\n", "    from: logist\n    to: logist\n"),),
        "R502 F007",
        ((REPEAT, '{to: picking, when: "Заказ согласован"'),),
        "Сборка и дорога",
    ),
    Mutation(
        "a handoff that nobody must accept by then",
        (Edit("handoffs.yml", "    accept_within: 2d\n", ""),),
        "R503",
        (("handoffs.yml", "id: hunter-to-reserve"),),
        "Хантер отдаёт в стратегический резерв",
    ),
    Mutation(
        "a handoff put one state too early",
        (Edit("handoffs.yml", "at: new-clients/deal-support", "at: new-clients/deal"),),
        "R504 R502",
        (("handoffs.yml", "at: new-clients/deal\n"),),
        "Хантер передаёт подписанного клиента",
    ),
    Mutation(
        "twice as many clients let in",
        (Edit(NEW, "inflow: 70", "inflow: 140"),),
        "R505",
        ((NEW, "worklist: {role: telemarketer"),),
        "107,3 > 90",
    ),
    Mutation(
        "a nought too few clients let in",
        (Edit(NEW, "inflow: 70", "inflow: 7"),),
        "R506",
        ((NEW, "worklist: {role: telemarketer"),),
        "5,4 < 50",
    ),
    Mutation(
        "the head put under one of his own",
        (
            Edit(
                "roles.yml",
                "    headcount: 1\n    tags: [опт, розница]\n\n  - id: telemarketer",
                "    headcount: 1\n    reports_to: telemarketer\n    tags: [опт, розница]\n\n  - id: telemarketer",
            ),
        ),
        "R507",
        (("roles.yml", "reports_to: telemarketer"),),
        "Телемаркетолог",
    ),
    # family L, loyalty
    Mutation(
        "a discount raised",
        (Edit("loyalty.yml", "percent: 3%", "percent: 30%"),),
        "L601 L604 L605",
        (("loyalty.yml", "percent: 30%"), ("loyalty.yml", "id: shelf")),
        "Полка «Сойки»",
    ),
    Mutation(
        "more allowed to the head than the margin bears",
        (Edit("authority.yml", "discount_up_to: 6%", "discount_up_to: 36%"),),
        "L601",
        (("authority.yml", "discount_up_to: 36%"), ("book.yml", "margin_floor: 12%")),
        "Руководитель отдела",
    ),
    Mutation(
        "a stacking taken back on one side",
        (Edit("loyalty.yml", "    stacks_with: [shelf]\n", ""),),
        "L602",
        (("loyalty.yml", "stacks_with: [winter-order]"),),
        "Зимний заказ",
    ),
    Mutation(
        "a discount over the margin",
        (Edit("loyalty.yml", "percent: 5%", "percent: 55%"),),
        "L603 L601 L604",
        (("loyalty.yml", "percent: 55%"),),
        "Вторая комната",
    ),
    Mutation(
        "a nought too many in what a launch costs",
        (Edit("loyalty.yml", "launch_cost: 150_000", "launch_cost: 1_500_000"),),
        "L604",
        (("loyalty.yml", "launch_cost: 1_500_000"),),
        "Вторая комната",
    ),
    Mutation(
        "more sold than hoped for, but not enough",
        (Edit("loyalty.yml", "uplift: 8%", "uplift: 3%"),),
        "L605 L604",
        (("loyalty.yml", "uplift: 3%"), ("loyalty.yml", "percent: 2%")),
        "Зимний заказ",
    ),
    Mutation(
        "a programme for segments of the other line",
        (Edit("loyalty.yml", "segments: [with-designer, big-house]", "segments: [medium]"),),
        "L607 E901",
        (("loyalty.yml", "segments: [medium]"), (CLIENTS, "id: medium")),
        "Вторая комната",
    ),
    Mutation(
        "last year's dates",
        (Edit("loyalty.yml", "{from: 2026-12-01, to: 2028-03-31}", "{from: 2025-12-01, to: 2026-03-31}"),),
        "L608",
        (("loyalty.yml", "to: 2026-03-31}"),),
        "Зимний заказ",
    ),
    # family A, the client base
    Mutation(
        "shares that leave nothing for C",
        (Edit("client-base.yml", "abc: {a: 80%, b: 15%}", "abc: {a: 80%, b: 25%}"),),
        "A801",
        (("client-base.yml", "abc: {a: 80%, b: 25%}"),),
        "105",
    ),
    Mutation(
        "a status with the criterion of another",
        (Edit("client-base.yml", "growth: {below: -20%}", "days-since-first-order: {to: 30}"),),
        "A802",
        (("client-base.yml", "id: cooling"), ("client-base.yml", "id: novice")),
        "Остывающий",
    ),
    Mutation(
        "a cell of which nothing is said",
        (
            Edit(
                "client-base.yml",
                "      approach: Выясняем, почему рвано. Обычно берут у нас, когда у основного поставщика нет.\n",
                "",
            ),
        ),
        "A804",
        (("client-base.yml", "title: Середняк наугад"),),
        "Середняк наугад",
    ),
    # families C and V, cases and freshness
    Mutation(
        "a nought too many in who is too small",
        (Edit(NOT_OURS, "annual-purchases: {below: 300_000}", "annual-purchases: {below: 3_000_000}"),),
        "C851",
        (("cases.yml", "id: kostroma-stovemaker"), (NOT_OURS, "annual-purchases: {below: 3_000_000}")),
        "Печник ровно на границе",
    ),
    Mutation(
        "thousands left out of a sum",
        (Edit(NOT_OURS, "court-debts: {from: 500_000}", "court-debts: {from: 500}"),),
        "C851",
        (("cases.yml", "id: kostroma-stovemaker"), (NOT_OURS, "court-debts: {from: 500}")),
        "С долгами по суду",
    ),
    Mutation(
        "an exception struck out",
        (
            Edit(
                NOT_OURS,
                "    exceptions:\n"
                "      # Студия покупает на двести тысяч, а приводит проектов на два миллиона.\n"
                "      - criteria:\n          channel: [studio]\n        approved_by: head-of-sales\n",
                "",
            ),
        ),
        "C851",
        (("cases.yml", "id: vologda-studio"), (NOT_OURS, "annual-purchases: {below: 300_000}")),
        "Маленькая студия",
    ),
    Mutation(
        "a case that expects the segment below",
        (Edit("cases.yml", "segments: [large, dealer-stock, near]", "segments: [medium, dealer-stock, near]"),),
        "C851",
        (("cases.yml", "id: exactly-five-million"), (CLIENTS, "{from: 5_000_000, below: 20_000_000}")),
        "Ровно пять миллионов",
    ),
    Mutation(
        "a review put off and forgotten",
        (
            Edit(
                CLIENTS,
                "owner: head-of-sales\n    review_by: 2027-11-15",
                "owner: head-of-sales\n    review_by: 2026-11-15",
            ),
        ),
        "V951",
        ((CLIENTS, "review_by: 2026-11-15"),),
        "Гости салона",
    ),
    Mutation(
        "a book that nobody owns",
        (Edit("book.yml", "  owner: head-of-sales\n", ""),),
        "V952",
        (("attributes.yml", "id: annual-purchases"),),
        "Закупки плитки в год",
    ),
    # family O, onboarding
    Mutation(
        "a page struck from the reading list",
        (Edit("onboarding/salon.yml", "          - touchpoint:layout-session\n", ""),),
        "O702",
        (("onboarding/salon.yml", "- id: salon-days"), (SALON_TALKS, "- id: layout-session")),
        "Первые дни в салоне",
    ),
    Mutation(
        "a right answer that lost its mark",
        (Edit("onboarding/salon.yml", '{text: "Два", correct: true}', '{text: "Два"}'),),
        "O703",
        (("onboarding/salon.yml", "- question: Сколько вариантов показываем?"),),
        "Сколько вариантов показываем?",
    ),
    # family E, editions
    Mutation(
        "a limit of the head of sales in a newcomer's script",
        (Edit("scripts/first-call.md", "[[situation:owner-not-in|", "[[authority:head-limit|"),),
        "E901",
        (("scripts/first-call.md", "[[authority:head-limit|"), ("authority.yml", "- id: head-limit")),
        "Новичку-телемаркетологу",
    ),
)


def test_at_least_twenty_slips_of_all_families_are_listed():
    families = {code[0] for one in MUTATIONS for code in one.codes.split()[:1]}

    assert len(MUTATIONS) >= 20
    assert len({one.what for one in MUTATIONS}) == len(MUTATIONS)
    assert families == set("FSNTPRLACVOE")


def test_the_example_is_clean_before_any_slip():
    assert not _found(CONTENT)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[f"{one.codes.split()[0]} {one.what}" for one in MUTATIONS])
def test_a_slip_is_caught_where_it_was_made(mutation, tmp_path):
    book = tmp_path / "book"
    shutil.copytree(CONTENT, book)
    for edit in mutation.edits:
        _make(edit, book)

    found = _found(book)
    first, *_others = mutation.codes.split()
    lines = {_line(book / file, words) for file, words in mutation.shows}

    assert {one.code for one in found} == set(mutation.codes.split())
    told = [_told(one, book) for one in found if one.code == first]
    shown = [words for words, places in told if lines <= places]
    assert shown, (lines, told)
    assert any(mutation.says in words for words in shown), shown


def _make(edit: Edit, book: Path) -> None:
    """Makes an edit in a copy of the book: of words that stand there once, and of nothing else."""
    path = book / edit.file
    text = path.read_text(encoding="utf-8")
    before, old, after = text.partition(edit.old)
    assert old, edit
    assert edit.old not in after, edit
    assert edit.old != edit.new
    path.write_text(before + edit.new + after, encoding="utf-8")


def _found(folder: Path) -> list[Diagnostic]:
    return check_book(load_book(folder), TODAY)


def _told(found: Diagnostic, book: Path) -> tuple[str, set[tuple[Path, int]]]:
    """What a finding says to a Russian reader, with plain spaces and quotes, and the lines that it shows."""
    words = found.message.in_language("ru")
    plain = words.translate({0xA0: " ", 0x202F: " ", ord("“"): "«", ord("”"): "»"})
    places = (found.place, *(one.place for one in found.related))
    return plain, {(book / place.path, place.line) for place in places}


@cache
def _line(path: Path, words: str) -> tuple[Path, int]:
    """The only line on which the words begin."""
    text = path.read_text(encoding="utf-8")
    assert text.count(words) == 1, (path.name, words, text.count(words))
    return path, text[: text.index(words)].count("\n") + 1
