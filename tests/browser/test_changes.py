"""What changed, as a reader finds it: from the page of a role to the sentence, and from there to the page that it is about."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_reader_comes_from_his_role_to_what_changed_for_him_and_on_to_the_page(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["role_changes"], viewport={"width": 1280, "height": 900})
    page.locator(".pb-meta a").first.click()
    assert "/roles/" in page.url
    page.locator(".pb-to-changes a").click()
    assert "/changes/" in page.url

    page.locator(".pb-change a").first.click()
    assert "/changes/" not in page.url

    notice = page.locator(".pb-changed").first
    notice.locator("a").click()
    assert page.locator(":target").inner_text().strip() != ""
    assert page.locator('link[type="application/atom+xml"]').get_attribute("href") == "../changes.xml"


def test_on_a_wide_screen_the_rules_are_no_wider_than_the_text(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["changes"], viewport={"width": 1440, "height": 900})
    widths = page.locator(".pb-changes > li").evaluate_all("all => all.map(one => one.offsetWidth)")
    measure = page.locator(".pb-lead").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")

    assert widths
    assert max(widths) <= 37 * measure


def test_on_a_phone_a_long_owner_stands_in_lines_and_not_in_links_of_their_own(guarded_page, page_of_kind):
    page = guarded_page(page_of_kind["state"], viewport={"width": 360, "height": 740})
    owner = page.locator(".pb-meta > li:has(a.pb-pageless)").first
    one = owner.bounding_box()["height"]
    owner.locator("a").evaluate("link => link.textContent = 'Менеджер по поиску новых клиентов в Ярославле и области'")

    assert one >= 40
    assert owner.bounding_box()["height"] - one < 28
