"""Random books of rules, and clients beside and on every border in them: what proofs of the decisions are held against."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from playbook.model.book import Book

EDGES = ("10", "20", "20.5", "35")
CHOICES = ("red", "green", "blue")
VALUES = {
    "size": [
        Decimal(one) for one in ("0", "9", "9.999", "10", "10.001", "19.99", "20", "20.5", "20.51", "34", "35", "36")
    ],
    "weight": [
        Decimal(one) for one in ("0", "9", "9.999", "10", "10.001", "19.99", "20", "20.5", "20.51", "34.9", "35", "36")
    ],
    "colour": [*CHOICES],
    "is-near": [True, False],
    "is-old": [True, False],
}
_ATTRIBUTES = [
    {"id": "size", "title": "Size", "kind": "number", "range": {"from": "0", "to": "40"}, "may_be_unknown": True},
    {"id": "weight", "title": "Weight", "kind": "number", "range": {"from": "0", "to": "40"}, "step": "any"},
    {"id": "colour", "title": "Colour", "kind": "choice", "values": {one: one.title() for one in CHOICES}},
    {"id": "is-near", "title": "Near", "kind": "flag"},
    {"id": "is-old", "title": "Old", "kind": "flag"},
]


def _ranges():
    edge = st.sampled_from(EDGES)
    lower = st.builds(lambda key, at: {key: at}, st.sampled_from(["from", "above"]), edge)
    upper = st.builds(lambda key, at: {key: at}, st.sampled_from(["below", "to"]), edge)
    return st.one_of(lower, upper, st.builds(lambda one, other: one | other, lower, upper))


_NUMBERS = st.one_of(
    _ranges(),
    st.just("unknown"),
    st.builds(lambda one: [one, "unknown"], _ranges()),
    st.just({"not": ["10"]}),
    st.just(["10", "20"]),
)
_CHOICES = st.one_of(
    st.lists(st.sampled_from([*CHOICES, "unknown"]), min_size=1, max_size=3, unique=True),
    st.builds(lambda one: {"not": [one]}, st.sampled_from(CHOICES)),
)
_FLAGS = st.sampled_from(["true", "false", ["true", "unknown"]])
CRITERIA = st.fixed_dictionaries(
    {}, optional={"size": _NUMBERS, "weight": _NUMBERS, "colour": _CHOICES, "is-near": _FLAGS, "is-old": _FLAGS}
)
_LINES = st.sampled_from([None, "wholesale", "retail"])


@st.composite
def books(draw):
    """A book with entries and segmentations of either line or of both, mostly few enough to try every client."""
    entries = [
        {
            **_titled(f"entry-{number}", draw(_LINES)),
            "criteria": draw(CRITERIA),
            "exceptions": [{"criteria": one} for one in draw(st.lists(CRITERIA, max_size=2))],
            "reason": "R.",
            "action": "A.",
            **({"signs": ["S."]} if draw(st.integers(0, 4)) == 0 else {}),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    segmentations = [
        {
            **_titled(f"way-{number}", draw(_LINES)),
            "policy": draw(st.sampled_from(["exclusive", "first-match", "overlapping"])),
            "segments": [
                {**_titled(f"segment-{number}-{place}", None), "criteria": criteria}
                for place, criteria in enumerate(draw(st.lists(CRITERIA, min_size=1, max_size=3)))
            ],
        }
        for number in range(draw(st.integers(0, 2)))
    ]
    lines = [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]
    return Book.model_validate(
        {
            "book": {"title": "T"},
            "lines": lines,
            "attributes": _ATTRIBUTES,
            "not_our_clients": entries,
            "segmentations": segmentations,
        }
    )


def _titled(name, line):
    return {"id": name, "title": name.title(), **({"line": line} if line else {})}


def clients():
    """A client of whom anything may be unknown."""
    return st.fixed_dictionaries(
        {name: st.one_of(st.none(), st.sampled_from(values)) for name, values in VALUES.items()}
    )
