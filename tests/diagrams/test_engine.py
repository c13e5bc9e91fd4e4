from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from playbook.diagrams.engine import lay_out


def test_many_threads_share_one_engine():
    sources = [f"digraph {{ {number} -> {number + 1} }}" for number in range(40)]

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lay_out, sources))

    assert answers == [lay_out(source) for source in sources]
    assert [json.loads(answer)["objects"][0]["name"] for answer in answers] == [str(number) for number in range(40)]
