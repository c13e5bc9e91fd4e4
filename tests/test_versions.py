"""Given a book in git with tags, I get the book of today at its address and beside it the old ones, marked as such."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pypdf
import pytest

from playbook import versions as room
from playbook.build import build_book
from playbook.diagnostics import PlaybookError
from playbook.load.past import read_past
from playbook.versions import build_versions
from playbook.workshop import open_workshop
from tests.repository import BookInGit

TODAY = date(2026, 11, 21)
BOOK = """\
book: {title: Книга продаж, company: Мера, language: ru}
lines: [{id: wholesale, title: Опт}]
roles:
  - {id: hunter, title: Охотник, mission: Находит новых клиентов.}
"""
EDITIONS = "editions: [{id: hunters, title: Охотникам, roles: [hunter], watermark: Не копировать}]\n"
SCOUT = "roles: [{id: scout, title: Разведчик, mission: Ищет.}]\n"


@pytest.fixture
def book(git):
    """A book with the tags v1, v2 (from which on it has the edition hunters) and v3."""
    made = BookInGit(git)
    made.tag("v1", "2026-03-01", {"book.yml": BOOK})
    made.tag("v2", "2026-04-01", {"editions.yml": EDITIONS})
    made.tag("v3", "2026-05-01", {"scout.yml": SCOUT})
    return made


@pytest.fixture
def publish(book, tmp_path):
    def run(count=3, **wishes):
        wishes = {"parts": {"site"}, "jobs": 1, **wishes}
        return build_versions(book.folder, tmp_path / "out", open_workshop(), count=count, today=TODAY, **wishes)

    return run


@pytest.fixture
def built_days(monkeypatch):
    """The day of each book that is built from now on."""
    days = []

    def build(*places, today, **wishes):
        days.append(today.isoformat())
        return build_book(*places, today=today, **wishes)

    monkeypatch.setattr(room, "build_book", build)
    return days


def listed(out, edition):
    text = (out / edition / "versions" / "versions.json").read_text("utf-8")
    return [one["version"] for one in json.loads(text)]


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(messages):
    return [message.in_language("en") for message in messages]


def test_the_last_tags_stand_below_each_edition_newest_first(publish, tmp_path):
    published = publish(2)
    out = tmp_path / "out"

    assert listed(out, "full") == listed(out, "hunters") == ["..", "v3", "v2"]
    assert set(published.folders) == {
        out / edition / "versions" / tag for edition in ("full", "hunters") for tag in ("v2", "v3")
    }
    assert all((folder / "index.html").is_file() for folder in published.folders)
    assert published.left_out == ()


def test_an_edition_has_no_version_from_before_it_was_there(publish, tmp_path):
    published = publish(3)

    assert listed(tmp_path / "out", "full") == ["..", "v3", "v2", "v1"]
    assert listed(tmp_path / "out", "hunters") == ["..", "v3", "v2"]
    assert published.left_out == ()


def test_each_version_tells_what_changed_until_it(publish, tmp_path):
    """Of v2 nothing says what came after it, though today's book tells of v3 as well."""
    publish(2, past=read_past)
    full = tmp_path / "out" / "full"
    feeds = {name: (full / name / "changes.xml").read_text("utf-8") for name in (".", "versions/v3", "versions/v2")}

    assert "Разведчик" in feeds["."]
    assert "Разведчик" in feeds["versions/v3"]
    assert "Разведчик" not in feeds["versions/v2"]
    assert "Охотникам" in feeds["versions/v2"]


def test_todays_book_keeps_its_address_and_its_pages(book, publish, tmp_path):
    book.write({"scout.yml": SCOUT.replace("Ищет", "Ищет новых")})
    publish(1)
    build_book(book.folder, tmp_path / "alone", open_workshop(), today=TODAY, parts={"site"}, jobs=1)
    beside, alone = contents(tmp_path / "out" / "full"), contents(tmp_path / "alone" / "full")

    assert "Ищет новых" in beside["roles/scout.html"].decode()
    assert {name for name in beside if not name.startswith("versions/")} == alone.keys()
    assert beside["search/search_index.json"] == alone["search/search_index.json"]


def test_the_switch_calls_today_s_book_so_before_it_is_in_force_as_well(publish, tmp_path):
    publish(1, language="en")
    listed = json.loads((tmp_path / "out/full/versions/versions.json").read_text("utf-8"))

    assert [one["title"] for one in listed] == ["Today's", "v3 (1 May 2026)"]


def test_an_old_version_says_that_it_is_one_and_that_no_search_engine_keeps_it(publish, tmp_path):
    publish(1)
    today = (tmp_path / "out/full/roles/hunter.html").read_text("utf-8")
    old = (tmp_path / "out/full/versions/v3/roles/hunter.html").read_text("utf-8")

    assert 'name="robots" content="noindex, nofollow"' in old
    assert "v3" in old.partition('class="pb-outdated"')[2].partition("</p>")[0]
    assert 'href="../../../roles/hunter.html"' not in old  # whether it is there only the list knows
    assert 'href="../../../index.html" data-pb-today' in old
    assert "robots" not in today
    assert "pb-outdated" not in today
    assert not list((tmp_path / "out").rglob("sitemap*"))


def test_an_old_book_on_paper_bears_its_version_at_the_head_of_each_page_and_on_its_cover(publish, tmp_path):
    publish(1, parts={"pdf", "site"}, editions=["hunters"])
    folder = tmp_path / "out" / "hunters"
    pdfs = [folder / "sales-book.pdf", folder / "versions" / "v3" / "sales-book.pdf"]
    today, old = ([" ".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages] for pdf in pdfs)

    assert [page for page in old if "v3 от 1 мая 2026" not in page] == []
    assert [page for page in today if "v3 от 1 мая 2026" in page] == []
    assert len(old) > 2
    assert [page for page in (*today, *old) if "Не копировать" not in page] == []
    assert [page for page in old if "Не копировать · v3" in page] == []


def test_a_tag_whose_book_does_not_pass_is_left_out_with_a_word(book, publish, tmp_path):
    book.tag("v4", "2026-06-01", {"bad.yml": "roles: [{id: x, titel: X}]\n"})
    book.write({"bad.yml": None})
    published = publish(2)

    assert listed(tmp_path / "out", "full") == ["..", "v3"]
    assert published.today.editions
    assert len(published.left_out) == 1
    assert told(published.left_out)[0].startswith("v4 is left out: by today's rules its book has ")


def test_a_tag_without_a_book_is_left_out_with_a_word(book, publish, tmp_path):
    book.tag("v4", "2026-06-01", dict.fromkeys(("book.yml", "editions.yml", "scout.yml")))
    book.write({"book.yml": BOOK})
    published = publish(2)

    assert listed(tmp_path / "out", "full") == ["..", "v3"]
    assert told(published.left_out) == [f"v4 is left out: At “v4” there was no book in “{book.folder}”."]


def test_an_old_edition_that_would_leak_is_left_out_and_today_is_published(publish, tmp_path, monkeypatch):
    whole = room._OldVersions._build_at

    def leak(self, folder, scratch, revision, *more):
        built = whole(self, folder, scratch, revision, *more)
        return room.Built(built.examined, leaks={"hunters": ()}) if revision.name == "v3" else built

    monkeypatch.setattr(room._OldVersions, "_build_at", leak)
    published = publish(2)

    assert listed(tmp_path / "out", "full") == ["..", "v2"]
    assert told(published.left_out) == ["v3 is left out: it would show readers of hunters what they may not see."]
    assert published.today.editions


def test_a_second_build_builds_no_old_version_anew_and_gives_the_same_bytes(publish, built_days, tmp_path):
    publish(3)
    first, before = [*built_days], contents(tmp_path / "out")
    publish(3)

    assert first == ["2026-11-21", "2026-05-01", "2026-04-01", "2026-03-01"]
    assert built_days[len(first) :] == ["2026-11-21"]
    assert contents(tmp_path / "out") == before


def test_a_version_that_was_kept_is_what_it_would_be_anew(publish, tmp_path):
    publish(3)
    before = contents(tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / "full")
    shutil.rmtree(tmp_path / "out" / "hunters")
    publish(3)

    assert "full/versions/v1/index.html" in before
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("change", [{"language": "en"}, {"parts": {"site", "pdf"}}, {"watermark": "Анна"}])
def test_a_version_that_was_told_otherwise_is_built_anew(publish, built_days, change):
    publish(1)
    publish(1, **change)

    assert built_days == ["2026-11-21", "2026-05-01"] * 2


def test_a_tag_that_falls_out_of_the_number_goes_and_the_next_comes(book, publish, tmp_path):
    publish(2)
    book.tag("v4", "2026-06-01", {})
    publish(2)
    assert listed(tmp_path / "out", "full") == ["..", "v4", "v3"]
    assert not (tmp_path / "out" / "full" / "versions" / "v2").exists()

    book.untag("v4")
    publish(2)
    assert listed(tmp_path / "out", "full") == ["..", "v3", "v2"]


def test_a_moved_tag_is_built_anew(book, publish, tmp_path):
    publish(1)
    book.untag("v3")
    book.tag("v3", "2026-06-01", {"scout.yml": SCOUT.replace("Ищет", "Ищет везде")})
    publish(1)

    assert "Ищет везде" in (tmp_path / "out/full/versions/v3/roles/scout.html").read_text("utf-8")


def test_one_edition_gets_its_versions_and_the_others_stay(publish, tmp_path):
    publish(1)
    before = contents(tmp_path / "out" / "full")
    publish(2, editions=["hunters"])

    assert listed(tmp_path / "out", "hunters") == ["..", "v3", "v2"]
    assert contents(tmp_path / "out" / "full") == before


def test_a_build_that_is_broken_off_at_an_old_version_leaves_the_last_output(book, publish, tmp_path, monkeypatch):
    publish(1)
    before = contents(tmp_path / "out")
    book.write({"scout.yml": SCOUT.replace("Ищет", "Ищет новых")})

    def interrupt(*_wishes):
        raise KeyboardInterrupt

    monkeypatch.setattr(room._OldVersions, "_build_at", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(2)

    assert contents(tmp_path / "out") == before
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".full.lock", ".hunters.lock", "full", "hunters"}


def test_the_book_is_printed_anew_and_its_site_keeps_the_versions(book, publish, tmp_path):
    publish(1)
    build_book(book.folder, tmp_path / "out", open_workshop(), today=TODAY, parts={"pdf"}, jobs=1)

    assert listed(tmp_path / "out", "full") == ["..", "v3"]
    assert (tmp_path / "out/full/versions/v3/index.html").is_file()
    assert (tmp_path / "out/full/sales-book.pdf").is_file()


def test_what_an_edition_hides_since_may_stand_in_its_old_versions(book, publish, tmp_path):
    book.write({"scout.yml": SCOUT.replace("mission", "audience: [scout], mission")})
    published = publish(1)

    assert published.today.leaks == {}
    assert not (tmp_path / "out/hunters/roles/scout.html").exists()
    assert (tmp_path / "out/hunters/versions/v3/roles/scout.html").exists()


def test_an_old_version_is_built_without_its_ledger(book, publish, tmp_path):
    ledger = "data: {ledger: {source: nowhere.csv}}\nchecks: {A809: error}\n"
    book.tag("v4", "2026-06-01", {"ledger.yml": ledger})
    book.write({"ledger.yml": None})
    published = publish(1)

    assert published.left_out == ()
    assert listed(tmp_path / "out", "full") == ["..", "v4"]


def test_without_a_tag_there_is_todays_book_and_a_word(book, publish, tmp_path):
    for tag in ("v1", "v2", "v3"):
        book.untag(tag)
    published = publish(2)

    assert listed(tmp_path / "out", "full") == [".."]
    assert told(published.left_out)[0].startswith("No tag leads to what is checked out")


def test_without_a_repository_nothing_is_built(write_book, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = write_book({"book.yml": BOOK})

    with pytest.raises(PlaybookError, match="lies in no git repository"):
        build_versions(folder, tmp_path / "out", open_workshop(), count=1, today=TODAY)
    assert not (tmp_path / "out").exists()


def test_a_book_with_errors_touches_neither_itself_nor_its_versions(book, publish, tmp_path):
    publish(1)
    before = contents(tmp_path / "out")
    book.write({"bad.yml": "roles: [{id: x, titel: X}]\n"})
    published = publish(2)

    assert published.today.editions == ()
    assert published.folders == ()
    assert contents(tmp_path / "out") == before
