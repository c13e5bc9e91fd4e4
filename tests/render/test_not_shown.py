from __future__ import annotations

from playbook.render.not_shown import not_shown


def test_what_a_page_links_to_is_shown_and_the_rest_is_told_in_its_order():
    html = (
        '<a data-ref="role:hunter" class="x">H</a> data-ref="role:head" <a class="y" data-ref="tag:a&amp;b">&amp;</a>'
    )

    assert not_shown(["role:keeper", "role:hunter", "tag:a&b", "role:hunt"], html) == ("role:keeper", "role:hunt")


def test_of_a_page_without_links_all_is_told():
    assert not_shown(["role:keeper"], "<p>role:keeper</p>") == ("role:keeper",)
