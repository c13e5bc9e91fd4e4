"""What the tests of touchpoints share: a pipeline of four states, and segments by two divisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAD = """
attributes:
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
  - {id: near, title: Near, kind: flag}
roles: [{id: hunter, title: Hunter}, {id: keeper, title: Keeper}]
segmentations:
  - id: by-channel
    title: By channel
    segments:
      - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
      - {id: chains, title: Chains, criteria: {channel: [chain]}}
  - id: by-way
    title: By way
    segments:
      - {id: close, title: Close, criteria: {near: true}}
      - {id: far, title: Far, criteria: {near: false}}
pipelines:
  - id: new
    title: New clients
    states:
      - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: deal}]}
      - {id: deal, title: Deal, owner: hunter, deadline: 2w, on_deadline: later, next: [{to: won}]}
      - {id: later, title: Later, kind: pause, owner: hunter, deadline: 3mo, on_deadline: lost, next: [{to: deal}]}
      - {id: won, title: Client, kind: won, owner: keeper}
      - {id: lost, title: Refusal, kind: lost}
"""


@pytest.fixture
def book() -> Callable[..., str]:
    """A book: the states first, deal, later, won, lost stand on lines 21 to 25, touchpoints on 27, 28 … called t0, t1 …"""

    def make(*touchpoints: str, head: str = HEAD) -> str:
        lines = [
            f"  - {{id: t{number}, title: T{number}, role: {'' if 'role:' in one else 'hunter'}, goal: G., {one}}}"
            for number, one in enumerate(touchpoints)
        ]
        lines = [line.replace("role: , ", "") for line in lines]
        return head + "touchpoints:\n" + "\n".join(lines) + "\n"

    return make
