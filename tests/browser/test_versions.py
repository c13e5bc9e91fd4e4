"""The switch between versions, from a web server and from the disk: it lists them all and leads to the page that is read, where there is one."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from playbook.versions import build_versions
from playbook.workshop import open_workshop
from tests.repository import BookInGit, begin

pytestmark = pytest.mark.browser

BOOK = """\
book: {title: Книга продаж, company: Мера, language: ru}
lines: [{id: wholesale, title: Опт}]
roles:
  - {id: hunter, title: Охотник, mission: Находит новых клиентов.}
"""
SCOUT = "roles: [{id: scout, title: Разведчик, mission: Ищет.}]\n"
LONG = "2026-02-для-всех-отделов-и-складов"
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True}


@pytest.fixture(scope="module")
def published(tool, tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions")
    book = BookInGit(begin(tool("git"), folder / "house"))
    book.tag(LONG, "2026-02-01", {"book.yml": BOOK})
    book.tag("v1", "2026-03-01", {})
    book.tag("release/2", "2026-04-01", {"scout.yml": SCOUT})
    workshop, today = open_workshop(), date(2026, 11, 21)
    build_versions(book.folder, folder / "out", workshop, count=3, today=today, parts={"site"}, jobs=1)
    return folder / "out"


@pytest.fixture(params=["http", "file"])
def address(request, published, serve_folder):
    return serve_folder(published) if request.param == "http" else published.as_uri()


def choose(page, title):
    """Opens the switch and takes the line that begins so."""
    page.locator(".md-version__current").click()
    page.locator(".md-version__link", has_text=title).click()
    page.wait_for_selector(".md-version")
    return page.url


def titles(page):
    page.wait_for_selector(".md-version")
    return [text.split()[0] for text in page.locator(".md-version__link").all_text_contents()]


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_switch_leads_from_page_to_page_and_back(guarded_page, address, options):
    page = guarded_page(f"{address}/full/roles/hunter.html", **options)

    assert titles(page)[1:] == ["release/2", "v1", LONG]
    assert page.locator(".md-version__link[aria-current]").count() == 1
    assert not page.locator(".pb-outdated").count()
    assert choose(page, "release/2") == f"{address}/full/versions/release~2/roles/hunter.html"
    assert titles(page)[1:] == ["release/2", "v1", LONG]
    assert "release/2" in page.locator(".pb-outdated").inner_text()
    assert page.locator(".md-version__current").inner_text().startswith("release/2")
    assert choose(page, "v1") == f"{address}/full/versions/v1/roles/hunter.html"
    page.locator("[data-pb-today]").click()
    page.wait_for_selector(".md-version")
    assert page.url == f"{address}/full/roles/hunter.html"


def test_a_page_that_a_version_lacks_leads_to_its_start(guarded_page, address):
    page = guarded_page(f"{address}/full/roles/scout.html")
    titles(page)

    assert choose(page, "v1") == f"{address}/full/versions/v1/index.html"


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_open_list_stands_within_the_window(guarded_page, address, options):
    page = guarded_page(f"{address}/full/versions/release~2/roles/scout.html", **options)
    titles(page)
    page.locator(".md-version__current").focus()
    box = page.locator(".md-version__list").bounding_box()
    width = page.evaluate("document.documentElement.clientWidth")

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["full/index.html", f"full/versions/{LONG}/roles/hunter.html"])
def test_on_a_phone_the_title_is_whole_and_the_list_opens_below_the_switch(guarded_page, address, path):
    page = guarded_page(f"{address}/{path}", **PHONE)
    titles(page)
    title = page.locator(".md-header__topic").first.locator(".md-ellipsis").first
    button, box = page.locator(".md-version__current"), page.locator(".md-version__list")
    button.tap()
    page.wait_for_function("() => getComputedStyle(document.querySelector('.md-version__list')).opacity === '1'")
    under, opened = button.bounding_box(), box.bounding_box()

    assert title.inner_text() == "Книга продаж"
    assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert opened["y"] >= under["y"] + under["height"]
    assert opened["x"] >= 0
    assert opened["x"] + opened["width"] <= PHONE["viewport"]["width"]
    assert page.locator(".md-version__link").evaluate_all(
        "all => all.every(one => one.scrollWidth <= one.clientWidth + 1)"
    )


def test_a_title_leads_nowhere_and_a_touch_on_it_opens_the_list(guarded_page, address):
    page = guarded_page(f"{address}/full/index.html", **PHONE)
    titles(page)
    page.locator(".md-header__topic").first.tap(position={"x": 20, "y": 8})
    page.wait_for_function("() => getComputedStyle(document.querySelector('.md-version__list')).opacity === '1'")

    assert page.evaluate("document.activeElement.className") == "md-version__current"


def test_an_edition_that_is_served_by_itself_has_its_versions(guarded_page, published, serve_folder):
    address = serve_folder(published / "full")
    page = guarded_page(f"{address}/roles/hunter.html")
    titles(page)

    assert choose(page, "v1") == f"{address}/versions/v1/roles/hunter.html"


def test_a_version_that_was_taken_away_from_the_others_shows_no_switch(browser, published, tmp_path):
    (tmp_path / "v1").symlink_to(published / "full" / "versions" / "v1")
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'v1').as_uri()}/roles/hunter.html")
    page.wait_for_selector(".pb-outdated")

    assert page.locator(".md-version").count() == 0
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_old_version_with_its_list_open(guarded_page, address, scheme):
    page = guarded_page(
        f"{address}/full/versions/v1/roles/hunter.html", reduced_motion="reduce", color_scheme=scheme, **PHONE
    )
    titles(page)
    page.locator(".md-version__current").focus()
    page.wait_for_function("() => getComputedStyle(document.querySelector('.md-version__list')).opacity === '1'")
    found = Axe().run(page, options={"preload": False}).response["violations"]

    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
