from __future__ import annotations

import json

from playbook.diagrams.layout import Way, read_layout

ANSWER = {
    "bb": "0,0,100,50",
    "objects": [{"name": "1", "pos": "60,10"}, {"name": "0", "pos": "20,40"}],
    "edges": [
        {"id": "1", "pos": "e,60,18 20,32 20,32 40,25 40,25 40,25 58,20 58,20"},
        {"id": "0", "pos": "e,1,1 2,2 2,2 3,3 3,3", "lp": "50,30"},
    ],
}


def test_places_come_in_the_order_of_the_graph_counted_from_the_top_left():
    layout = read_layout(json.dumps(ANSWER))

    assert (layout.width, layout.height) == (100, 50)
    assert layout.centres == ((20, 10), (60, 40))
    assert layout.ways == (
        Way(corners=((2, 48), (3, 47)), tip=(1, 49), label=(50, 20)),
        Way(corners=((20, 18), (40, 25), (58, 30)), tip=(60, 32), label=None),
    )
