"""The qualifier in a reader's hands: one question at a time, and the same answers as `playbook classify`, in every edition."""

from __future__ import annotations

import itertools
import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from playbook.build import build_book
from playbook.criteria import classify
from playbook.editions import restrict
from playbook.load import load_book
from playbook.workshop import open_workshop

pytestmark = pytest.mark.browser

BOOK = Path(__file__).parent / "qualifier-book"
EDITIONS = ("full", "callers")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
AXE = {"resultTypes": ["violations"], "preload": False}
WHOLESALE = "#_line=wholesale"
DEALER = f"{WHOLESALE}&region=center&channel=dealer&court-debts=0"

# Presses what a person would press, as long as something is asked; says what was asked and what is shown in the end.
QUALIFY = """async (client) => {
  const root = document.querySelector("[data-qualifier]");
  const pressed = (button) => new Promise((done) => { addEventListener("hashchange", done, {once: true}); button.click(); });
  if (location.hash) await pressed(root.querySelector("[data-again]"));
  const asked = [];
  for (let form; (form = root.querySelector("form:not([hidden])"));) {
    const name = form.dataset.question;
    const answer = client[name];
    const field = form.querySelector("input");
    asked.push(name);
    if (field && answer !== "unknown") {
      field.value = answer;
      field.dispatchEvent(new Event("input", {bubbles: true}));
      await pressed(form.querySelector(".pb-go"));
    } else {
      await pressed([...form.querySelectorAll("button[value]")].find((button) => button.value === answer));
    }
  }
  const shown = [...root.querySelectorAll("[data-show]")].filter((one) => one.checkVisibility()).map((one) => one.dataset.show);
  const title = [...root.querySelectorAll("[data-verdict] h2")].find((one) => one.checkVisibility()).textContent;
  return {asked, title, shown: shown.filter((name) => /^(segment|not-our-client):/.test(name))};
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the small book's editions."""
    folder = tmp_path_factory.mktemp("qualifier-site")
    built = build_book(BOOK, folder, open_workshop(), today=date(2026, 11, 21), editions=EDITIONS, parts={"site"})
    assert [edition.folder.name for edition in built.editions] == [*EDITIONS]
    return folder


@pytest.fixture
def open_qualifier(guarded_page, site):
    """The page of an edition, with answers in its address."""
    return lambda answers="", edition="full", **options: guarded_page(
        f"{(site / edition / 'qualifier.html').as_uri()}{answers}", **options
    )


def book_of(edition):
    whole = load_book(BOOK).book
    return (
        whole if edition == "full" else restrict(whole, next(one for one in whole.editions if one.id == edition)).book
    )


def clients_of(book, how_many):
    """Random clients, most of whose numbers lie on a border or right beside one."""
    source = random.Random(7)  # noqa: S311 - the same clients each time
    return [{one.id: _value(one, source) for one in book.attributes} for _number in range(how_many)]


def _value(attribute, source):
    if source.random() < 0.12:
        return None
    if attribute.kind == "flag":
        return source.random() < 0.5
    if attribute.kind == "choice":
        return source.choice([*attribute.values])
    borders = {
        "purchases": [300_000, 1_000_000, 3_000_000, 5_000_000],
        "court-debts": [500_000],
        "area": [Decimal("40.5")],
    }
    near = source.choice(
        [Decimal(0), Decimal("-0.01"), Decimal("0.000000000000000001"), Decimal(1000), Decimal(-1000), Decimal(999)]
    )
    return Decimal(source.choice(borders[attribute.id])) + (near if attribute.id != "area" else near / 1000)


def _typed(value, source):
    """A value as a Russian seller types or presses it."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value
    forms = [
        f"{value:f}".replace(".", ","),
        f"{value:f}",
        f"{value:,f}".replace(",", "\u00a0").replace(".", ","),
        f" {value / 1000:f} тыс",
    ]
    return source.choice(forms)


@pytest.mark.parametrize("edition", EDITIONS)
def test_hundreds_of_clients_are_told_what_classify_says_of_them(open_qualifier, edition):
    book, source = book_of(edition), random.Random(11)  # noqa: S311 - as above
    page = open_qualifier(edition=edition)
    clients = [(line, client) for client in clients_of(book, 50) for line in ("wholesale", "retail")]
    differing = []
    for line, client in clients:
        found = page.evaluate(QUALIFY, {"_line": line, **{name: _typed(one, source) for name, one in client.items()}})
        expected = classify(book, client, line)
        told = [f"not-our-client:{expected.not_our_client.id}"] if expected.not_our_client else []
        told += [f"segment:{one.id}" for one in expected.segments]
        if sorted(found["shown"]) != sorted(told):
            differing.append((line, client, found, told))

    assert len(clients) == 100
    assert differing == []


VALUES = {
    "purchases": [None, *map(Decimal, [0, 299_999, 300_000, 1_000_000, 3_000_000, 6_000_000])],
    "channel": ["dealer", "chain", "reseller", "builder"],
    "region": ["center", "far-east", "abroad"],
    "court-debts": [Decimal(0), Decimal(500_000)],
}


def test_what_may_turn_out_to_be_no_client_of_ours_is_not_clear_yet(open_qualifier):
    """Held against trying out all that the client may turn out to be."""
    book, page = book_of("full"), open_qualifier()
    source, titles = random.Random(5), []  # noqa: S311 - as above
    differing = []
    for _number in range(40):
        client = {name: source.choice([None, *some]) for name, some in VALUES.items()}
        shown = page.evaluate(
            QUALIFY,
            {"_line": "wholesale", **{name: _typed(client.get(name), source) for name in (*client, "own-warehouse")}},
        )
        told = {name: client[name] for name in shown["asked"] if client.get(name) is not None}
        turned_out = [{**dict(zip(VALUES, some, strict=True)), **told} for some in itertools.product(*VALUES.values())]
        expected = "Наш клиент"
        if classify(book, client, "wholesale").not_our_client:
            expected = "Не наш клиент"
        elif any(classify(book, one, "wholesale").not_our_client for one in turned_out):
            expected = "Пока неясно, наш ли клиент"
        titles.append(expected)
        if shown["title"] != expected:
            differing.append((client, shown, expected))

    assert {*titles} == {"Наш клиент", "Не наш клиент", "Пока неясно, наш ли клиент"}
    assert differing == []


def test_an_edition_asks_and_tells_nothing_that_is_hidden_from_its_readers(open_qualifier, site):
    source = (site / "callers" / "qualifier.html").read_text("utf-8")
    page = open_qualifier(
        "#_line=wholesale&region=center&channel=dealer&purchases=9000000&own-warehouse=true", edition="callers"
    )

    assert not any(word in source for word in ("court-debts", "debtors", "Должники", "Опорные", "segment:large"))
    assert "court-debts" in (site / "full" / "qualifier.html").read_text("utf-8")
    assert page.locator("[data-division=by-value]").inner_text().count("\n") >= 1


def test_a_link_within_the_page_takes_no_answer_back(open_qualifier):
    page = open_qualifier(DEALER)
    before = page.locator("[data-answers]").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the frame
    page.wait_for_function("!location.hash.includes('=')")
    page.locator("form[data-question]:visible input").fill("5")
    page.locator("form[data-question]:visible input").press("Enter")
    page.wait_for_function("location.hash.includes('purchases=5')")

    assert before in page.locator("[data-answers]").inner_text()


def test_what_changes_nothing_is_not_asked(open_qualifier):
    page = open_qualifier()
    client = {"_line": "wholesale", "region": "abroad", "channel": "unknown", "purchases": "1", "own-warehouse": "true"}
    found = page.evaluate(QUALIFY, {**client, "court-debts": "0"})

    assert found["shown"] == ["not-our-client:abroad"]
    assert "own-warehouse" not in found["asked"]
    assert "purchases" not in found["asked"]


def test_a_person_qualifies_a_client_with_the_mouse(open_qualifier):
    page = open_qualifier()
    page.get_by_role("button", name="Опт").click()
    _answer(
        page,
        {"region": "Центр", "channel": "Салон плитки", "own-warehouse": "да"},
        {"purchases": "1,25 млн", "court-debts": "0"},
    )

    assert page.locator("[data-verdict=ours]").is_visible()
    assert "1\u00a0250\u00a0000\u00a0₽" in page.locator("[data-answers]").inner_text()
    assert page.locator("[data-show='segment:medium'] .pb-found").inner_text() == "Салоны"
    assert page.locator("[data-show='new/request']").is_visible()
    assert page.locator("[data-show='pipeline:new'] li:visible a").first.inner_text() == "Написали сами"


def _answer(page, pressed, typed):
    while page.locator("[data-question]:visible").count():
        form = page.locator("[data-question]:visible")
        name = form.get_attribute("data-question")
        if name in typed:
            form.locator("input").fill(typed[name])
            form.locator("input").press("Enter")
        else:
            form.get_by_role("button", name=pressed[name]).click()
        page.wait_for_function(
            "name => document.querySelector('[data-question]:not([hidden])')?.dataset.question !== name", arg=name
        )


def test_the_keyboard_alone_qualifies_and_goes_back(open_qualifier):
    page = open_qualifier()
    page.locator("[data-question]:visible button").first.focus()
    page.keyboard.press("1")
    page.wait_for_function("location.hash === '#_line=wholesale'")
    first = page.locator("[data-question]:visible").get_attribute("data-question")
    assert page.evaluate("document.activeElement.closest('form').dataset.question") == first

    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "first => document.querySelector('[data-question]:not([hidden])').dataset.question !== first", arg=first
    )
    assert outline == "solid"

    page.go_back()
    page.wait_for_function(
        "first => document.querySelector('[data-question]:not([hidden])').dataset.question === first", arg=first
    )
    page.go_forward()
    page.wait_for_function(
        "first => document.querySelector('[data-question]:not([hidden])').dataset.question !== first", arg=first
    )
    page.locator("[data-back]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "first => document.querySelector('[data-question]:not([hidden])').dataset.question === first", arg=first
    )
    assert page.locator("[data-question]:visible button[aria-pressed=true]").count() == 1


def test_figures_answer_before_anything_is_clicked_once_each_and_not_while_something_else_has_the_focus(open_qualifier):
    page = open_qualifier()
    page.locator("a[href]:visible").first.focus()
    page.keyboard.press("1")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate("location.hash") == ""

    page.keyboard.down("1")
    page.wait_for_function("location.hash === '#_line=wholesale'")
    page.keyboard.down("1")
    page.wait_for_timeout(200)
    assert page.evaluate("location.hash") == "#_line=wholesale"


def test_a_refusal_tells_of_what_is_unknown_too_and_a_question_does_not(open_qualifier):
    page = open_qualifier("#_line=wholesale&region=center&channel=unknown&court-debts=unknown&purchases=200000")
    assert page.locator("[data-verdict=not-ours]").is_visible()
    assert page.locator("[data-unsure]").is_visible()

    page.locator("[data-change=region]").click()
    page.wait_for_function("location.hash.includes('_again')")
    assert page.locator("[data-unsure]").is_hidden()


def test_an_answer_is_changed_and_the_others_stay(open_qualifier):
    page = open_qualifier(f"{DEALER}&purchases=1250000&own-warehouse=true")
    page.locator("[data-change=region]").click()
    page.locator("[data-question]:visible").get_by_role("button", name="За границей").click()
    page.wait_for_function("!location.hash.includes('_again')")
    assert page.locator("[data-verdict=not-ours]").is_visible()

    page.locator("[data-change=region]").click()
    page.locator("[data-question]:visible").get_by_role("button", name="Центр").click()
    page.wait_for_function("!location.hash.includes('_again')")
    assert page.locator("[data-show='segment:stock']").is_visible()


def test_who_is_ours_by_an_exception_needs_an_approval_and_what_is_unknown_is_told(open_qualifier):
    page = open_qualifier("#_line=wholesale&region=far-east&channel=chain&purchases=3000000&court-debts=unknown")

    assert "Начальник продаж" in page.locator("[data-show='exception:far-parcels/0']").inner_text()
    assert page.locator("[data-unsure]").is_visible()
    assert page.locator("[data-show='signs:hunters']").is_visible()
    assert page.locator("[data-show='signs:hunters'] li").inner_text() == "Первый вопрос о\u00a0скидке"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1250000", "1 250 000 ₽"),
        ("1 250 000", "1 250 000 ₽"),
        ("1.250.000", "1 250 000 ₽"),
        ("1,25 млн", "1 250 000 ₽"),
        ("1,25 млн ₽ в год", "1 250 000 ₽"),
        ("300 тыс. руб.", "300 000 ₽"),
        ("0,5", "0,5 ₽"),
        ("1,2,3", None),
        ("12 34", None),
        ("пять", None),
        ("", None),
        ("-5", "out"),
        ("300000000,01", "out"),
    ],
)
def test_a_number_is_read_as_people_write_it_and_shown_before_it_counts(open_qualifier, typed, read):
    page = open_qualifier(f"{DEALER}&_again=purchases&purchases=5")
    field = page.locator("[data-question]:visible input")
    field.fill(typed)
    if read not in {None, "out"}:
        assert page.locator("[data-question]:visible output").inner_text().replace("\u00a0", " ") == read
        field.press("Enter")
        page.wait_for_function("!location.hash.includes('_again')")
        return
    field.press("Enter")
    mistake = "number" if read is None else "range"

    assert page.locator(f"[data-question]:visible [data-mistake={mistake}]").is_visible()
    assert field.get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.matches('input')")


@pytest.mark.parametrize(
    "answers",
    ["#_line=nowhere&region=%3Cb%3E", "#purchases=abc&_again=zzz", "#_line=wholesale&region=mars&_again=_line"],
)
def test_an_address_that_makes_no_sense_is_asked_again(open_qualifier, answers):
    page = open_qualifier(answers)

    assert page.locator("[data-question]:visible").count() == 1


def test_the_answers_outlive_a_reload(open_qualifier):
    page = open_qualifier(DEALER)
    before = page.locator("[data-question]:visible").get_attribute("data-question")
    page.reload()

    assert page.locator("[data-question]:visible").get_attribute("data-question") == before
    assert page.locator("[data-answers] li").count() == 4


STATES = ["", WHOLESALE, f"{DEALER}&_again=purchases&purchases=5", "#_line=wholesale&region=abroad",
          "#_line=wholesale&region=far-east&channel=chain&purchases=3000000&court-debts=unknown"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("answers", STATES)
def test_axe_finds_nothing_whatever_is_shown(open_qualifier, answers, scheme):
    page = open_qualifier(answers, color_scheme=scheme, reduced_motion="reduce", **PHONE)
    found = Axe().run(page, options=AXE).response["violations"]

    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []


@pytest.mark.parametrize("answers", STATES)
def test_a_phone_shows_it_within_its_width_and_every_answer_fits_a_thumb(open_qualifier, answers):
    page = open_qualifier(answers, **PHONE)
    heights = [box["height"] for one in page.locator(".pb-answer:visible").all() if (box := one.bounding_box())]

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert all(height >= 44 for height in heights)


def test_a_question_with_its_answers_fits_a_phone_after_the_first_answer(open_qualifier):
    page = open_qualifier(**PHONE)
    page.get_by_role("button", name="Опт").tap()
    page.wait_for_function("location.hash === '#_line=wholesale'")
    last = page.locator("[data-question]:visible .pb-answer").last.bounding_box()

    assert last["y"] + last["height"] <= 844


def test_without_scripts_the_page_leads_to_the_rules(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "full" / "qualifier.html").as_uri())
    links = page.locator("noscript a, [data-qualifier] .pb-note a").count()
    visible = page.locator("[data-question]:visible").count()
    context.close()

    assert (visible, links > 0) == (0, True)


def test_the_search_finds_it_by_its_words(open_qualifier, guarded_page, site):
    title = open_qualifier().locator("h1").inner_text().rstrip("?")
    page = guarded_page((site / "full" / "index.html").as_uri())
    page.locator("[data-md-component=search-query]").first.click()
    page.locator("[data-md-component=search-query]").fill(title)
    page.keyboard.press("End")  # a driver types Cyrillic without the `keyup` that the page listens to
    page.wait_for_selector(".md-search-result__item")

    assert "qualifier.html" in page.locator(".md-search-result__item a").first.get_attribute("href")
