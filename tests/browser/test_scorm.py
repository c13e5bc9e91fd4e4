"""A course in a real browser and an open LMS player: what the newcomer does there is what the LMS knows, also at the next launch."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import textwrap
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from playbook.export import export_scorm
from playbook.workshop import open_workshop

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PLAYER = HERE.parent / "vendor" / "scorm-again" / "scorm12.min.js"
BOOK = """
    book: {title: Книга продаж, company: Мера, language: ru, effective: 2026-11-01}
    roles:
      - {id: hunter, title: Охотник, mission: Находит новых клиентов.}
      - {id: head, title: Руководитель}
    glossary:
      - {term: Лид, meaning: "Тот, о ком мы узнали."}
    pages:
      - {id: talk, title: Как мы разговариваем, body: "Первый лид — на [[page:visit|встрече]], а [[page:plans|планы]] потом."}
      - {id: visit, title: Как мы встречаемся, body: "# Дверь\\n\\nСтучим.\\n\\n# Стол\\n\\nСадимся."}
      - {id: plans, title: Планы, body: Растём.}
    onboarding:
      - id: first-days
        title: Первые дни охотника
        role: hunter
        mentor: head
        pass: 60%
        days:
          - day: 1
            read: [page:talk]
            do: [Послушать три звонка]
            quiz:
              - question: С чего начинаем?
                answers: [{text: С вопроса, correct: true}, {text: С прайса}]
                about: page:talk
              - question: Кому звоним?
                answers: [{text: Всем}, {text: Лидам, correct: true}]
          - day: 2
            title: Встреча
            read: [page:visit, page:talk]
            quiz:
              - question: Что делаем у двери?
                answers: [{text: Стучим, correct: true}, {text: Ждём}]
    """
RIGHT = {"С чего начинаем?": "С вопроса", "Кому звоним?": "Лидам", "Что делаем у двери?": "Стучим"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

Launch = Callable[..., Page]


@pytest.fixture(scope="session")
def lms_folder(tmp_path_factory) -> Path:
    """What an LMS serves: its player, the course of a small book, and the same without a mark to pass."""
    folder = tmp_path_factory.mktemp("scorm")
    for name, book in {"course": BOOK, "unmarked": BOOK.replace("pass: 60%", "")}.items():
        (folder / name).mkdir()
        (folder / name / "book.yml").write_text(textwrap.dedent(book), encoding="utf-8")
        exported = export_scorm(folder / name, open_workshop(), today=date(2026, 11, 21), out=folder / f"{name}.zip")
        with zipfile.ZipFile(exported.package) as package:
            package.extractall(folder / "lms" / name)
    shutil.copyfile(PLAYER, folder / "lms" / PLAYER.name)
    shutil.copyfile(HERE / "lms" / "index.html", folder / "lms" / "index.html")
    return folder / "lms"


@pytest.fixture(scope="session")
def course(lms_folder) -> Path:
    """The course of a small book, unpacked as an LMS does."""
    return lms_folder / "course"


@pytest.fixture
def launch(guarded_page, serve_folder, lms_folder) -> Launch:
    """Open the course in the LMS, with what was kept at the last launch; the result is the LMS's page."""
    address = serve_folder(lms_folder)

    def opened(kept: dict[str, object] | None = None, **wishes: str) -> Page:
        told = quote(json.dumps({"mark": "60", "kept": kept or {}, **wishes}))
        return _begun(guarded_page(f"{address}/index.html#{told}"))

    return opened


def _begun(lms: Page) -> Page:
    expect(inside(lms).locator("html")).to_have_class("course-by-page")
    return lms


def inside(lms: Page):
    return lms.frame_locator("iframe")


def answer(lms: Page, given: dict[str, str]) -> None:
    for question, choice in given.items():
        asked = inside(lms).locator("form[data-question]").filter(has_text=question)
        asked.get_by_label(choice).check()


def cmi(lms: Page) -> dict[str, object]:
    """What the LMS knows now."""
    return lms.evaluate("JSON.parse(JSON.stringify(API.cmi))")


def close(lms: Page) -> dict[str, object]:
    """Close the course as an LMS does; the result is what it keeps until the next launch."""
    assert lms.evaluate("leave()") is True
    return cmi(lms)


def test_the_player_is_the_one_that_was_published():
    assert hashlib.sha256(PLAYER.read_bytes()).hexdigest() in (PLAYER.parent / "README.md").read_text("utf-8")


def test_a_launch_makes_the_course_incomplete_and_without_a_score(launch):
    lms = launch()

    assert cmi(lms)["core"]["lesson_status"] == "incomplete"
    assert close(lms)["core"]["score"]["raw"] == ""


def test_what_is_ticked_is_there_at_the_next_launch_and_so_is_the_page(launch):
    lms = launch()
    inside(lms).get_by_label("Послушать три звонка").check()
    inside(lms).locator(".course-contents").get_by_role("link", name="Как мы встречаемся").click()
    expect(inside(lms).get_by_role("heading", level=1)).to_have_text(re.compile("Как мы встречаемся"))
    kept = close(lms)

    assert kept["core"]["lesson_location"] == "pb-page-visit"
    assert kept["core"]["exit"] == "suspend"
    assert kept["core"]["session_time"].startswith("00:0")

    again = launch(kept)
    expect(inside(again).get_by_role("heading", level=1)).to_have_text(re.compile("Как мы встречаемся"))
    inside(again).locator(".course-title a").click()
    expect(inside(again).get_by_label("Послушать три звонка")).to_be_checked()


def test_a_failed_quiz_is_passed_at_the_next_launch_and_stays_passed(launch):
    lms = launch()
    answer(lms, {**RIGHT, "Кому звоним?": "Всем"})
    assert (cmi(lms)["core"]["lesson_status"], cmi(lms)["core"]["score"]["raw"]) == ("passed", "66.66")

    lms = launch()
    answer(lms, {"С чего начинаем?": "С прайса", "Кому звоним?": "Всем"})
    assert (cmi(lms)["core"]["lesson_status"], cmi(lms)["core"]["score"]["raw"]) == ("incomplete", "")
    answer(lms, {"Что делаем у двери?": "Стучим"})
    assert (cmi(lms)["core"]["lesson_status"], cmi(lms)["core"]["score"]["raw"]) == ("failed", "33.33")
    failed = close(lms)
    assert failed["core"]["lesson_status"] == "failed"

    lms = launch(failed)
    inside(lms).locator(".pb-sign-off [data-again]").click()
    assert cmi(lms)["core"]["lesson_status"] == "failed"
    answer(lms, RIGHT)
    passed = close(lms)
    assert (passed["core"]["lesson_status"], passed["core"]["score"]["raw"]) == ("passed", "100")

    lms = launch(passed)
    inside(lms).locator(".pb-sign-off [data-again]").click()
    answer(lms, {"С чего начинаем?": "С прайса", "Кому звоним?": "Всем", "Что делаем у двери?": "Ждём"})
    kept = close(lms)
    assert (kept["core"]["lesson_status"], kept["core"]["score"]["raw"]) == ("passed", "100")


def test_without_a_mark_the_course_is_completed_when_all_is_done(launch):
    lms = launch(course="unmarked", mark="")
    answer(lms, {"С чего начинаем?": "С прайса", "Кому звоним?": "Лидам", "Что делаем у двери?": "Стучим"})
    assert cmi(lms)["core"]["lesson_status"] == "incomplete"
    for box in inside(lms).locator("input[data-item]").all():
        box.check()
    kept = close(lms)

    assert (kept["core"]["lesson_status"], kept["core"]["score"]["raw"]) == ("completed", "66.66")


def test_an_lms_that_takes_nothing_is_told_of(launch):
    lms = launch()
    lms.evaluate("API.LMSCommit = () => 'false'")
    inside(lms).get_by_label("Послушать три звонка").check()

    expect(inside(lms).locator(".course-told")).to_contain_text(re.compile("не принимает|does not take"))


def test_many_ticks_are_one_commit(launch):
    lms = launch()
    commits = lms.locator("output")
    expect(commits).to_have_text("1")
    boxes = inside(lms).locator("input[data-item]")
    for box in boxes.all():
        box.check()
    expect(commits).to_have_text("2")

    assert boxes.count() == 4
    assert len(json.loads(cmi(lms)["suspend_data"])["i"]) == 4


def test_what_the_lms_has_no_room_for_is_told_and_kept_in_the_browser_for_the_same_newcomer(launch):
    key = "playbook.path.first-days"
    lms = launch()
    inside(lms).get_by_label("Послушать три звонка").check()
    lms.frames[1].evaluate("key => playbookStore.save(key, '1'.repeat(5000))", key)
    expect(inside(lms).get_by_role("status").filter(has_text="нет места")).to_be_visible()
    kept = close(lms)
    assert len(json.loads(kept["suspend_data"])["i"]) == 1

    # The next launches, in the same browser: another newcomer on the same machine gets none of it.
    lengths = []
    for student in ("newcomer", "other"):
        lms.evaluate("wishes => launch(wishes)", {"kept": kept, "student": student})
        _begun(lms)
        lengths.append(lms.frames[1].evaluate("key => playbookStore.load(key).length", key))
        close(lms)
    assert lengths == [5000, len(kept["suspend_data"])]


def test_an_lms_above_the_window_is_found_as_well(launch):
    lms = launch()
    close(lms)
    lms.evaluate("API.reset()")
    with lms.expect_popup() as opened:
        lms.evaluate("window.open('course/index.html')")
    window = opened.value
    window.get_by_label("Послушать три звонка").check()

    assert len(json.loads(cmi(lms)["suspend_data"])["i"]) == 1


def test_without_an_lms_progress_is_kept_in_the_browser_and_that_is_said(guarded_page, course):
    page = guarded_page((course / "index.html").as_uri())
    expect(page.locator(".course-told")).to_contain_text("СДО")
    page.get_by_label("Послушать три звонка").check()
    page.reload()

    expect(page.get_by_label("Послушать три звонка")).to_be_checked()


def test_a_page_is_shown_at_a_time_and_the_ways_lead_through_all(guarded_page, course):
    page = guarded_page((course / "index.html").as_uri())
    titles = [page.locator("h1:visible").inner_text()]
    while page.locator(".course-way[rel=next]:visible").count():
        page.locator(".course-way[rel=next]:visible").press("Enter")
        expect(page.locator("h1:visible")).to_be_focused()
        titles.append(page.locator("h1:visible").inner_text())

    names = [title.split(" ", 1)[1] for title in titles]
    assert names == ["Первые дни охотника", "Как мы разговариваем", "Как мы встречаемся", "Словарь"]
    assert page.locator(".course-contents [aria-current]").inner_text() == "Словарь"


def test_a_link_leads_within_the_course_and_what_is_not_in_it_is_a_word(guarded_page, course):
    page = guarded_page((course / "index.html").as_uri() + "#pb-page-talk")
    assert page.locator(".course-page:visible").get_by_text("планы").locator("xpath=self::a").count() == 0
    page.get_by_role("link", name="встрече").click()
    expect(page.locator("h1:visible")).to_contain_text("Как мы встречаемся")
    page.go_back()
    page.get_by_role("link", name="лид", exact=True).click()

    expect(page.locator("#pb-term-лид")).to_be_in_viewport()


def test_the_contents_open_on_a_phone_and_close_with_escape(guarded_page, course):
    page = guarded_page((course / "index.html").as_uri(), **PHONE)
    button = page.get_by_role("button", name="Содержание")
    expect(page.locator(".course-contents")).to_be_hidden()
    button.click()
    expect(page.locator(".course-contents")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".course-contents")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.locator(".course-contents").get_by_role("link", name="Как мы встречаемся").click()

    expect(page.locator(".course-contents")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


@pytest.mark.parametrize(
    ("place", "printed", "not_printed"), [("#pb-page-visit", "Садимся", "Наставник"), ("", "Наставник", "Садимся")]
)
def test_the_page_that_is_shown_is_printed_and_no_other(guarded_page, course, place, printed, not_printed):
    page = guarded_page((course / "index.html").as_uri() + place)
    shown = page.locator("h1:visible").inner_text()
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)

    assert shown.split(" ", 1)[1] in text
    assert printed in text
    assert not_printed not in text
    expect(page.locator(".course-page")).to_have_count(4)


def test_without_scripts_the_whole_course_stands_in_one_page(guarded_page, course):
    page = guarded_page((course / "index.html").as_uri(), java_script_enabled=False)

    assert page.locator(".course-page").count() == 4
    assert page.locator(".course-page:visible").count() == 4


@pytest.mark.parametrize("place", ["", "#pb-page-visit", "#pb-section-glossary"])
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"color_scheme": "dark", **PHONE}])
def test_axe_finds_nothing(guarded_page, course, place, options):
    page = guarded_page((course / "index.html").as_uri() + place, reduced_motion="reduce", **options)
    if options.get("is_mobile") and not place:
        page.get_by_role("button", name="Содержание").click()
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]

    assert [(one["id"], one["impact"], node["html"]) for one in found for node in one["nodes"]] == []
