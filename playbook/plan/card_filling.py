"""What a card of A6 has to tell goes in, paragraph by paragraph; as many cards as that takes come out.

It is reckoned here, for a browser that prints asks nobody; a test holds the reckoning against a browser. All lengths are
millimetres, and are those of templates/assets/site/cards.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from playbook.plan.lines_of_type import Measure, count_lines, cut
from playbook.plan.spoken import bare

Part = Literal["say", "do", "limit", "hand-to"]

_ROOM = 148.0 - 14.0 - 4.4 - 6.0
"""The height of a card without its margins, the line of its role and its foot."""
_TITLE = Measure(5.0, 5.8, 89.0)
_UNDER_TITLE = 2.4
_MOST_TITLE_LINES = 4
_MEASURES: Mapping[Part, Measure] = {
    "say": Measure(4.4, 5.9, 84.0),
    "do": Measure(3.7, 4.8, 83.0),
    "limit": Measure(3.7, 4.8, 84.0),
    "hand-to": Measure(4.2, 5.5, 60.0),  # beside its label
}
_AROUND: Mapping[Part, float] = {"say": 7.6, "do": 6.6, "limit": 9.6, "hand-to": 0.0}
_BETWEEN: Mapping[Part, float] = {"say": 1.4, "do": 0.8, "limit": 0.8, "hand-to": 0.0}


@dataclass(frozen=True, slots=True)
class CardPart:
    """What a card tells of one kind, in paragraphs; `is_continued`: the card before began it."""

    name: Part
    paragraphs: tuple[str, ...]
    is_continued: bool = False


def short_title(title: str) -> str:
    """A title that leaves room for what it is the title of."""
    here, rest = cut(bare(title), _TITLE, _MOST_TITLE_LINES)
    return f"{here.rstrip(' .,;:')}…" if rest else here


def fill_cards(title: str, told: Iterable[tuple[Part, str]]) -> tuple[tuple[CardPart, ...], ...]:
    """The parts of each card of this title: a paragraph stands where there is room, else whole on the next card, else cut."""
    filling = _Filling(_ROOM - count_lines(title, _TITLE) * _TITLE.leading - _UNDER_TITLE)
    for name, paragraph in told:
        filling.add(name, paragraph)
    return tuple(map(tuple, filling.cards))


@dataclass(slots=True)
class _Filling:
    """Cards being filled from the top; `left` is the room on the last."""

    room: float
    left: float = field(init=False)
    cards: list[list[CardPart]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        self.left = self.room

    def add(self, name: Part, paragraph: str) -> None:
        rest, measure = paragraph, _MEASURES[name]
        on_a_card = int((self.room - _AROUND[name]) / measure.leading)
        while rest:
            here = int((self.left - self._around(name)) / measure.leading)
            lines = count_lines(rest, measure, on_a_card)
            if lines <= here:
                self._put(name, rest, lines)
                return
            if lines > on_a_card and here > 1:
                first, rest = cut(bare(rest), measure, here)
                self._put(name, first, here)
            self.cards.append([])
            self.left = self.room

    def _put(self, name: Part, paragraph: str, lines: int) -> None:
        self.left -= self._around(name) + lines * _MEASURES[name].leading
        card = self.cards[-1]
        if card and card[-1].name == name:
            card[-1] = CardPart(name, (*card[-1].paragraphs, paragraph), card[-1].is_continued)
        else:
            before = self.cards[-2] if len(self.cards) > 1 and not card else []
            card.append(CardPart(name, (paragraph,), is_continued=bool(before) and before[-1].name == name))

    def _around(self, name: Part) -> float:
        """What a paragraph takes beside its lines: the frame and label of its part, or the gap to the paragraph before."""
        card = self.cards[-1]
        return _BETWEEN[name] if card and card[-1].name == name else _AROUND[name]
