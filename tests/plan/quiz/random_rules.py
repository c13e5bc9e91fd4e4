"""Random ways of dividing clients and of refusing them, as Hypothesis draws them; a question is read back from its words."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import strategies as st

from playbook.model.book import Book
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.wording import wording_of

ATTRIBUTES = [
    {"id": "sum", "title": "Sum", "kind": "money", "range": {"from": "0", "to": "1000"}, "may_be_unknown": "true"},
    {"id": "area", "title": "Area", "kind": "number", "step": "any"},
    {"id": "shop", "title": "Shop", "kind": "choice", "values": {"a": "Dealer", "b": "Chain", "c": "Builder"}},
    {"id": "stock", "title": "Stock", "kind": "flag"},
]
VALUES = {
    "sum": [None, *map(Decimal, (0, 1, 50, 99, 100, 110, 400, 500, 510, 900, 1000))],
    "area": [None, *map(Decimal, (0, 1, 19, 20, 21, 39, 40, 41, 100))],
    "shop": [None, "a", "b", "c"],
    "stock": [None, True, False],
}
_ends = {"sum": ["100", "500", "900"], "area": ["20", "40"]}


def _range(name):
    lower = st.sampled_from(["from", "above"]).flatmap(
        lambda key: st.sampled_from(_ends[name]).map(lambda end: {key: end})
    )
    upper = st.sampled_from(["to", "below"]).flatmap(
        lambda key: st.sampled_from(_ends[name]).map(lambda end: {key: end})
    )
    return st.one_of(lower, upper, st.tuples(lower, upper).map(lambda both: both[0] | both[1]))


CRITERIA = st.fixed_dictionaries(
    {},
    optional={
        "sum": st.one_of(_range("sum"), st.just("unknown")),
        "area": _range("area"),
        "shop": st.one_of(
            st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True),
            st.sampled_from("abc").map(lambda word: {"not": [word]}),
        ),
        "stock": st.sampled_from(["true", "false"]),
    },
)
_TITLES = ["Small", "Middle", "Large", "Rest", "Odd"]


@st.composite
def _parts(draw):
    """Criteria that divide all clients by a sum, and those above its last border by a shop."""
    ends = sorted(draw(st.lists(st.sampled_from(_ends["sum"]), min_size=1, max_size=3, unique=True)), key=int)
    ranges = [
        {"from": low, "below": high} if high else {"from": low}
        for low, high in zip(["0", *ends], [*ends, None], strict=True)
    ]
    parts = [{"sum": one} for one in ranges]
    if len(parts) < 5 and draw(st.booleans()):
        last = parts.pop()
        parts += [last | {"shop": ["a", "b"]}, last | {"shop": {"not": ["a", "b"]}}]
    return parts


@st.composite
def segmentations(draw):
    """A segmentation with up to five segments, well divided or at random."""
    segments = draw(st.one_of(_parts(), st.lists(CRITERIA, min_size=2, max_size=5)))
    return {
        "id": "size",
        "title": "Size",
        "policy": draw(st.sampled_from(["exclusive", "first-match", "overlapping"])),
        "complete": draw(st.sampled_from(["true", "false"])),
        "segments": [
            {"id": f"s{number}", "title": draw(st.sampled_from([title, title, "Small"])), "criteria": one}
            for number, (title, one) in enumerate(zip(_TITLES, segments, strict=False))
        ],
    }


@st.composite
def refusals(draw):
    """Up to four rules of who is not ours, with exceptions."""
    titles = ["Too small", "Too far", "Debtors", "Strangers"]
    return [
        {
            "id": f"n{number}",
            "title": title,
            "criteria": draw(CRITERIA),
            "reason": "R.",
            "action": "A.",
            "exceptions": [
                {
                    "criteria": one,
                    **({"approved_by": draw(st.sampled_from(["head", "hunter"]))} if draw(st.booleans()) else {}),
                }
                for one in draw(st.lists(CRITERIA, max_size=2))
            ],
        }
        for number, title in enumerate(titles[: draw(st.integers(0, 4))])
    ]


def setting_of(segmentation, refused):
    """Where questions of such a book are asked."""
    book = Book.model_validate(
        {
            "book": {"title": "T", "language": "en", "currency": "EUR"},
            "roles": [{"id": "head", "title": "Head"}, {"id": "hunter", "title": "Hunter"}],
            "attributes": ATTRIBUTES,
            "segmentations": [segmentation] if segmentation else [],
            "not_our_clients": refused,
        }
    )
    return Setting(book, known_of(book), wording_of(book, "en"))


def client_in(question):
    """The client that a question tells of, read from its words alone."""
    shops = {title: value for value, title in ATTRIBUTES[2]["values"].items()}
    found = {}
    for title, said in re.findall(r"(Sum|Area|Shop|Stock): ([^ ].*?)\.(?= |$)", question):
        if said == "not known":
            value = None
        elif title in {"Sum", "Area"}:
            value = Decimal(re.sub(r"[^\d.]", "", said))
        else:
            value = shops[said] if title == "Shop" else said == "yes"
        found[title.lower()] = value
    return found


def completions(told, chance, count=60):
    """Clients of whom what is told is true, and anything else may be."""
    for _number in range(count):
        yield {name: chance.choice(values) for name, values in VALUES.items()} | told
