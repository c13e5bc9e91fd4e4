"""A book and a language in; what the axes of a plan, their groups and its figures are called, out."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.analytics.plan_axes import CELLS, LINE, MANAGER, STATUS
from playbook.diagnostics import Message, _
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.forecast import Forecast

COLUMNS: Mapping[str, Message] = {
    "clients": _("Clients"),
    "expert": _("Expert estimate"),
    "budget": _("Budget"),
    "due": _("Due"),
    "actual": _("Actual"),
    "deviation": _("Deviation"),
    "part": _("Deviation, %"),
    "unagreed": _("Not agreed yet"),
    "unagreed_expert": _("Estimated for them"),
}
"""The figures of a group by their names in `PlanFact`."""
_AXES: Mapping[str, Message] = {
    STATUS: _("Statuses"),
    CELLS: _("ABC–XYZ"),
    MANAGER: _("Managers"),
    LINE: _("Lines"),
}
_NONE: Mapping[str, Message] = {
    STATUS: _("no status"),
    CELLS: _("no cell"),
    MANAGER: _("no manager"),
    LINE: _("no line"),
}


class PlanWords:
    """The words of a plan in one language."""

    def __init__(self, book: Book, language: Language) -> None:
        self.language = language
        self._book = book
        self._axes = {one.id: one.title for one in book.segmentations}
        self._groups: dict[str, Mapping[str, str]] = {
            one.id: {segment.id: segment.title for segment in one.segments} for one in book.segmentations
        }
        self._groups |= {
            STATUS: {one.id: one.title for one in book.statuses},
            LINE: {one.id: one.title for one in book.lines},
            CELLS: {
                name: f"{name} {cell.title}" for name, cell in reversed([*book.cells()]) if cell.title
            },  # of two matrices the first, as references to cells do
        }

    def axis(self, axis: str) -> str:
        """What an axis is called."""
        return self.say(_AXES[axis]) if axis in _AXES else self._axes.get(axis, axis)

    def group(self, axis: str, group: str | None) -> str:
        """What a group of an axis is called, also that of clients in none."""
        if group is None:
            return self.say(_NONE.get(axis, _("in no segment")))
        return self._groups.get(axis, {}).get(group, group)

    def forecast(self, forecast: Forecast) -> str:
        """What a forecast is called: its title, with its line where the book has one for each."""
        title = forecast.title or self.say(_("Forecast"))
        line = self._groups[LINE].get(forecast.line or "")
        return f"{title}: {line}" if line and len(self._book.forecast) > 1 else title

    def seller(self, seller: str | None) -> str:
        """Whose forecast errors are told: nothing is everyone."""
        return self.say(_("everyone together")) if seller is None else seller or self.group(MANAGER, None)

    def say(self, message: Message) -> str:
        """A message in the language."""
        return message.in_language(self.language)
