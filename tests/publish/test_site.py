"""A site as text becomes web pages: quiet, the same bytes each time, and nothing of a title is read as HTML."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.site import publish_site
from playbook.render.sources import Feed, FeedEntry, NavItem, SiteSource

ROOT = Path(__file__).parent.parent.parent
ASSETS = ROOT / "templates" / "assets"

DEALER = """\
---
title: Дилеры
description: Покупают от миллиона.
---

# <span class="pb-number">3.1</span> Дилеры {: #pb-top }

<div class="pb"><table><tr><th>Скидка</th><th>Отсрочка</th></tr></table></div>

## Признаки {: #pb-criteria }

<div class="pb"><p>Склад.</p></div>
"""
SOURCE = SiteSource(
    title="Книга продаж",
    company="Северный склад",
    description="Кому и как мы продаём.",
    language="ru",
    pages={"index.md": "# Книга {: #pb-top }\n", "segments/index.md": "# Сегменты\n", "segments/dealer.md": DEALER},
    navigation=(
        NavItem("Книга", "index.md"),
        NavItem("Сегменты", "segments/index.md", (NavItem("Дилеры", "segments/dealer.md"),)),
    ),
)


@pytest.fixture
def publish(tmp_path):
    def run(
        source: SiteSource = SOURCE, settings: Path = ROOT / "mkdocs.yml", name: str = "site", **work: object
    ) -> Path:
        publish_site(
            source,
            tmp_path / name,
            settings=settings,
            theme=ROOT / "templates" / "theme",
            assets=ASSETS,
            scratch=tmp_path / "scratch",
            **work,
        )
        return tmp_path / name

    return run


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_page_becomes_a_web_page_at_its_own_address(publish):
    site = publish()
    page = (site / "segments/dealer.html").read_text("utf-8")

    assert (site / "index.html").is_file()
    assert (site / "segments/index.html").is_file()
    assert 'lang="ru"' in page
    assert "<title>Дилеры — Книга продаж</title>" in page
    assert 'content="Покупают от миллиона."' in page
    assert '<h2 id="pb-criteria">' in page


def test_the_navigation_opens_the_group_of_the_page_and_links_to_the_others(publish):
    page = (publish() / "index.html").read_text("utf-8")
    inner = (publish(name="again") / "segments/dealer.html").read_text("utf-8")

    assert 'href="segments/index.html" class="md-nav__link"' in page
    assert "segments/dealer.html" not in page
    assert 'href="dealer.html" class="md-nav__link md-nav__link--active" aria-current="page"' in inner
    assert 'href="index.html" class="md-nav__link"' in inner


def test_of_a_big_group_the_navigation_shows_what_is_near(publish):
    names = [f"big/p{number}.md" for number in range(200)]
    group = NavItem("Много", "big/index.md", tuple(NavItem(f"Страница {name}", name) for name in names))
    pages = {"index.md": "# Книга\n", "big/index.md": "# Много\n", **dict.fromkeys(names, "# Страница\n")}
    site = publish(replace(SOURCE, pages=pages, navigation=(NavItem("Книга", "index.md"), group)))
    shown = {
        name: re.findall(r'class="md-nav__link"[^>]*><span class="md-ellipsis">(… )?Страница', text)
        for name in ("p0", "p100", "p199")
        if (text := (site / f"big/{name}.html").read_text("utf-8"))
    }

    assert {name: (len(found), found.count("… ")) for name, found in shown.items()} == {
        "p0": (80, 1),
        "p100": (81, 2),
        "p199": (80, 1),
    }


def test_the_same_source_gives_the_same_bytes(publish):
    first, second = _bytes_of(publish(name="one")), _bytes_of(publish(name="two"))

    assert first
    assert first == second


@pytest.fixture
def publish_in_shares(publish):
    """`publish` in so many shares, one after the other: the engine's words of a process would mix."""

    def run(source: SiteSource, shares: int, **places: object) -> Path:
        with ThreadPoolExecutor(1) as pool:
            return publish(source, name=f"in-{shares}-shares", pool=pool, shares=shares, **places)

    return run


def _many_pages(last: str = "[" * 10) -> SiteSource:
    """Two groups, of which pages stand before, in and behind each other in the navigation and in the engine's order."""
    names = [f"{group}/p{number}.md" for group in ("segments", "about") for number in range(4)]
    pages = {
        name: DEALER.replace("Дилеры", f"Дилеры из {name}") * (number % 3 + 1) for number, name in enumerate(names)
    }
    groups = (
        NavItem(group, f"{group}/index.md", tuple(NavItem(f"Из {name}", name) for name in names if group in name))
        for group in ("segments", "about")
    )
    pages |= {
        "segments/index.md": "# Сегменты & <b>\n",
        "about/index.md": "# О книге\n",
        "zz.md": f"# Конец\n\n{last}\n",
    }
    navigation = (NavItem("Книга", "index.md"), *groups, NavItem("Конец", "zz.md"))
    return replace(SOURCE, pages={"index.md": "# Книга\n", **pages}, navigation=navigation)


@pytest.mark.parametrize("shares", [1, 2, 5])
def test_a_site_made_in_shares_has_the_same_bytes(publish, publish_in_shares, shares):
    source = _many_pages()
    whole, joined = _bytes_of(publish(source)), _bytes_of(publish_in_shares(source, shares))

    assert sum(name.endswith(".html") for name in whole) == len(source.pages)
    assert {name for name in whole | joined if whole.get(name) != joined.get(name)} == set()


def test_what_the_engine_warns_of_in_the_last_share_is_an_error(publish_in_shares):
    with pytest.raises(PlaybookError, match=r"nowhere\.md"):
        publish_in_shares(_many_pages("[там](nowhere.md)"), 2)


def test_settings_that_may_look_at_all_pages_at_once_get_all_pages_at_once(publish_in_shares, tmp_path):
    hook = tmp_path / "hook.py"
    hook.write_text(
        "def on_page_context(context, page, config, nav):\n    assert all(other.content for other in nav.pages)\n",
        "utf-8",
    )
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nhooks: [{hook}]\n", encoding="utf-8")
    source = _many_pages()
    site = publish_in_shares(source, 2, settings=settings)

    assert len(list(site.rglob("*.html"))) == len(source.pages)


def test_what_stood_in_the_folder_before_is_gone(publish, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("secret")
    (tmp_path / "scratch" / "docs").mkdir(parents=True)
    (tmp_path / "scratch" / "docs" / "old.md").write_text("# secret")

    assert not (publish() / "old.html").exists()


def test_the_engine_says_nothing_and_leaves_its_surroundings_as_they_were(publish, capfd, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before = dict(os.environ)
    handlers = list(logging.getLogger("mkdocs").handlers)
    publish()

    assert capfd.readouterr() == ("", "")
    assert dict(os.environ) == before
    assert logging.getLogger("mkdocs").handlers == handlers
    assert logging.getLogger("mkdocs").propagate


def test_titles_of_authors_are_text_wherever_they_stand(publish):
    evil = '"><script>alert(1)</script>'
    page = f"---\ntitle: '{evil}'\ndescription: '{evil}'\n---\n\n# Книга\n"
    source = replace(
        SOURCE,
        title=evil,
        company=evil,
        description=evil,
        pages={**SOURCE.pages, "index.md": page},
        navigation=(NavItem(evil, "index.md"), NavItem(evil, None, (NavItem(evil, "segments/index.md"),))),
    )
    site = publish(source)
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]

    assert len(pages) == 3
    assert [page for page in pages if "<script>alert" in page or '""><' in page] == []


def test_nothing_in_the_site_names_an_address_outside(publish):
    loaded = re.compile(r"""(?:src|href)=["']?(?:https?:)?//[^"' >]+|@import|url\(["']?(?:https?:)?//[^)]+""")
    texts = {path: path.read_text("utf-8") for path in publish().rglob("*") if path.suffix in {".html", ".css"}}

    assert len(texts) > 10
    assert {path.name: loaded.findall(text) for path, text in texts.items() if loaded.findall(text)} == {}


def test_only_what_a_page_asks_for_is_in_the_site(publish):
    names = set(_bytes_of(publish()))
    scripts = {name for name in names if name.startswith("assets/javascripts/lunr/")}

    assert scripts == {f"assets/javascripts/lunr/min/lunr.{name}.min.js" for name in ("stemmer.support", "ru")}
    assert [name for name in names if name.endswith((".map", ".md", "sitemap.xml", "404.html"))] == []


def test_our_worker_stands_before_the_search_of_the_theme(publish):
    site = publish()
    page = (site / "index.html").read_text("utf-8")
    [stock] = re.findall(r"workers/word-forms\.js\?(search\.\w+\.min\.js)", page)

    assert (site / "assets/javascripts/workers" / stock).is_file()
    assert (site / "assets/javascripts/workers/word-forms.js").is_file()


def test_words_of_neighbouring_cells_are_two_words_to_the_search(publish):
    index = json.loads((publish() / "search/search_index.json").read_text("utf-8"))
    [found] = [page for page in index["docs"] if page["location"] == "segments/dealer.html"]

    assert found["title"] == "3.1 Дилеры"
    assert found["text"].split() == ["Скидка", "Отсрочка"]


def test_files_and_logo_come_along(publish, tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_bytes(b"plan")
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><path d="M0 0h9" /></svg>'
    source = replace(SOURCE, files={"media/plan.csv": plan, "media/logo.svg": logo}, logo="media/logo.svg")
    site = publish(source)

    assert (site / "media/plan.csv").read_bytes() == b"plan"
    assert (site / "media/logo.svg").read_bytes() == logo.replace(b' onload="x()"', b"")
    assert 'src="media/logo.svg"' in (site / "index.html").read_text("utf-8")


def test_the_name_of_a_logo_is_an_address_and_nothing_more(publish):
    name = 'media/a" onerror="alert(1)#%.svg'
    site = publish(replace(SOURCE, files={name: b'<svg xmlns="http://www.w3.org/2000/svg"/>'}, logo=name))
    page = (site / "segments/dealer.html").read_text("utf-8")

    assert (site / name).is_file()
    assert 'src="../media/a%22%20onerror%3D%22alert%281%29%23%25.svg"' in page
    assert "onerror=" not in page


@pytest.mark.parametrize("name", ["reg.md", "README.md", "index.md", "reg.html"])
def test_a_document_is_copied_as_it_is_and_never_becomes_a_page(publish, name):
    text = b"# Rules\n\n<script>alert(1)</script>\n\n[there](nowhere.md)\n" + b"[" * 50_000
    before = {path.name for path in publish(name="before").rglob("*.html")}
    site = publish(replace(SOURCE, files={f"media/{name}": text}))

    assert (site / "media" / name).read_bytes() == text
    assert {path.name for path in site.rglob("*.html")} - {name} == before
    assert "alert(1)" not in (site / "search/search_index.json").read_text("utf-8")


def test_an_english_book_has_an_english_frame(publish):
    page = (publish(replace(SOURCE, language="en")) / "index.html").read_text("utf-8")

    assert 'lang="en"' in page
    assert 'title="Dark colours"' in page


def test_settings_may_inherit_and_name_their_own_features(publish, tmp_path):
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nextra_css: [own.css]\n", encoding="utf-8")

    assert 'href="own.css"' in (publish(settings=settings) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("text", ["theme: [", "theme: {name: no-such-theme}", "nonsense: 1\ntheme: material"])
def test_settings_that_cannot_be_used_are_told_in_one_sentence(publish, tmp_path, text):
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(text, encoding="utf-8")

    with pytest.raises(PlaybookError):
        publish(settings=settings)


def test_whatever_the_engine_warns_of_is_an_error(publish):
    broken = replace(SOURCE, pages={**SOURCE.pages, "index.md": "# Книга\n\n[там](nowhere.md)\n"})

    with pytest.raises(PlaybookError, match=r"nowhere\.md"):
        publish(broken)


def test_a_file_that_is_missing_is_told_in_one_sentence(publish, tmp_path):
    with pytest.raises(PlaybookError, match="No such file"):
        publish(replace(SOURCE, files={"media/plan.png": tmp_path / "gone.png"}))


def test_vendored_scripts_are_the_ones_their_list_names():
    listed = (ASSETS / "vendor" / "README.md").read_text("utf-8")
    scripts = list((ASSETS / "vendor").rglob("*.js"))

    assert scripts
    assert [path.name for path in scripts if hashlib.sha256(path.read_bytes()).hexdigest() not in listed] == []
    assert [path.name for path in scripts if not (path.parent / "LICENSE").is_file()] == []


FEED = Feed(
    "book",
    "What changed — <Tiles>",
    "Jay",
    "segments/index.html",
    (FeedEntry("v1", "v1", "2026-11-01", "segments/index.html#pb-top", "<p>All.</p>"),),
)


def test_a_feed_is_written_beside_the_pages_and_named_in_the_head_of_each(publish):
    site = publish(replace(SOURCE, feed=FEED))
    pages = {path: (site / path).read_text("utf-8") for path in ("index.html", "segments/dealer.html")}
    links = {path: re.findall(r'<link rel="alternate[^>]*>', page) for path, page in pages.items()}
    named = '<link rel="alternate feed" type="application/atom+xml" title="What changed — &lt;Tiles&gt;" href="{}changes.xml">'

    assert ET.parse(site / "changes.xml").getroot().tag.endswith("feed")  # noqa: S314 - our own
    assert links == {"index.html": [named.format("")], "segments/dealer.html": [named.format("../")]}


def test_without_a_feed_no_page_names_one(publish):
    site = publish()

    assert not (site / "changes.xml").exists()
    assert 'rel="alternate' not in (site / "index.html").read_text("utf-8")


def test_a_feed_has_whole_links_where_the_settings_know_the_address(publish, tmp_path):
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        (ROOT / "mkdocs.yml").read_text("utf-8") + "\nsite_url: https://books.example/sales/\n", "utf-8"
    )
    feed = (publish(replace(SOURCE, feed=FEED), settings) / "changes.xml").read_text("utf-8")

    assert 'href="https://books.example/sales/segments/index.html#pb-top"' in feed
    assert "<id>tag:books.example,2026:book/v1</id>" in feed


def test_a_feed_is_the_same_however_many_processes_make_the_site(publish):
    alone = publish(replace(SOURCE, feed=FEED), name="alone")
    with ThreadPoolExecutor(1) as pool:
        shared = publish(replace(SOURCE, feed=FEED), name="shared", pool=pool, shares=2)

    assert _bytes_of(alone) == _bytes_of(shared)
