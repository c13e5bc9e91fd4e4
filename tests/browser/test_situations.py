"""The situations of the example book in the hands of a seller with a client on the line: found, on one screen, and on cards."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import unquote

import pypdf
import pytest

from playbook.load import load_book
from playbook.plan import plan_book
from playbook.publish.site import publish_site
from playbook.render import render_site

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SCREEN = {
    "viewport": {"width": 390, "height": 664},
    "has_touch": True,
    "is_mobile": True,
}  # what bars leave of 390 × 844
PARTS = ("say", "do", "limit", "hand-to", "more")
A6 = (105 / 25.4 * 96, 148 / 25.4 * 96)
A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)

# Words as long as Russian has them, lists, marks, and more than a card holds.
LONG_WORD = "высокопревосходительствовавшегося"
LONG = {
    "book": {
        "title": "Книга продаж для тех, кто продаёт очень долго, подробно и обстоятельно, и всё это записывает",
        "language": "ru",
        "effective": "2026-12-01",
    },
    "roles": [{"id": "caller", "title": "Заместитель руководителя отдела внешнеэкономических взаимоотношений"}],
    "situations": [
        {
            "id": "wide",
            "title": "Широкошрифтовое ЩЕДРОШУМНОЕ " * 9,
            "role": "caller",
            "say": "ЖЁСТКАЯ ШУМНАЯ ФОРМУЛИРОВКА щедрого мыловарения. " * 40,
            "do": ["Широкошёрстное " * 12] * 9,
            "limit": "Может пообещать многое, но не всё, и только в срок до 14 дней. " * 40,
            "hand_to": "caller",
        },
        {
            "id": "unbroken",
            "title": LONG_WORD * 3,
            "role": "caller",
            "say": LONG_WORD * 30,
            "do": [LONG_WORD * 20],
            "hand_to": "caller",
        },
        {
            "id": "listed",
            "title": "Отвечает списком",
            "role": "caller",
            "say": "**Скажите так:** и не иначе, [[role:caller]].\n\n"
            + "- Пункт за пунктом, по порядку.\n" * 12
            + "\n> — Алло!\n",
            "do": [f"Дело {number}" for number in range(40)],
        },
        {"id": "silent", "title": "Молчит"},
        {
            "id": "usual",
            "title": "Спрашивает",
            "role": "caller",
            "say": "«Да, 5 000 ₽ — и в срок. А у вас?»",
            "do": ["Слушать"],
        },
    ],
}


@pytest.fixture(scope="session")
def example(page_of_kind):
    """The folder of the example book's site."""
    return Path(unquote(page_of_kind["start"].removeprefix("file://"))).parent


@pytest.fixture(scope="session")
def long_site(tmp_path_factory):
    """The site of a book whose situations tell more than cards hold."""
    folder = tmp_path_factory.mktemp("long-site")
    (folder / "book").mkdir()
    (folder / "book" / "book.yml").write_text(json.dumps(LONG, ensure_ascii=False), encoding="utf-8")
    loaded = load_book(folder / "book")
    assert [str(one.message) for one in loaded.diagnostics] == []
    source = render_site(plan_book(loaded.book, "ru"), [ROOT / "templates"], folder / "book")
    publish_site(
        source,
        folder / "site",
        settings=ROOT / "mkdocs.yml",
        theme=ROOT / "templates" / "theme",
        assets=ROOT / "templates" / "assets",
        scratch=folder / "scratch",
    )
    return folder / "site"


def test_each_situation_stands_on_one_screen_of_a_phone_in_its_order(guarded_page, example):
    pages = sorted(path for path in (example / "situations").glob("*.html") if path.name != "index.html")
    below, disordered = {}, {}
    for path in pages:
        page = guarded_page(path.as_uri(), **SCREEN)
        page.evaluate("document.fonts.ready")
        boxes = page.evaluate(
            """(parts) => parts.flatMap((name) => {
                const part = document.querySelector(`.pb-moment > .pb-${name}`);
                return part ? [[name, part.getBoundingClientRect().top, part.getBoundingClientRect().bottom]] : [];
            })""",
            PARTS,
        )
        assert boxes
        if boxes[-1][2] > SCREEN["viewport"]["height"]:
            below[path.stem] = boxes[-1][2]
        if [top for _name, top, _bottom in boxes] != sorted(top for _name, top, _bottom in boxes):
            disordered[path.stem] = boxes

    assert len(pages) > 5
    assert (below, disordered) == ({}, {})


def test_the_words_to_say_are_the_biggest_and_the_limit_warns(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["situation"], **SCREEN)
    size = "(it) => parseFloat(getComputedStyle(it).fontSize)"
    sizes = {name: page.locator(f".pb-moment > .pb-{name}").first.evaluate(size) for name in ("say", "do", "more")}
    grounds = page.evaluate(
        "['.pb-say', '.pb-limit', '.pb-hand-to > a'].map((it) => getComputedStyle(document.querySelector(it)).backgroundColor)"
    )

    assert sizes["say"] > sizes["do"] >= sizes["more"]
    assert len(set(grounds)) == 3


@pytest.mark.parametrize(
    ("typed", "situation"),
    [
        ("скидка", "Просит скидку в первую минуту"),
        ("скидки", "Просит скидку в первую минуту"),
        ("просит скидку", "Просит скидку в первую минуту"),
        ("просил скидок", "Просит скидку в первую минуту"),
        ("дорого", "Показывает чужой прайс"),  # by the objection that is answered in it
        ("слишком дорогой", "Показывает чужой прайс"),
        ("разбитая паллета", "Разбили паллету"),
        ("просроченный платеж", "Просрочил платёж"),
    ],
)
def test_the_search_leads_to_the_moment_first(guarded_page, page_of_kind, typed, situation):
    found = _found(guarded_page(page_of_kind["start"]), typed)

    assert found[0].endswith(situation)


@pytest.mark.parametrize(("typed", "page"), [("первый звонок", "Первый звонок"), ("хантер", "Хантер")])
def test_a_moment_that_only_mentions_a_page_does_not_come_before_it(guarded_page, page_of_kind, typed, page):
    found = _found(guarded_page(page_of_kind["start"]), typed)
    titles = [title.casefold() for title in found[:4]]

    assert any(page.casefold() in title for title in titles)


def test_cards_are_not_found_beside_what_they_are_cards_of(example):
    assert "situations/cards" not in (example / "search" / "search_index.js").read_text("utf-8")


def test_a_seller_chooses_whose_moments_the_start_page_shows_and_it_is_remembered(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["start"], **SCREEN)
    cards = page.locator(".pb-moments a.pb-card-title:visible")
    everything = cards.count()
    page.get_by_role("button", name="Хантер").tap()
    own = cards.all_inner_texts()
    told = page.locator(".pb-moments [role=status]").inner_text()
    page.reload()

    assert "Показывает чужой прайс" in own
    assert 0 < len(own) < everything
    assert told.startswith("Хантер: ")
    assert cards.all_inner_texts() == own
    assert page.get_by_role("button", name="Хантер").get_attribute("aria-pressed") == "true"


def test_without_scripts_the_start_page_shows_all_moments_by_role(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["start"], java_script_enabled=False)

    assert page.locator(".pb-moments a.pb-card-title:visible").count() > 8
    assert not page.locator(".pb-choice").is_visible()


def test_the_button_prints(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["cards"])
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1 } }")
    page.locator("[data-print]").click()

    assert page.evaluate("window.printed") == 1


def test_the_cards_of_each_role_of_the_example_fit_their_sheets(guarded_page, example):
    pages = sorted((example / "situations" / "cards").glob("*.html"))

    assert len(pages) > 3
    for path in pages:
        _check_cards(guarded_page(path.as_uri()))


def test_cards_of_the_longest_texts_fit_their_sheets(guarded_page, long_site):
    pages = sorted((long_site / "situations" / "cards").glob("*.html"))

    assert {path.stem for path in pages} == {"caller", "index"}
    for path in pages:
        _check_cards(guarded_page(path.as_uri()))


def _check_cards(page):
    page.evaluate("document.fonts.ready")
    count = page.locator(".pb-a6").count()
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = [(float(sheet.mediabox.width), float(sheet.mediabox.height)) for sheet in pdf.pages]
    texts = [sheet.extract_text() for sheet in pdf.pages]
    page.emulate_media(media="print")
    cards = page.evaluate(
        """() => [...document.querySelectorAll(".pb-a6")].map((card) => {
            const foot = card.querySelector(".pb-a6-foot");
            const box = card.getBoundingClientRect();
            const room = foot.getBoundingClientRect().top - foot.previousElementSibling.getBoundingClientRect().bottom;
            return {width: box.width, height: box.height, over: card.scrollHeight - card.clientHeight,
                wide: card.scrollWidth - card.clientWidth, room, title: card.ariaLabel};
        })"""
    )

    assert count == len(cards) > 0
    assert len(pdf.pages) == -(-count // 4)
    assert sizes == [(pytest.approx(A4[0], abs=0.5), pytest.approx(A4[1], abs=0.5))] * len(sizes)
    assert all(text.strip() for text in texts)
    assert [(card["title"], card) for card in cards if card["over"] > 0 or card["wide"] > 0 or card["room"] < 0] == []
    assert all((card["width"], card["height"]) == pytest.approx(A6, abs=0.5) for card in cards)


def _found(page, typed):
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").fill(typed)
    page.keyboard.press("End")  # Material listens for a key
    page.wait_for_function(
        "() => /\\d/.test(document.querySelector('.md-search-result__meta').innerText)"
        " && document.querySelector('.md-search-result__item > a h1')",
        timeout=5000,
    )
    return page.locator(".md-search-result__item > a h1").all_inner_texts()
