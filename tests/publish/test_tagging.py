from __future__ import annotations

from xml.etree import ElementTree as ET

from weasyprint.pdf import pydyf

from playbook.publish.tagging import list_grouped_terms, remember_page_references, wrap_items


def rewritten(text):
    root = ET.fromstring(f"<body>{text}</body>")  # noqa: S314  # the text is this file's own
    wrap_items(root)
    list_grouped_terms(root)
    return ET.tostring(root, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


def test_pairs_in_groups_become_items_of_a_list():
    given = '<dl class="pb-facts"><div id="x"><dt>Канал</dt><dd class="wide">сеть</dd><dd>дилер</dd></div></dl>'

    assert rewritten(given) == (
        '<ul class="pb-facts"><li id="x"><div class="pb-dt">Канал</div>'
        '<div class="pb-dd wide">сеть</div><div class="pb-dd">дилер</div></li></ul>'
    )


def test_a_list_without_groups_stays_a_definition_list():
    given = "<dl><dt>Канал</dt><dd>сеть</dd></dl>"

    assert rewritten(given) == given


def test_an_item_with_paragraphs_gets_a_body():
    given = "<ul><li>a <b>b</b><p>c</p>d<p>e</p></li></ul>"

    assert rewritten(given) == '<ul><li><dd class="pb-body">a <b>b</b><p>c</p>d<p>e</p></dd></li></ul>'


def test_a_list_with_marks_of_its_own_stays_as_it_is():
    given = '<ul class="pb-moves"><li><a>a</a><p>b</p></li></ul>'

    assert rewritten(given) == given


def test_an_item_of_words_stays_as_it_is():
    given = "<ul><li>a <b>b</b><ul><li>c</li></ul></li></ul>"

    assert rewritten(given) == given


def test_page_references_grow_with_the_pages(monkeypatch):
    monkeypatch.setattr(pydyf.PDF, "page_references", pydyf.PDF.page_references)
    remember_page_references()
    one, other = pydyf.PDF(), pydyf.PDF()

    for pdf, pages in ((one, 2), (other, 1)):
        for _page in range(pages):
            pdf.add_page(pydyf.Dictionary({}))
    one_listed, one_again, other_listed = one.page_references, one.page_references, other.page_references
    one.add_page(pydyf.Dictionary({}))

    assert len(one_listed) == 2
    assert one_again is one_listed
    assert len(other_listed) == 1
    assert len(one.page_references) == 3
