"""Every kind of page of the example book: held against WCAG by axe-core, on a phone and by a finger."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"
RARE = {"forecasts", "matrices"}  # lists of what the example book has one of; lists of the same make are looked at
KINDS = sorted({path.name.removesuffix(".html.j2") for path in TEMPLATES.iterdir()} - RARE)

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"width": 1280, "height": 900}
AXE = {
    "resultTypes": ["violations"],
    "preload": False,
}  # what it would preload, a browser does not give to a page from the disk
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # night changes these alone

# What is touched for its own sake; a link within a sentence is as high as its line.
TARGETS = (
    ".md-header__button:not([hidden]), .md-footer__link, .pb-crumbs a, .pb-letters a, a.pb-card-title, .pb-card a[href^='tel:'], "
    ".pb-list > li > a, .pb-move > a, .pb-checklist > li > a:only-child, .pb-meta a, .pb-tags a, .pb-used-in a, .pb-fold > summary, "
    ".pb-hand-to > a, .pb-choice > button, .pb-button, .pb-to-cards > a"
)
SMALL_TARGETS = """(targets) => [...document.querySelectorAll(targets)].filter((target) => target.checkVisibility()).map((target) => {
  target.scrollIntoView({block: "center"});
  const box = target.getClientRects()[0];
  const x = Math.min(box.left + box.width / 2, innerWidth - 1);
  const middle = box.top + box.height / 2;
  const isHit = (y) => document.elementFromPoint(x, y)?.closest("a, summary, label, button") === target;
  return [target.textContent.trim(), [-19, 19].every((step) => isHit(middle + step))];
}).filter(([, isLarge]) => !isLarge).map(([words]) => words)"""


def test_every_kind_is_looked_at(page_of_kind):
    assert set(KINDS) - page_of_kind.keys() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_has_no_violation_by_day_and_by_night_and_all_within_its_width_and_under_a_finger(
    guarded_page, page_of_kind, kind
):
    page = guarded_page(page_of_kind[kind], reduced_motion="reduce", color_scheme="light", **PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    assert page.evaluate(SMALL_TARGETS, TARGETS) == []
    assert _violations(page) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert _violations(page, AXE | COLOURS) == []


@pytest.mark.parametrize("kind", ["path", "pipeline", "qualifier", "segment", "start"])
def test_a_desk_has_no_violation_by_night(guarded_page, page_of_kind, kind):
    page = guarded_page(page_of_kind[kind], reduced_motion="reduce", color_scheme="dark", viewport=DESK)

    assert _violations(page) == []


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_phone_and_on_a_desk_by_day_and_by_night(guarded_page, page_of_kind, kind, scheme):
    page = guarded_page(page_of_kind[kind], reduced_motion="reduce", color_scheme=scheme, **PHONE)
    on_a_phone = _violations(page)
    page.set_viewport_size(DESK)

    assert (on_a_phone, _violations(page)) == ([], [])


def _violations(page, options=AXE) -> list[tuple[str, str, str]]:
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], one["impact"], node["html"]) for one in found for node in one["nodes"]]
