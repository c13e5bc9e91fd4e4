"""A newcomer walks a path: ticks, fails and passes the quiz, comes back, prints the sheet and saves the file for the mentor."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from playbook.build import build_book
from playbook.model.edition import FULL
from playbook.workshop import open_workshop

pytestmark = pytest.mark.browser

BOOK = """\
book: {title: "Книга <продаж>", language: en, currency: RUB, effective: 2026-11-01}
roles: [{id: caller, title: Caller}, {id: head, title: Head of sales}]
onboarding:
  - id: first-week
    title: First week
    role: caller
    mentor: head
    pass: 60%
    days:
      - day: 1
        title: Look
        read: [role:caller, role:head]
        do: [Sit beside **Kate**]
        quiz:
          - question: Who names the day of the next call?
            answers: [{text: We do}, {text: The client, correct: true}, {text: Nobody}]
            explain: People remember their own day.
            about: role:caller
          - question: What may a caller promise?
            answers: [{text: Samples, correct: true}, {text: A discount}, {text: An answer today, correct: true}]
            explain: All else is promised by the head.
            about: role:head
      - day: 3
        title: Call
        do: ["=Call ten clients; alone"]
        quiz:
          - {question: Why do we call?, answers: [{text: To help, correct: true}, {text: To sell}]}
  - {id: head-days, title: First days of the head, role: head, days: [{day: 1, read: [role:head]}]}
  - id: unmarked
    title: Without a mark
    role: head
    days: [{day: 1, read: [role:head], quiz: [{question: Why us?, answers: [{text: Quality, correct: true}, {text: Price}]}]}]
"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
KEY = "Object.keys(localStorage).find((key) => key.startsWith('playbook.path.first-week.'))"
LISTEN = "document.addEventListener('playbook:progress', (event) => { (window.told ??= []).push(event.detail) });"
TOLD = "window.told.at(-1)"
FORBID = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') };"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The site of a book with two paths."""
    folder = tmp_path_factory.mktemp("training")
    (folder / "book").mkdir()
    (folder / "book" / "book.yml").write_text(BOOK, encoding="utf-8")
    built = build_book(
        folder / "book",
        folder / "out",
        open_workshop(),
        today=date(2026, 11, 21),
        editions=[FULL],
        parts={"site"},
    )
    return built.editions[0].folder


@pytest.fixture(params=["http", "file"])
def address(request, site, serve_folder) -> str:
    """The path's page, once served and once opened from the disk."""
    folder = serve_folder(site) if request.param == "http" else site.as_uri()
    return f"{folder}/onboarding/first-week.html"


@pytest.fixture
def opened(guarded_page, site):
    """Open the path's page from the disk."""
    return lambda **options: guarded_page((site / "onboarding" / "first-week.html").as_uri(), **options)


@pytest.fixture
def prepared(guarded_page, site):
    """Open the path's page from the disk after a script of the test's own."""

    def open_page(script):
        page = guarded_page((site / "onboarding" / "index.html").as_uri())
        page.add_init_script(script)
        leave(page, (site / "onboarding" / "first-week.html").as_uri())
        return page

    return open_page


def leave(page, address):
    """Go to another page, or to the same anew, once all of this one is there: what is broken off counts as a failure."""
    page.wait_for_load_state("networkidle")
    page.goto(address)


def question(page, words):
    return page.locator("form.pb-quiz").filter(has_text=words)


def answer(page, words, *answers):
    form = question(page, words)
    for one in answers:
        form.get_by_label(one).click()
    if form.get_by_role("button").count():
        form.get_by_role("button").click()
    return form


def pass_all(page):
    """Tick all and answer all rightly."""
    for box in page.locator("input[data-item]").all():
        box.check()
    answer(page, "next call", "The client")
    answer(page, "promise", "Samples", "An answer today")
    answer(page, "Why", "To help")


def sheet(page) -> str:
    """The words of the printed page."""
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert len(pages) <= 2
    return "\n".join(one.extract_text() for one in pages)


def panel(page) -> str:
    return page.locator(".pb-training").inner_text()


def test_a_first_day_fails_the_quiz_sees_why_and_passes_it(guarded_page, address):
    page = guarded_page(address)
    failed = answer(page, "next call", "Nobody")

    assert failed.locator("[role=status]").inner_text() == "Wrong"
    assert "People remember their own day." in failed.inner_text()
    assert failed.get_by_role("link", name="Caller").get_attribute("href") == "../roles/caller.html"
    assert "The client\nthe right answer" in failed.inner_text()
    assert "0 of 3 right, 60% passes not yet passed" in panel(page)

    page.get_by_role("button", name="Try again").click()
    assert failed.locator("[role=status]").inner_text() == ""
    assert page.locator("form.pb-quiz input:checked").count() == 0

    assert answer(page, "next call", "The client").locator("[role=status]").inner_text() == "Right"
    answer(page, "promise", "Samples", "An answer today")
    assert "2 of 3 right, 60% passes passed" in panel(page)
    assert "attempt 2" in page.locator(".pb-sign-off").inner_text()


def test_an_answer_stands_until_it_is_asked_anew(opened):
    page = opened()
    form = answer(page, "next call", "Nobody")
    form.locator(".pb-quiz-answer", has_text="The client").click(force=True)  # told as disabled

    assert form.locator(".pb-quiz-answer:has(input:checked) > span").inner_text() == "Nobody"
    assert form.locator("[role=status]").inner_text() == "Wrong"


def test_some_of_several_right_answers_are_not_enough(opened):
    page = opened()

    assert answer(page, "promise", "Samples").locator("[role=status]").inner_text() == "Wrong"


def test_no_answer_is_none(opened):
    page = opened()

    assert answer(page, "promise").locator("[role=status]").inner_text() == ""


def test_what_is_ticked_answered_and_typed_is_there_after_a_reload(guarded_page, address):
    page = guarded_page(address)
    page.get_by_label("First and last name").fill("Анна Белова")
    page.get_by_label("Sit beside Kate").check()
    answer(page, "next call", "Nobody")
    leave(page, page.url)

    assert page.get_by_label("First and last name").input_value() == "Анна Белова"
    assert page.get_by_label("Sit beside Kate").is_checked()
    assert not page.get_by_role("checkbox", name="Caller", exact=True).is_checked()
    assert question(page, "next call").locator("[role=status]").inner_text() == "Wrong"
    assert "2 of 7 done" in panel(page)


def test_a_day_is_done_when_all_of_it_is(opened):
    page = opened()
    assert page.locator("a[aria-current=step]").get_attribute("title") == "Day 1. Look"
    for box in page.locator(".pb-day").first.locator("input[data-item]").all():
        box.check()
    answer(page, "next call", "Nobody")
    answer(page, "promise", "A discount")

    assert "Days done: 1 of 2" in panel(page)
    assert "the day is done" in page.locator(".pb-day").first.inner_text()
    assert page.locator("a[aria-current=step]").get_attribute("title") == "Day 3. Call"


def test_a_day_may_be_answered_anew_without_the_others(opened):
    page = opened()
    answer(page, "next call", "Nobody")
    answer(page, "Why", "To help")
    page.locator(".pb-day").first.get_by_role("button", name="Answer this day anew").click()

    assert question(page, "next call").locator("input:checked").count() == 0
    assert question(page, "Why").locator("[role=status]").inner_text() == "Right"
    assert page.locator("label:has(:focus) > span").inner_text() == "We do"
    assert page.locator(".pb-sign-off [data-attempt]").is_hidden()


def test_two_paths_are_kept_apart(guarded_page, site):
    page = guarded_page((site / "onboarding" / "first-week.html").as_uri())
    page.get_by_role("checkbox", name="Head of sales").check()
    leave(page, (site / "onboarding" / "head-days.html").as_uri())

    assert not page.get_by_role("checkbox", name="Head of sales").is_checked()
    assert "0 of 1 done" in panel(page)


def test_every_change_is_told_to_who_listens(prepared):
    page = prepared(LISTEN)
    assert len(page.evaluate("window.told")) == 1
    pass_all(page)
    told = page.evaluate(TOLD)
    text = told.pop("text")

    assert told.pop("path").startswith("first-week.")
    assert told == {
        "ticked": 4,
        "items": 4,
        "answered": 3,
        "right": 3,
        "questions": 3,
        "score": 100,
        "pass": 60,
        "isPassed": True,
        "isComplete": True,
    }
    assert text == page.evaluate(f"localStorage.getItem({KEY})")


def test_a_store_of_somebody_else_is_used_in_place_of_the_browsers(prepared):
    page = prepared(
        "window.kept = {}; window.playbookStore = {load: (key) => null, save: (key, text) => { kept[key] = text }};"
    )
    page.get_by_label("First and last name").fill("Anna")

    [(key, text)] = page.evaluate("window.kept").items()
    assert key.startswith("playbook.path.first-week.")
    assert json.loads(text)["n"] == "Anna"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('playbook'))") == []


def test_without_a_store_all_works_and_says_that_nothing_is_kept(prepared):
    page = prepared(FORBID)

    assert page.get_by_role("alert").inner_text().startswith("This browser keeps no progress.")
    pass_all(page)
    assert "3 of 3 right, 60% passes passed" in panel(page)


@pytest.mark.parametrize("text", ["", "nonsense", "null", "[1]", '{"i": 5, "q": {"x": 1}, "n": 7}'])
def test_a_text_that_is_none_of_ours_is_a_beginning(prepared, text):
    page = prepared(f"window.playbookStore = {{load: () => {json.dumps(text)}, save: () => {{}}}};")

    assert "0 of 7 done" in panel(page)


def test_what_only_another_edition_has_stays_uncounted(opened):
    page = opened()
    page.get_by_label("Sit beside Kate").check()
    page.evaluate(f"""() => {{
        const kept = JSON.parse(localStorage.getItem({KEY}));
        localStorage.setItem({KEY}, JSON.stringify({{...kept, i: {{...kept.i, gone1: 5}}, q: {{gone2: [["abc"], 5]}}}}));
    }}""")
    leave(page, page.url)
    page.get_by_label("First and last name").fill("Anna")

    kept = json.loads(page.evaluate(f"localStorage.getItem({KEY})"))
    assert (len(kept["i"]), kept["i"]["gone1"], kept["q"]) == (2, 5, {"gone2": [["abc"], 5]})
    assert "1 of 7 done" in panel(page)


def test_in_the_store_of_an_lms_it_stays_only_while_there_is_room(prepared):
    gone = json.dumps({"n": "Anna", "i": {f"gone{number}": 5 for number in range(400)}})
    page = prepared(
        f"window.playbookStore = {{load: () => {json.dumps(gone)}, save: (_, text) => {{ window.kept = text }}}};"
    )
    page.get_by_label("Sit beside Kate").check()

    kept = json.loads(page.evaluate("window.kept"))
    assert (kept["n"], len(kept["i"])) == ("Anna", 1)


@pytest.mark.parametrize(("keys", "told"), [(["aaaaa"], "Anna"), (["aaaaa", "bbbbb"], ""), (["aaaaa.beyond.x"], "")])
def test_progress_is_taken_over_from_a_book_that_was_renamed(prepared, keys, told):
    kept = json.dumps({"n": "Anna", "i": {}, "q": {}, "a": 1})
    page = prepared("".join(f"localStorage.setItem('playbook.path.first-week.{key}', '{kept}');" for key in keys))

    assert page.get_by_label("First and last name").input_value() == told


def test_an_answer_stays_what_it_was_when_the_choices_around_it_change(guarded_page, site, tmp_path):
    page_of = site / "onboarding" / "first-week.html"
    changed = shutil.copytree(site, tmp_path / "site") / "onboarding" / "first-week.html"
    text = page_of.read_text(encoding="utf-8")
    first, second, third = re.findall(r"<li><label class=\"pb-quiz-answer\">.*?</li>", text)[:3]
    changed.write_text(text.replace(f"{first}\n{second}\n{third}", f"{second}\n{first}"), encoding="utf-8")
    page = guarded_page(page_of.as_uri())
    answer(page, "next call", "The client")
    leave(page, changed.as_uri())

    assert question(page, "next call").locator(".pb-quiz-answer > span").all_inner_texts() == ["The client", "We do"]
    assert question(page, "next call").locator("[role=status]").inner_text() == "Right"


@pytest.mark.parametrize("kept", ["[[1], 5]", "[['zzz'], 5]"])
def test_an_answer_that_cannot_be_chosen_is_none(opened, kept):
    page = opened()
    page.evaluate(f"""() => {{
        const key = document.querySelector("form.pb-quiz").dataset.question;
        localStorage.setItem({KEY}, JSON.stringify({{q: {{[key]: {kept}}}}}));
    }}""")
    leave(page, page.url)

    assert "0 of 7 done" in panel(page)
    assert answer(page, "next call", "The client").locator("[role=status]").inner_text() == "Right"


def test_starting_over_asks_first(opened):
    page = opened()
    pass_all(page)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Keep them").click()
    expect(page.get_by_role("dialog", name="Clear all ticks")).not_to_be_visible()
    assert "7 of 7 done" in panel(page)

    page.get_by_role("button", name="Start over").click()
    page.keyboard.press("Escape")
    assert "7 of 7 done" in panel(page)

    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".pb-training")).to_contain_text("0 of 7 done")
    assert page.locator("article input:checked").count() == 0


def test_the_file_for_the_mentor_opens_as_a_table(guarded_page, address):
    page = guarded_page(address)
    page.get_by_label("First and last name").fill("Анна: Белова")
    page.get_by_label("Sit beside Kate").check()
    answer(page, "next call", "Nobody")
    page.get_by_role("button", name="Try again").click()
    answer(page, "next call", "Nobody")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save for the mentor").click()
    content = Path(download.value.path()).read_bytes()
    today = page.evaluate("new Date().toLocaleDateString('sv')")

    assert download.value.suggested_filename == "First week — Анна  Белова.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == ["Book", "Path of training", "Name", "Day", "What", "Item", "Done on", "Answer given", "Result"]
    assert {tuple(row[:3]) for row in rows} == {
        ("Книга <продаж> · In force from 1 November 2026", "First week", "Анна: Белова")
    }
    assert [row[3:] for row in rows] == [
        ["Day 1. Look", "Read", "Caller", "", "", ""],
        ["Day 1. Look", "Read", "Head of sales", "", "", ""],
        ["Day 1. Look", "Do", "Sit beside Kate", today, "", ""],
        ["Day 1. Look", "Question", "1 Who names the day of the next call?", today, "Nobody", "Wrong"],
        ["Day 1. Look", "Question", "2 What may a caller promise?", "", "", ""],
        ["Day 3. Call", "Do", "'=Call ten clients; alone", "", "", ""],
        ["Day 3. Call", "Question", "3 Why do we call?", "", "", ""],
        ["", "Total", "2 of 7 done; 0 of 3 right, 60% passes; attempt 2", today, "", "not yet passed"],
    ]


def test_the_sheet_tells_what_was_done_and_no_answer(opened):
    page = opened()
    page.get_by_label("First and last name").fill("Анна Белова")
    pass_all(page)
    words = sheet(page)

    for told in ("Книга", "First week", "Анна Белова", "Caller", "Head of sales", "Day 1. Look", "Sit beside Kate"):
        assert told in words
    for told in ("the day is done", "Questions: 2 of 2 right", "3 of 3 right, 60% passes", "passed", "7 of 7 done"):
        assert told in words
    for told in ("New hire: name and signature", "Mentor: name and signature", "Date"):
        assert told in words
    for untold in ("People remember", "The client", "To sell", "Start over", "Save for", "keeps no progress"):
        assert untold not in words


def test_a_sheet_printed_before_the_first_step_is_filled_in_by_hand(opened):
    words = sheet(opened())

    assert "______ of 3 right, 60% passes" in words
    assert "0 of" not in words
    assert "not yet passed" not in words
    assert "Книга <продаж> · In force from 1 November 2026" in words


@pytest.mark.parametrize(("path", "done"), [("head-days", "1 of 1 done"), ("unmarked", "2 of 2 done")])
def test_the_sheet_of_a_path_without_a_mark_tells_how_much_is_done_and_that_it_is_passed(
    guarded_page, site, path, done
):
    page = guarded_page((site / "onboarding" / f"{path}.html").as_uri())
    if path == "unmarked":
        answer(page, "Why us", "Quality")
        assert "not yet passed" in page.locator(".pb-sign-off").inner_text()
    page.locator("input[data-item]").check()

    assert f"{done}· passed" in re.sub(r"\s+·", "·", sheet(page))


def test_the_button_prints(opened):
    page = opened()
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1 } }")
    page.get_by_role("button", name="Print the sheet").click()

    assert page.evaluate("window.printed") == 1


def test_boxes_are_printed_as_they_are_by_night_too(opened):
    page = opened(color_scheme="dark")
    box = page.get_by_label("Sit beside Kate")
    box.check()
    page.emulate_media(media="print", color_scheme="dark")

    assert box.evaluate("it => getComputedStyle(it).borderColor") == "rgb(0, 0, 0)"
    assert box.evaluate("it => getComputedStyle(it, '::after').borderRightColor") == "rgb(0, 0, 0)"


def test_the_keyboard_alone_does_all(opened):
    page = opened()
    page.get_by_label("First and last name").focus()
    page.keyboard.type("Anna")

    def tab_to(selector):
        for _step in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                break
        focused = page.evaluate("getComputedStyle(document.activeElement)")
        assert page.evaluate("(selector) => document.activeElement.matches(selector)", selector)
        assert focused["outlineStyle"] == "solid"

    tab_to("input[data-item]")
    page.keyboard.press("Space")
    tab_to("form input[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert question(page, "next call").locator("input:checked").count() == 0
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert question(page, "next call").locator("[role=status]").inner_text() == "Right"
    tab_to("form input[type=checkbox]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to("form button")
    page.keyboard.press("Enter")
    assert "2 of 3 right, 60% passes passed" in panel(page)
    tab_to("[data-export]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "First week — Anna.csv"
    tab_to("[data-start-over]")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-training")).to_contain_text("0 of 7 done")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [{}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_however_far_one_has_come(opened, scheme, device):
    page = opened(color_scheme=scheme, reduced_motion="reduce", **device)
    assert violations(page) == []

    answer(page, "next call", "Nobody")
    answer(page, "promise", "Samples", "An answer today")
    page.get_by_label("Sit beside Kate").check()
    assert violations(page) == []

    page.get_by_role("button", name="Start over").click()
    assert violations(page) == []


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


def test_a_finger_meets_every_box_answer_and_button(opened):
    page = opened(**PHONE)
    answer(page, "next call", "Nobody")
    low = page.locator(".pb-tick, .pb-quiz-answer, main .pb-button, .pb-training-days a, .pb-field").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 39.5).map((one) => one.outerHTML)"
    )

    assert low == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_scripts_the_answers_stand_in_folds_and_no_button_does_nothing(guarded_page, site):
    page = guarded_page((site / "onboarding" / "first-week.html").as_uri(), java_script_enabled=False)

    assert page.locator(".pb button:visible").count() == 0
    assert not page.locator(".pb-training").is_visible()
    assert page.locator("form details summary:visible").count() == 3


def test_every_id_is_there_once(opened):
    page = opened()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")

    assert len(ids) > 5
    assert len(ids) == len(set(ids))


def test_the_search_knows_no_wrong_answer(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    told = " ".join(one["text"] for one in index["docs"] if one["location"].startswith("onboarding/first-week"))

    assert "Sit beside" in told
    assert "A discount" not in told
    assert "Start over" not in told


def test_all_that_a_long_path_keeps_fits_scorm(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["onboarding"])
    page.add_init_script(LISTEN)
    leave(page, page_of_kind["path"])
    page.evaluate("""() => {
        for (const box of document.querySelectorAll("input[data-item]")) box.click();
        for (const form of document.querySelectorAll("form[data-question]")) form.querySelector("input[data-right]").click();
    }""")

    told = page.evaluate(TOLD)
    assert told["ticked"] == told["items"] > 20
    assert len(told["text"]) < 2048
