"""Given an author's Markdown, I get the safe HTML that stands for it."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from playbook.model.reference_text import MAX_BRACKETS
from playbook.model.text import Text
from playbook.render.fragment import Fragments
from playbook.render.glossary_terms import GlossaryTerm

TITLES = {"role:hunter": "Охотник <b>", "segment:dealer": "Дилеры", "term:lead": "Лид"}
TERMS = (GlossaryTerm("term:lead", ("лид",), 'Кто оставил "заявку".'),)
LEAD = '<a class="pb-term" data-ref="term:lead" data-meaning="Кто оставил &quot;заявку&quot;.">'


@pytest.fixture
def fragments() -> Fragments:
    return Fragments("ru", TITLES, {"media/план.png", "scripts/a.png"}, TERMS)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Просто *текст*.", "<p>Просто <em>текст</em>.</p>"),
        ("[[segment:dealer]]", '<p><a data-ref="segment:dealer">Дилеры</a></p>'),
        ("[[role:hunter]]", '<p><a data-ref="role:hunter">Охотник &lt;b&gt;</a></p>'),
        ("[[segment:dealer| дилера ]]", '<p><a data-ref="segment:dealer">дилера</a></p>'),
        ("[[role:nobody|он]] [[role:nobody]]", "<p>он …</p>"),
        ("`[[role:hunter]]` \\[[role:hunter]]", "<p><code>[[role:hunter]]</code> [[role:hunter]]</p>"),
        (
            "[сайт](https://example.com?a=1&b)",
            '<p><a class="pb-outside" href="https://example.com?a=1&amp;b" rel="noopener noreferrer">сайт</a></p>',
        ),
        ("[прайс](files/price.pdf) [выше](#x)", "<p>прайс выше</p>"),
        ("![План](media/план.png)", '<p><img data-media="media/план.png" alt="План"></p>'),
        ("![План *A*](https://example.com/a.png)", "<p>План A</p>"),
        ("~~нет~~", "<p><s>нет</s></p>"),
        ("    строка", "<p>строка</p>"),
        ("> — Да?\n> — Нет.", "<blockquote>\n<p>— Да?<br>— Нет.</p>\n</blockquote>"),
        ("```\nа\n\n\tб {x}\n```", "<pre><code>а&#10;&#10;    б &#123;x&#125;</code></pre>"),
        ("3. три", '<ol start="3">\n<li>три</li>\n</ol>'),
        ("раз\r\nдва\rтри", "<p>раз два три</p>"),
        ("", ""),
    ],
)
def test_fragment(fragments, text, html):
    assert fragments.render(text) == html


def test_a_checklist_has_no_inputs(fragments):
    html = fragments.render("- [ ] позвонить\n- [x] записать")

    assert html == '<ul class="pb-checklist">\n<li>позвонить</li>\n<li class="pb-done">записать</li>\n</ul>'


def test_a_table_stands_in_a_box_and_a_bar_in_a_label_is_no_cell(fragments):
    html = fragments.render(
        "| Кто | Когда | % |\n|---|:-:|--:|\n| [[segment:dealer|они]] | [[segment:dealer\\|она]] | 5 |"
    )

    assert html.startswith(
        '<div class="pb-table">\n<table>\n<thead>\n<tr>\n<th scope="col">Кто</th>\n<th scope="col" class="pb-center">'
    )
    assert (
        '<td><a data-ref="segment:dealer">они</a></td>\n<td class="pb-center"><a data-ref="segment:dealer">она</a></td>'
        in html
    )
    assert html.endswith('<td class="pb-num">5</td>\n</tr>\n</tbody>\n</table>\n</div>')


@pytest.mark.parametrize(
    ("text", "level", "tags"),
    [
        ("# А\n## Б", 3, ["h3", "h4"]),
        ("## А\n#### Б\n## В", 2, ["h2", "h3", "h2"]),
        ("# А\n## Б\n### В", 5, ["h5", "h6", "h6"]),
        ("А\n===\n\nБ\n---", 3, ["h3", "h4"]),
    ],
)
def test_headings_start_at_the_level_of_their_place_and_skip_none(fragments, text, level, tags):
    html = fragments.render(text, level=level)

    assert [part[:2] for part in html.split("<") if part.startswith("h")] == tags
    assert "id=" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Новому лиду – лид.", f"<p>Новому {LEAD}лиду</a>\N{NO-BREAK SPACE}– лид.</p>"),
        ("# Лид\n\nО лидах", f"<h3>Лид</h3>\n<p>О\N{NO-BREAK SPACE}{LEAD}лидах</a></p>"),
        ("`лид` и **лид**", f"<p><code>лид</code> и\N{NO-BREAK SPACE}<strong>{LEAD}лид</a></strong></p>"),
    ],
)
def test_the_first_place_of_a_term_tells_its_meaning(fragments, text, html):
    assert fragments.render(text).replace("&nbsp;", "\N{NO-BREAK SPACE}") == html


def test_a_term_is_not_marked_in_links_or_in_its_own_meaning(fragments):
    assert "pb-term" not in fragments.render("[лид](https://example.com) и [[segment:dealer|лид]]")
    assert "pb-term" not in fragments.render("Лид – это лид.", about="term:lead")


def test_a_picture_is_found_from_the_folder_of_its_text(fragments):
    assert 'data-media="scripts/a.png"' in fragments.render(Text("![А](a.png)", "scripts"))
    assert 'data-media="media/план.png"' in fragments.render(Text("![А](../media/план.png)", "scripts"))
    assert fragments.render(Text("![А](a.png)")) == "<p>А</p>"


def test_a_link_to_a_file_leads_to_its_document_or_picture():
    files = {"files/price.csv": "document:price", "media/a.png": "file:media/a.png"}
    fragments = Fragments("en", {"document:price": "Prices"}, files=files)

    assert (
        fragments.render(Text("[prices](../files/price.csv#2)", "texts"))
        == '<p><a data-ref="document:price">prices</a></p>'
    )
    assert fragments.render("[it](media/a.png)") == '<p><a data-ref="file:media/a.png">it</a></p>'
    assert fragments.render("[it](files/other.csv) [out](../x.csv)") == "<p>it out</p>"


def test_a_line_has_no_paragraph(fragments):
    assert fragments.render_line("Есть [[segment:dealer]]") == 'Есть <a data-ref="segment:dealer">Дилеры</a>'


def test_plain_words(fragments):
    assert (
        fragments.plain("# А\n\n- *б* [[segment:dealer]]\n- [в](https://example.com) `г`\n\n> ![д](e.png)")
        == "А б Дилеры в г д"
    )


def test_english_keeps_its_spaces():
    assert Fragments("en", {}).render("a 5 000 kg") == "<p>a 5 000 kg</p>"


def test_a_text_is_rendered_once_and_ready_for_a_template(fragments):
    once = fragments.render(Text("А", "x"), level=2)

    assert isinstance(once, Markup)
    assert fragments.render(Text("А", "x"), level=2) is once
    assert fragments.render(Text("А", "y"), level=2) is not once


def test_a_flood_is_shown_as_it_stands(fragments):
    flood = "[" * (MAX_BRACKETS + 1)

    assert fragments.render(f"{flood}\n\n<b>") == f"<p>{flood}</p>\n<p>&lt;b&gt;</p>"
    assert fragments.plain(flood) == flood
