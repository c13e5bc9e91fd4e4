from __future__ import annotations

import os
import re
import runpy
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import page as validator
import pikepdf
import pypdf
import pytest

from playbook.diagnostics import PlaybookError
from playbook.publish.pdf import open_press, publish_pdf
from playbook.render.sources import PrintChapter

ROOT = Path(__file__).parent.parent.parent
STYLES = ROOT / "templates" / "assets" / "print"
BOOK = Path(__file__).parent / "print_demo" / "book.py"
DEMO = runpy.run_path(str(BOOK))["demo_source"]()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The demo book, printed once: the file and the report."""
    folder = tmp_path_factory.mktemp("printed")
    report = publish_pdf(DEMO, folder / "book.pdf", styles=STYLES)
    return folder / "book.pdf", report


@pytest.fixture
def publish(tmp_path):
    """Print a variant of the demo book in one process: the file and the report."""

    def published(source=DEMO, styles=STYLES, **options):
        target = tmp_path / "book.pdf"
        return target, publish_pdf(source, target, styles=styles, **options)

    return published


def small(*chapters, **changes):
    """A book of these bodies, each a chapter of its own, with a bare cover and contents."""
    made = tuple(
        PrintChapter(f"c{n}", f"Глава {n}", f'<section class="chapter" id="c{n}"><h1>Глава {n}</h1>{body}</section>')
        for n, body in enumerate(chapters)
    )
    return replace(DEMO, cover="<p>Обложка</p>", contents="<p>Содержание</p>", chapters=made, images={}, **changes)


def page_of(anchor):
    return f'<span class="page-of" data-page-of="{anchor}"></span>'


def text_of(path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def destinations(path):
    """The page (from 1) of every anchor, as a reader's program finds it."""
    reader = pypdf.PdfReader(path)
    return {name: reader.get_destination_page_number(found) + 1 for name, found in reader.named_destinations.items()}


# --- What stands in it ------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_the_demo_book(printed):
    _path, report = printed

    assert report.missing_characters == frozenset()
    assert (report.broken_links, report.warnings) == ((), ())
    assert report.laid_out == 2 + len(DEMO.chapters)


def test_text_and_pages(printed, golden):
    path, report = printed
    pages = text_of(path)

    assert len(pages) == report.pages
    golden("publish/print_demo.txt", "".join(f"[{n}] {text}\n" for n, text in enumerate(pages, 1)))


def test_words_can_be_selected_in_text_tables_and_diagrams(printed, tool):
    path, _report = printed
    text = subprocess.run([tool("pdftotext"), path, "-"], check=True, capture_output=True).stdout.decode()

    for words in (
        "Дилеру важны две вещи",
        "Подтвердить состав",
        "Стратегический резерв",
        "охотник, 12 дней",
        "Личный менеджер",
    ):
        assert words in text


def test_every_page_number_is_where_its_target_stands(publish):
    """Each number is printed as {anchor=number}, and held against the destinations that a reader's program follows."""

    def shown(html):
        return re.sub(r'(<span class="page-of" data-page-of="([^"]+)"></span>)', r"{\2=\1}", html)

    chapters = tuple(replace(chapter, html=shown(chapter.html)) for chapter in DEMO.chapters)
    path, _report = publish(replace(DEMO, chapters=chapters, contents=shown(DEMO.contents)))

    numbers = re.findall(r"\{([a-z0-9-]+)=\s*([0-9]+)\}", "".join(text.replace(" ", "") for text in text_of(path)))
    stands = destinations(path)
    asked = "".join([DEMO.contents, *(chapter.html for chapter in DEMO.chapters)]).count("data-page-of=")
    assert len(numbers) == asked > 30
    assert [(anchor, int(number)) for anchor, number in numbers if stands[anchor] != int(number)] == []


def test_contents_agree_with_the_bookmarks(printed):
    path, _report = printed
    reader = pypdf.PdfReader(path)
    marks = [mark for mark in _flat(reader.outline) if mark.title[0].isdigit()]
    lines = [f" {mark.title} {reader.get_destination_page_number(mark) + 1} " for mark in marks]
    contents = text_of(path)[1]

    assert len(lines) == len(DEMO.chapters) + 14
    assert [line for line in lines if line not in contents] == []


def test_bookmarks_follow_the_headings(printed):
    path, _report = printed
    outline = pypdf.PdfReader(path).outline

    chapters = [mark.title for mark in outline if not isinstance(mark, list)]
    assert chapters == ["Книга продаж", "Содержание", *(chapter.title for chapter in DEMO.chapters)]
    assert [mark.title for mark in outline[3] if not isinstance(mark, list)] == [
        "1.1 Дилеры",
        "1.2 Сети",
        "1.3 Магазины",
    ]
    assert [mark.title for mark in outline[3][1]] == ["Признаки", "Как работаем"]


def _flat(outline):
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark


def test_every_link_has_a_target(printed):
    path, _report = printed
    stands = destinations(path)
    links = [annotation.get_object() for page in pypdf.PdfReader(path).pages for annotation in page.get("/Annots", ())]

    assert len(links) > 30
    assert {str(link["/Dest"]) for link in links} <= stands.keys()


def test_the_file_says_what_it_is(printed):
    path, _report = printed
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "ru"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/EmbeddedFiles" not in pdf.Root.Names
    about = pypdf.PdfReader(path).metadata
    assert (about.title, about.author, about.subject) == (DEMO.title, DEMO.company, DEMO.description)
    assert "1 Сегменты" in about["/Keywords"]
    assert about["/CreationDate"] == "D:20261101"


def test_a_book_without_a_date_has_none(publish):
    path, _report = publish(small("<p>x</p>", effective=None))

    assert "/CreationDate" not in pypdf.PdfReader(path).metadata


def test_the_file_is_open_to_all_readers(printed):
    """PDF/UA-1: tags, language, alternative texts, headings, lists and tables as they should be."""
    report = validator.validate_pdf(printed[0], profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.total > 90


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>a</li><li>b<ul><li>c</li><li><p>d</p><p>e</p></li></ul></li></ul>",
        "<ol><li><p>a</p><blockquote><p>b</p></blockquote></li><li><p>c</p><ol><li>d</li></ol></li></ol>",
        "<blockquote><ul><li>a</li></ul></blockquote>",
        "<table><tr><th scope='row'>a</th><td><ul><li>b</li></ul></td></tr></table>",
        "<dl><dt>a</dt><dd>b</dd></dl><p><a href='#c0'>a <b>b</b> <i>c</i></a></p><hr><pre><code>a\nb</code></pre>",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td colspan='2'>c</td></tr></tbody></table>",
    ],
)
def test_what_authors_write_is_open_to_all_readers_too(publish, body):
    path, report = publish(small(f'<div class="pb-prose">{body}</div>'))

    assert [
        (failure.rule_id, failure.message) for failure in validator.validate_pdf(path, profile="ua1").failures
    ] == []
    assert report.warnings == ()


def test_all_fonts_are_ours_embedded_and_cut_to_what_is_used(publish):
    everything = (
        "<p>Жирный <b>№ 5 ✓</b>, <i>курсив ☐</i>, ● → ↔</p><p style='font-family: Arial, serif'>Чужой шрифт</p>"
    )
    drawing = '<svg width="90" height="20"><title>x</title><text y="15" font-family="DejaVu Sans">Схема</text></svg>'
    path, report = publish(small(everything + drawing))

    assert report.missing_characters == frozenset()
    with pikepdf.open(path) as pdf:
        found = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        names = {str(font.FontName) for font in found}
        assert all("/FontFile2" in font or "/FontFile3" in font for font in found)
    assert {re.sub(r"^/[A-Z]{6}\+(Fira-Sans|Source-Sans-3).*", r"\1", name) for name in names} == {
        "Fira-Sans",
        "Source-Sans-3",
    }


def test_characters_that_no_font_has_are_reported_and_the_file_stays_valid(publish):
    path, report = publish(small("<p>Запуск 🚀 и &#x5B57;</p>", title="Книга"))

    assert report.missing_characters == frozenset("🚀字")
    assert "Запуск □ и □" in " ".join(text_of(path))
    assert validator.validate_pdf(path, profile="ua1").failures == []


# --- The same again ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "seed", "locale"), [("Pacific/Kiritimati", "1", "C"), ("America/Adak", "4242", "C.UTF-8")]
)
def test_another_process_day_seed_and_folder_give_the_same_bytes(printed, tmp_path, zone, seed, locale):
    target = tmp_path / f"другая папка {seed}" / "book.pdf"
    surroundings = {
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
    }
    command = [sys.executable, BOOK, target, STYLES]

    subprocess.run(command, env={**surroundings, "PYTHONPATH": str(ROOT)}, cwd=tmp_path, check=True)

    assert target.read_bytes() == printed[0].read_bytes()


def test_a_chapter_that_grows_with_its_numbers_moves_what_comes_after(publish):
    """Narrow lines: a number of one digit stands beside its word, one of two digits under it, on a second page."""
    # Nothing tells beforehand of so many pages: the text is short.
    line = f'<p style="width: 1.7em; margin: 0; font-size: 14pt">в {page_of("c2")}</p>'
    nine_pages = '<p style="break-after: page">x</p>' * 8 + "<p>x</p>"

    path, report = publish(small(line * 20, nine_pages, "<p>Цель</p>"))

    target = destinations(path)["c2"]
    assert destinations(path)["c1"] == 5  # cover, contents, two pages of lines
    assert target == 14
    assert f"в {target}" in text_of(path)[2]
    assert report.laid_out == 8  # five parts, the first chapter once more, and the two that it moved


# --- What is refused --------------------------------------------------------------------------------------------------


def test_a_reference_to_nowhere_is_named(publish):
    with pytest.raises(PlaybookError, match="segment-gone"):
        publish(small(page_of("segment-gone")))


def test_a_book_that_reaches_out_is_not_printed_and_the_old_file_stays(publish, tmp_path):
    (tmp_path / "book.pdf").write_bytes(b"old")

    with pytest.raises(PlaybookError, match=r"read or embed file:///etc/passwd\."):
        publish(small('<p>x</p><img alt="x" src="file:///etc/passwd">'))

    assert (tmp_path / "book.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_link_to_nowhere_is_reported(publish):
    _path, report = publish(small('<p><a href="#gone">x</a></p>'))

    assert report.broken_links == ("#gone",)


def test_an_image_that_is_gone_is_told(publish, tmp_path):
    with pytest.raises(PlaybookError, match=r"gone\.png cannot be read"):
        publish(replace(DEMO, images={"media/gone.png": tmp_path / "gone.png"}))


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(PlaybookError, match="cannot be written"):
        publish_pdf(small("<p>x</p>"), tmp_path / "file" / "book.pdf", styles=STYLES)


def test_a_process_that_vanishes_is_told(tmp_path):
    with open_press() as press:
        press.submit(os._exit, 1).exception()
        with pytest.raises(PlaybookError, match="memory"):
            publish_pdf(small("<p>x</p>"), tmp_path / "book.pdf", styles=STYLES, press=press)


def test_a_build_that_is_killed_leaves_the_old_file_and_no_process(tmp_path, tmp_path_factory):
    target, scratch = tmp_path / "book.pdf", tmp_path_factory.mktemp("scratch")
    target.write_bytes(b"old")
    building = subprocess.Popen(
        [sys.executable, BOOK, target, STYLES],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
        start_new_session=True,
    )
    _wait_until(lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()))
    time.sleep(1.5)  # the processes that lay out have begun

    os.kill(building.pid, signal.SIGKILL)
    building.wait()

    _wait_until(lambda: not _is_anyone_left(building.pid))
    assert target.read_bytes() == b"old"


def _is_anyone_left(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
