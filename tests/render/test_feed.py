"""Given versions, the site has a feed of them: Atom, with ids that stay and the days of the versions."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from playbook.compare import Change, Version
from playbook.diagnostics import Address, _
from playbook.load import load_book
from playbook.plan import History, plan_book
from playbook.render import render_site
from playbook.render.feed import feed_xml
from playbook.workshop import open_workshop

ATOM = "{http://www.w3.org/2005/Atom}"
BOOK = """
    book: {title: "Tiles & <stoves>", company: Jay, language: en}
    pages: [{id: house, title: "House <b>rules</b> & more", body: Be kind.}]
    """
CHANGE = Change(
    "added",
    "page:house",
    "House <b>rules</b> & more",
    "must-read",
    Address(("pages", 0)),
    _("New: {named}.", named="House"),
)
V1 = Version("v1.1", date(2026, 10, 1), (CHANGE,), "v1.0")
BROKEN = Version("v1.2", date(2026, 10, 9), (), "v1.1", is_broken=True)
NOW = Version("", date(2026, 11, 22), (CHANGE,), "v1.1")


@pytest.fixture
def feed(write_book, tmp_path):
    def make(*versions, today=date(2026, 11, 22), edition=None):
        text = BOOK + ("editions: [{id: partners, title: P}]\n" if edition else "")
        book = load_book(write_book({"book.yml": text})).book.model_copy(update={"edition_id": edition})
        plan = plan_book(book, "en", history=History(today, versions))
        return render_site(plan, open_workshop().templates, tmp_path).feed

    return make


def _texts(root, name):
    return [one.text for one in root.iter(f"{ATOM}{name}")]


def _hrefs(root):
    return [one.get("href") for one in root.iter(f"{ATOM}link")]


def test_a_book_in_which_nothing_changed_in_meaning_has_no_feed(feed):
    assert feed() is None
    assert feed(BROKEN) is None
    assert feed(replace(V1, changes=(replace(CHANGE, level="editorial"),))) is None


def test_the_feed_has_what_the_standard_asks_for(feed):
    root = ET.fromstring(feed_xml(feed(NOW, BROKEN, V1), None))  # noqa: S314 - our own

    assert root.tag == f"{ATOM}feed"
    assert _texts(root, "updated") == ["2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", "2026-10-01T00:00:00Z"]
    assert _texts(root, "name") == ["Jay"]
    assert root.findtext(f"{ATOM}title") == "What changed — Tiles & <stoves>"
    assert len(_texts(root, "id")) == len(set(_texts(root, "id"))) == 3
    assert all(one.startswith("tag:book.invalid,2026:Tiles%20%26%20%3Cstoves%3E") for one in _texts(root, "id"))
    assert "House &lt;b&gt;rules&lt;/b&gt; &amp; more" in _texts(root, "content")[0]


def test_ids_stay_on_another_day_and_with_newer_versions(feed):
    newer = Version("v1.3", date(2026, 12, 1), (CHANGE,), "v1.1")
    one, other = (
        ET.fromstring(feed_xml(feed(*versions), None))  # noqa: S314 - our own
        for versions in ((V1,), (newer, V1))
    )

    assert _texts(one, "id")[-1] == _texts(other, "id")[-1]
    assert _texts(one, "id")[0] == _texts(other, "id")[0]


def test_links_are_whole_where_the_address_of_the_site_is_known(feed):
    found = feed(V1)
    whole, relative = (
        ET.fromstring(feed_xml(found, url))  # noqa: S314 - our own
        for url in ("https://books.example/sales", None)
    )
    page = "changes/index.html"

    assert _hrefs(relative) == ["changes.xml", page, f"{page}#pb-version-v1~2e~1"]
    assert _hrefs(whole) == [f"https://books.example/sales/{one}" for one in _hrefs(relative)]
    assert all(one.startswith("tag:books.example,2026:") for one in _texts(whole, "id"))


def test_each_edition_has_a_feed_of_its_own(feed):
    assert feed(V1).name != feed(V1, edition="partners").name


def test_the_same_versions_give_the_same_bytes(feed):
    assert feed_xml(feed(NOW, V1), None) == feed_xml(feed(NOW, V1), None)
