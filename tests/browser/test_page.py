"""A page of the site in a reader's hands: on a phone, by night, by keyboard and by touch, on paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PAGES = ("index", "segments/index", "segments/dealer", "touchpoints/first-call", "abc-xyz", "products", "glossary")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_outside_and_complains_of_nothing(guarded_page, site_address, name):
    page = guarded_page(f"{site_address}/{name}.html")
    page.evaluate("document.fonts.ready")

    assert page.locator("h1").count() == 1
    assert page.evaluate("document.fonts.check('500 16px \"Fira Sans\"')")


@pytest.mark.parametrize("name", [*PAGES, "pipelines/new-clients"])
def test_a_phone_never_scrolls_a_page_sideways(guarded_page, small_site, name):
    page = guarded_page(f"{small_site.as_uri()}/{name}.html", **PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_wide_table_scrolls_by_itself_and_keeps_its_head(guarded_page, small_site):
    page = guarded_page(f"{small_site.as_uri()}/products.html", **PHONE)
    table = page.locator(".pb-table")
    head = table.locator("thead th").first
    before = head.bounding_box()
    table.evaluate("it => it.scrollTop = 200")

    assert table.evaluate("it => it.scrollWidth > it.clientWidth")
    assert head.bounding_box()["y"] == pytest.approx(before["y"], abs=1)


@pytest.mark.parametrize(("system", "other"), [("light", "slate"), ("dark", "default")])
def test_colours_follow_the_system_until_the_reader_chooses(guarded_page, site_address, system, other):
    page = guarded_page(f"{site_address}/index.html", color_scheme=system)
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == {"light": "default", "dark": "slate"}[system]

    page.locator("form[data-md-component=palette] label:visible").click()
    assert page.evaluate(scheme) == other
    page.reload()
    assert page.evaluate(scheme) == other


def test_the_first_tap_on_a_term_shows_its_meaning_and_the_second_follows_it(guarded_page, site_address):
    page = guarded_page(f"{site_address}/segments/dealer.html", **PHONE)
    term = page.locator("a.pb-term")
    term.tap()
    assert "Насколько ровно" in page.locator("[role=tooltip]").inner_text()
    assert term.get_attribute("aria-describedby") == "pb-tip"

    term.tap()
    page.wait_for_url("**/glossary.html#pb-term-xyz")


def test_a_tap_elsewhere_hides_the_meaning(guarded_page, site_address):
    page = guarded_page(f"{site_address}/segments/dealer.html", **PHONE)
    page.locator("a.pb-term").tap()
    page.locator(".pb-quote").tap()

    assert page.locator("[role=tooltip]").count() == 0


def test_a_term_shows_its_meaning_to_mouse_and_keyboard(guarded_page, site_address):
    page = guarded_page(f"{site_address}/segments/dealer.html")
    page.locator("a.pb-term").hover()
    assert page.locator("[role=tooltip]").is_visible()
    page.mouse.move(5, 5)
    assert page.locator("[role=tooltip]").count() == 0

    page.locator("a.pb-term").focus()
    assert page.locator("[role=tooltip]").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("[role=tooltip]").count() == 0


def test_folds_are_open_on_paper_and_closed_again_afterwards(guarded_page, site_address):
    page = guarded_page(f"{site_address}/touchpoints/first-call.html")
    is_open = "document.querySelector('details.pb-fold').open"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(is_open)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(is_open)


def test_paper_shows_the_text_without_its_frame(guarded_page, site_address):
    page = guarded_page(f"{site_address}/segments/dealer.html")
    page.emulate_media(media="print")

    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.locator("h1").is_visible()


def test_paper_is_printed_by_day_colours_from_a_page_read_by_night(guarded_page, small_site):
    page = guarded_page(f"{small_site.as_uri()}/pipelines/new-clients.html", color_scheme="dark")
    colours = """['--pb-ink', '--pb-accent', '--pb-lost-soft', '--md-default-bg-color'].map(
        (name) => getComputedStyle(document.body).getPropertyValue(name))"""
    by_night = page.evaluate(colours)
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate(colours) == ["#000", "#9b2f1f", "#f7e3e9", "#fff"]
    assert "#9b2f1f" not in by_night


def test_the_keyboard_comes_first_to_the_link_past_the_frame_and_sees_where_it_is(guarded_page, site_address):
    page = guarded_page(f"{site_address}/segments/dealer.html")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#pb-top"

    page.keyboard.press("Enter")
    for _step in range(3):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement)")
        assert (outline["outlineStyle"], outline["outlineWidth"]) == ("solid", "2px")


def test_a_wide_drawing_begins_where_its_first_box_stands(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["pipeline"], **PHONE)
    frame = page.locator(".pb-diagram-scroll").first
    box = frame.locator(".pb-node").first.bounding_box()

    assert frame.evaluate("it => it.scrollWidth > it.clientWidth")
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_search_dialog_has_a_name(guarded_page, site_address):
    page = guarded_page(f"{site_address}/index.html")

    assert page.locator("[data-md-component=search][role=dialog]").get_attribute("aria-label") == "Поиск"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_stands_out_from_its_ground(guarded_page, small_site, scheme):
    page = guarded_page(f"{small_site.as_uri()}/index.html", color_scheme=scheme)
    pairs = page.evaluate(_PAIRS)
    weak = {name: round(contrast, 2) for name, colours in pairs.items() if (contrast := _contrast(*colours)) < 4.5}

    assert len(pairs) > 15
    assert weak == {}


_PAIRS = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const colour = (name) => {
    probe.style.color = `var(--pb-${name})`;
    return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  };
  const pairs = {};
  for (const ground of ["paper", "panel"])
    for (const ink of ["ink", "ink-soft", "accent", "link"])
      pairs[`${ink} on ${ground}`] = [colour(ink), colour(ground)];
  for (const tone of ["start", "work", "pause", "won", "lost", "accent"]) {
    pairs[`${tone} on its ground`] = [colour(tone), colour(`${tone}-soft`)];
    pairs[`ink on ${tone}`] = [colour("ink"), colour(`${tone}-soft`)];
  }
  return pairs;
}"""


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 0.04045 * 255 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
