from __future__ import annotations

from playbook.diagrams.measure import BADGE, NO_TAG, PADDING, TITLE, measure_box, measure_tag
from playbook.diagrams.text_width import text_width
from playbook.plan.graph import Node


def test_a_box_grows_with_what_is_written_in_it():
    title = Node("a", "Сделка", "work")
    more = Node("a", "Сделка", "work", ("Хантер", "до 7 дней"))

    assert measure_box(title, 168).height == BADGE + 2 * PADDING
    assert measure_box(more, 168).height > measure_box(title, 168).height
    assert measure_box(more, 168).lines == ("Хантер", "до 7 дней")


def test_a_long_word_is_not_cut_where_a_wider_box_holds_it():
    box = measure_box(Node("a", "Сопровождение сделки", "work"), 40)

    assert box.title == ("Сопровождение", "сделки")
    assert box.width > text_width("Сопровождение", TITLE)


def test_a_box_says_whether_all_of_its_text_is_shown():
    assert not measure_box(Node("a", "Сделка", "work"), 100).is_cut
    assert measure_box(Node("a", "Сделка " * 50, "work"), 100).is_cut


def test_an_arrow_without_words_needs_no_room():
    assert measure_tag(" \n", 100) is NO_TAG
    assert measure_tag("8-й день", 100).lines == ("8-й день",)
