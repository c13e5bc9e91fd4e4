from __future__ import annotations

from playbook.diagrams.labels import settle_labels
from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.measure import NO_TAG, Tag
from playbook.diagrams.rectangle import Rectangle, around

TAG = Tag(40, 16, ("метка",))


def _settled(label, *others, cards=()):
    own = Way(corners=((100, 0), (100, 190)), tip=(100, 200), label=label)
    layout = Layout(200, 200, (), (own, *others))
    tags = [TAG if way.label else NO_TAG for way in layout.ways]
    return settle_labels(layout, cards, tags).ways[0].label


def test_a_label_far_from_its_arrow_moves_beside_it():
    x, y = _settled((160, 100))

    assert 120 < x < 130
    assert abs(y - 100) <= 6


def test_a_label_that_lies_on_another_arrow_moves_off_it():
    other = Way(corners=((120, 0), (120, 190)), tip=(120, 200), label=None)

    assert _settled((125, 100), other)[0] < 80


def test_a_label_moves_off_a_card_and_off_another_label():
    card = Rectangle(101, 60, 160, 140)
    other = Way(corners=((10, 0), (10, 190)), tip=(10, 200), label=(60, 100))

    place = around(_settled((126, 100), other, cards=[card]), TAG.width, TAG.height)

    assert not place.overlaps(card)
    assert not place.overlaps(around((60, 100), TAG.width, TAG.height))


def test_a_label_without_a_free_place_stays():
    assert _settled((126, 100), cards=[Rectangle(0, 0, 200, 200)]) == (126, 100)


def test_where_no_place_is_clear_the_one_with_the_fewest_lines_behind_it_is_taken():
    grid = [Way(corners=((0, y), (190, y)), tip=(200, y), label=None) for y in range(0, 200, 12)]
    upright = [Way(corners=((x, 0), (x, 190)), tip=(x, 200), label=None) for x in (110, 120, 130, 140)]

    x, _y = _settled((126, 100), *grid, *upright)

    assert x < 100


def test_an_arrow_without_a_label_gets_none():
    assert _settled(None) is None
