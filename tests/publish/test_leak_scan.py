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


def test_an_id_is_found_in_an_address(tmp_path):
    (tmp_path / "index.html").write_text('<a href="terms/special-price.html">x</a>', encoding="utf-8")

    assert leaks(tmp_path) == [("index.html", "special-price")]


def test_a_title_is_found_although_each_of_its_words_is_everybodys(tmp_path):
    (tmp_path / "index.html").write_text("<p>Это цена\n для друзей.</p>", encoding="utf-8")

    assert leaks(tmp_path) == [("index.html", "цена для друзей")]


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


def test_a_word_is_found_where_a_pdf_draws_it(tmp_path):
    HTML(string="<p style='font-family: sans-serif'>Наша Магнолия</p>").write_pdf(tmp_path / "book.pdf")

    assert leaks(tmp_path) == [("book.pdf", "магнолия")]
