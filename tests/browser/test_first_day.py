"""A newcomer's first day with the example book: from the start page through the path to the sheet, and ten clients qualified."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from playbook.build import build_book
from playbook.criteria import classify
from playbook.editions import restrict
from playbook.load import load_book
from playbook.plan import plan_book
from playbook.workshop import open_workshop

pytestmark = pytest.mark.browser

CONTENT = Path(__file__).parents[2] / "content"
EDITION = "newcomer-telemarketer"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def newcomers_book():
    whole = load_book(CONTENT).book
    return restrict(whole, next(one for one in whole.editions if one.id == EDITION)).book


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    built = build_book(
        CONTENT,
        tmp_path_factory.mktemp("first-day"),
        open_workshop(),
        today=date(2026, 12, 1),
        editions=[EDITION],
        parts={"site"},
    )
    return built.editions[0].folder


@pytest.fixture(scope="module")
def questions(newcomers_book):
    """The questions of the path by their keys on the page."""
    [page] = [one for one in plan_book(newcomers_book, "ru").pages if one.draft.kind == "path"]
    return {asked.key: asked.question for day in page.draft.content.days for asked in day.quiz}


def test_a_newcomer_reads_fails_passes_comes_back_and_prints_the_sheet(guarded_page, site, questions):
    page = guarded_page((site / "index.html").as_uri(), **PHONE)

    page.get_by_role("link", name="Новичкам: 5 дней").click()
    page.get_by_label("Имя и фамилия").fill("Анна Жданова")
    reading = page.locator("#day-1 ~ * a, .pb-day a").first
    read = reading.inner_text()
    reading.click()
    expect(page.locator("body")).to_contain_text(read)
    page.go_back()
    page.get_by_role("checkbox", name=read).first.check()

    for key, question in questions.items():
        _answer(page, key, [number for number, choice in enumerate(question.choices) if not choice.is_right][:1])
    first = page.locator("form.pb-quiz").first
    assert first.get_by_role("status").inner_text() == "Неверно"
    assert "Перечитать:" in first.inner_text()
    expect(page.locator(".pb-training")).to_contain_text(f"Верно 0 из {len(questions)}, зачёт от 80 % пока не сдано")

    page.get_by_role("button", name="Ответить заново").last.click()
    for key, question in questions.items():
        _answer(page, key, [number for number, choice in enumerate(question.choices) if choice.is_right])
    expect(page.locator(".pb-training")).to_contain_text(f"Верно {len(questions)} из {len(questions)}")

    page.reload()
    assert page.get_by_label("Имя и фамилия").input_value() == "Анна Жданова"
    assert page.get_by_role("checkbox", name=read).first.is_checked()
    expect(page.locator(".pb-training")).to_contain_text(f"Верно {len(questions)} из {len(questions)}")

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    sheet = " ".join(" ".join(one.extract_text() for one in printed).split())
    assert len(printed) <= 2
    assert "Анна Жданова" in sheet
    assert f"Верно {len(questions)} из {len(questions)}" in sheet
    assert "подпись" in sheet
    assert "Неверно" not in sheet


def _answer(page, key, numbers):
    form = page.locator(f"form[data-question='{key}']")
    for number in numbers:
        form.locator("label.pb-quiz-answer").nth(number).click()
    if form.get_by_role("button", name="Ответить").count():
        form.get_by_role("button", name="Ответить").click()


def test_a_newcomer_qualifies_the_clients_of_the_worked_cases(guarded_page, site, newcomers_book):
    kinds = {one.id: one.kind for one in newcomers_book.attributes}
    clients = [dict(case.client) for case in newcomers_book.cases]
    page = guarded_page((site / "qualifier.html").as_uri(), **PHONE)

    differing = []
    for client in clients:
        _qualify(page, client)
        shown = page.eval_on_selector_all(
            "[data-show]", "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.show)"
        )
        told = sorted(one for one in shown if one.startswith(("segment:", "not-our-client:")))
        found = classify(newcomers_book, {name: _known(word, kinds[name]) for name, word in client.items()})
        expected = [f"not-our-client:{found.not_our_client.id}"] if found.not_our_client else []
        expected += [f"segment:{one.id}" for one in found.segments]
        if told != sorted(expected):
            differing.append((client, told, expected))
        page.get_by_role("button", name="Начать сначала").click()
        # The page answers a changed address, and that is told to it after the click.
        expect(page.locator("[data-steering]")).to_be_hidden()

    assert len(clients) >= 10
    assert differing == []


def _known(word, kind):
    return {"true": True, "false": False}[word] if kind == "flag" else word if kind == "choice" else Decimal(word)


def _qualify(page, client):
    while (form := page.locator("form[data-question]:visible")).count():
        name = form.get_attribute("data-question")
        word = client.get(name, "unknown")
        if form.locator("input").count() and word != "unknown":
            form.locator("input").fill(word.replace("_", " ").replace(".", ","))
            form.locator("input").press("Enter")
        else:
            form.locator(f"button[value='{word}']").click()
        page.wait_for_function(
            "asked => document.querySelector('form[data-question]:not([hidden])')?.dataset.question !== asked", arg=name
        )
