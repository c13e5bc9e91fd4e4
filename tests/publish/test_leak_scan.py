"""What an edition must not say is found wherever in its files it stands."""

from __future__ import annotations

import json

import pikepdf
import pytest
from weasyprint import HTML

from playbook.diagnostics import Address
from playbook.editions import Secrets
from playbook.publish.leak_scan import scan

AT = Address(("terms", "friends"))
SECRETS = Secrets({"магнолия": AT, "special-price": AT, "скидка": AT}, {"цена для друзей": AT})


def leaks(folder):
    return [(leak.file, leak.what) for leak in scan(folder, SECRETS)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", "<p>Наша <b>Магнолия</b></p>"),
        ("index.html", '<img alt="Магнолия">'),
        ("index.html", "<p>&#1052;агнолия</p>"),
        ("index.html", '<meta name="description" content="Магнолия">'),
        (
            "index.html",
            '<script type="application/json">{"a": ["\\u043c\\u0430\\u0433\\u043d\\u043e\\u043b\\u0438\\u044f"]}</script>',
        ),
        ("index.html", '<script type="application/json">{"магнолия": 1}</script>'),
        ("index.html", '<section data-say-wrong="Магнолия" data-title="x">'),
        ("index.html", "<section data-rules='[\"\\u043c\\u0430\\u0433\\u043d\\u043e\\u043b\\u0438\\u044f\"]'>"),
        ("index.html", '<a href="%D0%BC%D0%B0%D0%B3%D0%BD%D0%BE%D0%BB%D0%B8%D1%8F.html">x</a>'),
        ("index.html", "<p>Маг<b>нол</b>ия</p>"),
        ("search/index.js", r'var x = {"a": "1\n\u043cагнолия"}'),
        ("drawing.svg", "<svg><title>Магнолия</title></svg>"),
        ("search/index.json", json.dumps({"docs": [{"text": "<b>Магнолия</b>"}]})),
        ("search/index.js", "var x = 'магнолия'"),
        ("магнолия.html", ""),
        ("notes.txt", "Магнолия"),
    ],
)
def test_a_word_is_found_in_text_attributes_indexes_and_names(tmp_path, name, text):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert leaks(tmp_path) == [(name, "магнолия")]


@pytest.mark.parametrize("address", ["terms/special-price.html", "terms.html#pb-terms-special-price"])
def test_an_id_is_found_in_an_address(tmp_path, address):
    (tmp_path / "index.html").write_text(f'<a href="{address}">x</a>', encoding="utf-8")

    assert leaks(tmp_path) == [("index.html", "special-price")]


def test_a_title_is_found_although_each_of_its_words_is_everybodys(tmp_path):
    (tmp_path / "index.html").write_text("<p>Это цена\n для друзей.</p>", encoding="utf-8")

    assert leaks(tmp_path) == [("index.html", "цена для друзей")]


def test_a_title_is_found_where_no_word_is_secret(tmp_path):
    (tmp_path / "index.html").write_text("<p>Цена <b>для</b> друзей</p>", encoding="utf-8")

    assert [leak.what for leak in scan(tmp_path, Secrets({}, {"цена для друзей": AT}))] == ["цена для друзей"]


@pytest.mark.parametrize(
    "text",
    [
        "<li>Цена</li><li>для друзей</li>",
        "<tr><td>Цена</td> <td>для друзей</td></tr>",
        "<a>Цена</a> <a>для друзей</a>",
        '<p title="Цена" class="x">для друзей</p>',
        "<p>Ценацена для друзей</p>",
        "<p>Цена для друзей10</p>",
    ],
)
def test_neighbours_and_parts_of_words_make_no_title(tmp_path, text):
    (tmp_path / "index.html").write_text(text, encoding="utf-8")

    assert leaks(tmp_path) == []


@pytest.mark.parametrize("title", ["точки касания", "не наши клиенты"])
def test_headings_of_the_tool_betray_nothing(tmp_path, title):
    (tmp_path / "index.html").write_text(f"<h1>{title}</h1>", encoding="utf-8")

    assert scan(tmp_path, Secrets({}, {title: AT})) == []


def test_the_engines_own_markup_betrays_nothing(tmp_path):
    words = ("vendor", "bundle", "highlight", "stylesheets", "annotate")
    (tmp_path / "index.html").write_text(
        '<link href="../../assets/stylesheets/main.css"><script src="assets/playbook/vendor/bundle.js"></script>'
        '<script id="__config" type="application/json">{"annotate": "highlight"}</script>',
        encoding="utf-8",
    )

    assert scan(tmp_path, Secrets(dict.fromkeys(words, AT), {})) == []


def test_the_tools_own_words_betray_nothing(tmp_path):
    (tmp_path / "index.html").write_text("<p>Скидка</p>", encoding="utf-8")

    assert leaks(tmp_path) == []


def test_what_the_author_hands_over_and_what_is_the_same_everywhere_is_not_read(tmp_path):
    for name in ("assets/a.js", "media/price.txt", "media/Магнолия.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("магнолия", encoding="utf-8")

    assert leaks(tmp_path) == [("media/Магнолия.txt", "магнолия")]


@pytest.mark.parametrize("where", ["title", "bookmark", "destination"])
def test_a_word_is_found_in_the_objects_of_a_pdf(tmp_path, where):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if where == "title":
            pdf.docinfo["/Title"] = "Магнолия"
        elif where == "bookmark":
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem("Магнолия", 0))
        else:
            names = pikepdf.Array([pikepdf.String("магнолия"), pdf.make_indirect(pikepdf.Array([pdf.pages[0].obj]))])
            pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=names))
        pdf.save(tmp_path / "book.pdf")

    assert leaks(tmp_path) == [("book.pdf", "магнолия")]


def test_the_grammar_of_a_pdf_betrays_nothing(tmp_path):
    HTML(string="<p id='a' style='font-family: sans-serif'>Наша <a href='#a'>цена</a></p>").write_pdf(
        tmp_path / "book.pdf", pdf_variant="pdf/ua-1"
    )
    words = (
        "adobe",
        "registry",
        "kids",
        "producer",
        "resources",
        "pattern",
        "flags",
        "ordering",
        "ascent",
        "dest",
        "lab",
    )

    assert scan(tmp_path, Secrets(dict.fromkeys(words, AT), {})) == []


def test_a_destination_may_be_a_name(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Dests = pdf.make_indirect(pikepdf.Dictionary({"/special-price": pdf.pages[0].obj}))
        pdf.save(tmp_path / "book.pdf")

    assert leaks(tmp_path) == [("book.pdf", "special-price")]


@pytest.mark.parametrize(
    ("cells", "found"),
    [("<td>Цена<td>для друзей", []), ("<td>Цена для друзей<td>1", [("book.pdf", "цена для друзей")])],
)
def test_a_title_is_found_in_one_cell_of_a_pdf_and_not_in_two(tmp_path, cells, found):
    HTML(string=f"<table style='font-family: sans-serif'><tr>{cells}</table>").write_pdf(tmp_path / "book.pdf")

    assert leaks(tmp_path) == found


def test_a_hyphenated_word_is_one_word_and_not_its_parts(tmp_path):
    style = "font-family: sans-serif; hyphens: auto; width: 4em"
    HTML(string=f"<html lang=ru><p style='{style}'>и телефонная магнолия").write_pdf(tmp_path / "book.pdf")

    assert [leak.what for leak in scan(tmp_path, Secrets({"магнолия": AT, "ная": AT, "лия": AT}, {"а б": AT}))] == [
        "магнолия"
    ]


def test_a_word_is_found_where_a_pdf_draws_it(tmp_path):
    HTML(string="<p style='font-family: sans-serif'>Наша Магнолия</p>").write_pdf(tmp_path / "book.pdf")

    assert leaks(tmp_path) == [("book.pdf", "магнолия")]
