from __future__ import annotations

from playbook.diagrams.ends import tidy_ends
from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.rectangle import Rectangle

UPPER = Rectangle(0, 0, 100, 40)
LOWER = Rectangle(0, 100, 100, 140)


def _tidied(*ways, ends):
    return tidy_ends(Layout(200, 200, (), ways), [UPPER, LOWER], ends).ways


def test_arrows_that_reach_one_spot_are_spread_in_the_order_they_come_from():
    right = Way(corners=((90, 40), (52, 92)), tip=(50, 100), label=None)
    left = Way(corners=((20, 40), (48, 92)), tip=(50, 100), label=None)

    first, second = _tidied(right, left, ends=[(0, 1), (0, 1)])

    assert first.tip[0] - second.tip[0] >= 9
    assert first.tip[1] == second.tip[1] == 100


def test_a_straight_arrow_stays_where_it_is():
    straight = Way(corners=((50, 40), (50, 92)), tip=(50, 100), label=None)
    slanted = Way(corners=((20, 40), (48, 92)), tip=(50, 100), label=None)

    first, second = _tidied(straight, slanted, ends=[(0, 1), (0, 1)])

    assert first.tip == (50, 100)
    assert second.tip == (41, 100)


def test_ends_keep_off_the_round_corners_of_a_card():
    way = Way(corners=((99, 40), (3, 92)), tip=(1, 100), label=None)

    (tidied,) = _tidied(way, ends=[(0, 1)])

    assert tidied.corners[0] == (88, 40)
    assert tidied.tip == (12, 100)


def test_an_arrow_back_to_its_own_card_is_squared():
    wedge = Way(corners=((100, 10), (130, 20), (108, 28)), tip=(100, 30), label=None)

    (loop,) = _tidied(wedge, ends=[(0, 0)])

    assert [corner[0] for corner in loop.corners[:3]] == [100, 130, 130]
    assert loop.corners[1][1] == 10


def test_arrows_that_leave_one_spot_are_spread_too():
    left = Way(corners=((50, 40), (20, 70), (20, 92)), tip=(20, 100), label=None)
    right = Way(corners=((50, 40), (80, 70), (80, 92)), tip=(80, 100), label=None)

    first, second = _tidied(left, right, ends=[(0, 1), (0, 1)])

    assert second.corners[0][0] - first.corners[0][0] >= 9


def test_more_arrows_than_a_side_has_room_for_stay_on_it():
    ways = [Way(corners=((50, 40), (50 + step, 70), (50, 92)), tip=(50, 100), label=None) for step in range(20)]

    starts = [way.corners[0][0] for way in _tidied(*ways, ends=[(0, 1)] * 20)]

    assert min(starts) >= 12
    assert max(starts) <= 88
    assert len(set(starts)) == 20
