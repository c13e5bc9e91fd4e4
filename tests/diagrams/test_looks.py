from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS, PAPER, SMALL_COLOUR
from playbook.plan.graph import EdgeKind, NodeKind

STYLES = (Path(__file__).parents[2] / "templates" / "assets" / "site" / "diagrams.css").read_text("utf-8")


def _contrast(one, other):
    """Contrast of two colours as WCAG 2 defines it."""

    def luminance(colour):
        parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", get_args(NodeKind))
def test_every_kind_of_node_has_a_look_that_can_be_read(kind):
    look = NODE_LOOKS[kind]

    assert _contrast(look.accent, PAPER) >= 4.5
    assert _contrast(SMALL_COLOUR, look.surface) >= 4.5


@pytest.mark.parametrize("kind", get_args(EdgeKind))
def test_every_kind_of_arrow_has_a_look_that_can_be_read(kind):
    assert _contrast(EDGE_LOOKS[kind].colour, PAPER) >= 4.5


def test_the_dark_scheme_knows_every_kind():
    light, dark = STYLES.split('[data-md-color-scheme="slate"]')

    for kind, look in NODE_LOOKS.items():
        assert f".pb-node--{kind} {{ --pb-accent: {look.accent}; }}" in light
        assert f"& .pb-node--{kind} {{ --pb-accent:" in dark
    for kind in EDGE_LOOKS:
        assert f"& .pb-edge--{kind}, & .pb-edge-label--{kind} {{ --pb-arrow:" in dark


def test_colours_of_signs_are_told_apart():
    accents = [look.accent for look in NODE_LOOKS.values()]

    assert len(set(accents)) == len(accents)
    assert len({look.sign for look in NODE_LOOKS.values()}) == len(accents)
