"""Every kind of page of the example book by keyboard alone: all of it is reached, in its order, seen, and left again."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"
RARE = {"forecasts", "matrices"}  # lists of what the example book has one of
KINDS = sorted({path.name.removesuffix(".html.j2") for path in TEMPLATES.iterdir()} - RARE)

MOST = 60  # steps through one page; what lies between the first and the last is of the same make
PHONE = {"viewport": {"width": 390, "height": 844}}

# What can be focused in the main content, in the order of the page, each with a number to know it by.
NUMBER = """() => {
  const entrance = ({form, name}) => form.querySelector(`input[name="${name}"]:checked`) ?? form.querySelector(`input[name="${name}"]`);
  const wanted = 'a[href], button:not([disabled]), summary, [tabindex="0"], input:not([type=hidden], [disabled]), select, textarea';
  const found = [...document.querySelectorAll('.md-content')].flatMap((main) => [...main.querySelectorAll(wanted)])
    .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.matches('.headerlink, [tabindex="-1"], [tabindex="-1"] *'))
    .filter((each) => each.type !== 'radio' || each === entrance(each)); // by Tab a group is entered once, the arrows walk in it
  found.forEach((each, number) => { each.dataset.number = number; });
  return found.length;
}"""

# Where the keyboard is, and whether an eye sees it: something is drawn around it, and it stands within the window.
FOCUSED = """() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const drawn = it.querySelector('.pb-box, .pb-bar'); // within a drawing the line of the box tells it
  const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
    || (drawn !== null && parseFloat(getComputedStyle(drawn).strokeWidth) >= 2);
  const isWithin = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return {number: it.dataset.number ?? null, seen: isMarked && isWithin, what: it.outerHTML.slice(0, 160)};
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_its_order_and_is_seen_there(guarded_page, page_of_kind, kind):
    page = guarded_page(page_of_kind[kind], reduced_motion="reduce")
    page.evaluate("() => document.querySelectorAll('.headerlink').forEach((link) => { link.tabIndex = -1 })")
    count = page.evaluate(NUMBER)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")  # past the frame
    met, unseen = [], []
    for _step in range(min(count, MOST)):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        met.append(focused["number"])
        if not focused["seen"]:
            unseen.append(focused["what"])

    assert "md-skip" in first.split()
    assert met == _from_the_heading(page, met, count)
    assert unseen == []


def _from_the_heading(page, met, count):
    """Numbers one after another; what stands before the place to which the first link leads, the crumbs, may be passed."""
    start = int(met[0]) if met and met[0] is not None else 0
    assert start <= page.locator(".pb-crumbs a").count()
    return [str(number) if number < count else None for number in range(start, start + len(met))]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_holds_the_keyboard_or_puts_itself_before_the_rest(page_of_kind, kind):
    html = Path(page_of_kind[kind].removeprefix("file://")).read_text("utf-8")

    assert 'tabindex="1' not in html
    assert "autofocus" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_what_scrolls_by_itself_is_reached_has_a_name_and_moves_by_arrows(guarded_page, page_of_kind, kind):
    page = guarded_page(page_of_kind[kind], **PHONE)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('.md-content *')].filter((it) => it.scrollWidth > it.clientWidth + 1
            && ['auto', 'scroll'].includes(getComputedStyle(it).overflowX) && it.checkVisibility())
          .filter((it) => !it.querySelector('button') && !(it.tabIndex === 0 && it.role && (it.ariaLabel || it.getAttribute('aria-labelledby'))))
          .map((it) => it.outerHTML.slice(0, 200))"""
    )
    frame = page.evaluate_handle(
        """() => [...document.querySelectorAll('.md-content [tabindex="0"]')].find((it) => it.scrollWidth > it.clientWidth + 40)"""
    ).as_element()

    assert nameless == []
    if frame:
        frame.evaluate("(it) => { it.scrollLeft = 0; it.focus() }")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(it) => it.scrollLeft > 0", arg=frame, timeout=5000)


def test_the_search_opens_by_its_key_and_gives_the_keyboard_back(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["situation"])
    link = page.locator(".pb-hand-to a")
    link.focus()
    page.keyboard.press("/")
    page.wait_for_function("() => document.activeElement.matches('[data-md-component=search-query]')")
    page.keyboard.type("price")
    page.keyboard.press("Escape")

    page.wait_for_function("() => !document.querySelector('#__search').checked")
    page.wait_for_function("() => document.activeElement.closest('.pb-hand-to')", timeout=3000)


def test_found_pages_are_reached_by_arrows(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["start"])
    page.keyboard.press("/")
    field = page.locator("[data-md-component=search-query]")
    field.fill("скидка")
    page.keyboard.press("End")
    page.locator(".md-search-result__item a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")

    page.wait_for_url("**/situations/asks-discount-first.html*")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_fold_opens_by_keyboard(guarded_page, site_address, key):
    page = guarded_page(f"{site_address}/touchpoints/first-call.html")
    page.locator("details.pb-fold > summary").first.focus()
    page.keyboard.press(key)

    assert page.locator("details.pb-fold").first.evaluate("(it) => it.open")


def test_a_term_tells_its_meaning_where_the_keyboard_stands(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["touchpoint"])
    term = page.locator("a.pb-term").first
    term.focus()

    assert page.locator("[role=tooltip]").inner_text() == term.get_attribute("data-meaning")
    page.keyboard.press("Escape")
    assert page.locator("[role=tooltip]").count() == 0


@pytest.mark.parametrize("key", ["Enter", " "])
def test_whose_moments_are_shown_is_chosen_by_keyboard(guarded_page, page_of_kind, key):
    page = guarded_page(page_of_kind["start"])
    page.get_by_role("button", name="Логист").focus()
    page.keyboard.press(key)

    assert page.locator(".pb-moments a.pb-card-title:visible").all_inner_texts() == ["Машина встала в дороге"]


def test_colours_are_changed_by_keyboard(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["start"], color_scheme="light")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    before = page.evaluate(scheme)
    page.locator("form[data-md-component=palette] input").first.focus()
    page.keyboard.press("Enter")

    assert before == "default"
    page.wait_for_function("() => document.body.getAttribute('data-md-color-scheme') === 'slate'", timeout=3000)
