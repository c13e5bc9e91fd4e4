"""The items of a book's sections as they stand in its files, in order; what is wrong with the sections themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playbook.diagnostics import Address, Diagnostic, Message, Place, RelatedPlace, _
from playbook.load.reading import Places, line_and_column
from playbook.load.sections import Section, sections
from playbook.load.slips import ROW_HINT, SPACE_AFTER_HYPHEN, glued, no_space_after
from playbook.load.source_map import SourceFile, SourceMap, entity_name
from playbook.load.told import MAX_TOLD, tell
from playbook.load.unknown_section import told_unknown_section


class Item(NamedTuple):
    """An item of a section as an author wrote it; a section that is one mapping is its own item.

    `is_second`: its name is taken; it is no part of the book, but what is wrong with it is told.
    """

    section: Section
    file: SourceFile
    value: dict[str, Any]
    places: Places
    address: Address
    is_second: bool = False


@dataclass(slots=True)
class Items:
    """Walks the sections of files; what is wrong with them gathers in `diagnostics`, what stands under unknown ones in `unread`."""

    sources: SourceMap
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: list[Any] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _first: dict[tuple[str, str], tuple[SourceFile, dict[str, Any], tuple[int, Any]]] = field(default_factory=dict)
    _told: Counter[str] = field(default_factory=Counter)

    def of(self, file: SourceFile) -> Iterator[Item]:
        """Every item of a file that is a mapping; files are asked for in their order.

        Reports: F001 an unknown section, F003 a name or section twice, F010 a section or item of the wrong shape.
        """
        if isinstance(file.value, dict) and not isinstance(file.places, int):
            for key, value in file.value.items():
                key_at, places = file.places[1][key]
                yield from self._section(file, key, value, key_at, places)

    def _section(self, file: SourceFile, key: str, value: Any, key_at: int, places: Places) -> Iterator[Item]:  # noqa: ANN401 - whatever the author wrote
        section = sections().get(key)
        if section is None:
            self.unread.append(value)
            self._tell_unknown(file, key, key_at)
        elif value is None:
            return
        elif section.shape == "list" or (section.shape == "either" and isinstance(value, list)):
            yield from self._list(section, file, value, places)
        else:
            yield from self._item(section, file, value, places)

    def _list(self, section: Section, file: SourceFile, value: Any, places: Places) -> Iterator[Item]:  # noqa: ANN401 - as above
        if not isinstance(value, list) or isinstance(places, int):
            self.unread.append(value)
            message = _("Expected a list of items under “{section}”.", section=section.key)
            self._tell_shape(file, places, message, _list_hint(value))
            return
        for item, place in zip(value, places[1], strict=True):
            yield from self._item(section, file, item, place)

    def _item(self, section: Section, file: SourceFile, value: Any, places: Places) -> Iterator[Item]:  # noqa: ANN401 - as above
        number = self._counts.get(section.key, 0)
        self._counts[section.key] = number + 1
        if not isinstance(value, dict) or isinstance(places, int):
            self.unread.append(value)
            message = _("Expected keys with values under “{section}”, such as “title: …”.", section=section.key)
            hint = _("Write “key: value”, with a space after the colon.")
            if isinstance(value, str) and (parts := glued(value)) is not None:
                message, hint = no_space_after(*parts)
            self._tell_shape(file, places, message, hint)
            return
        name = "" if section.shape == "mapping" else entity_name(value)
        is_second = name is not None and not self._is_first(section, name, file, value, places)
        address = Address((section.key,)) if name == "" else Address((section.key, number if name is None else name))
        yield Item(section, file, value, places, address, is_second)

    def _is_first(
        self, section: Section, name: str, file: SourceFile, value: dict[str, Any], places: tuple[int, Any]
    ) -> bool:
        first_file, first_value, first_places = self._first.setdefault((section.key, name), (file, value, places))
        if first_places is places:
            return True
        here, first = (
            self._place(file, _start(value, places)),
            self._place(first_file, _start(first_value, first_places)),
        )
        self.diagnostics.append(_told_second(section, name, here, first))
        return False

    def _place(self, file: SourceFile, places: Places) -> Place:
        return self.sources.stretch(file.path, *line_and_column(places))

    def _tell_unknown(self, file: SourceFile, key: str, key_at: int) -> None:
        if self._is_over("F001"):
            return
        place = self.sources.key_stretch(file.path, *line_and_column(key_at))
        message, hint = told_unknown_section(key)
        self._tell("F001", place, message, hint, Address((key,)))

    def _tell_shape(self, file: SourceFile, places: Places, message: Message, hint: Message) -> None:
        if not self._is_over("F010"):
            self._tell("F010", self._place(file, places), message, hint)

    def _is_over(self, code: str) -> bool:
        self._told[code] += 1
        return self._told[code] > MAX_TOLD

    def _tell(self, code: str, place: Place, message: Message, hint: Message, address: Address = Address()) -> None:
        """Tells a mistake in the form of a section; the last of many tells that there are more."""
        if self._told[code] == MAX_TOLD:
            message, hint = _("More mistakes like those above stand here."), _("Mend those above first.")
        self.diagnostics.append(tell(code, place, message, hint, address=address))


def _list_hint(value: Any) -> Message:  # noqa: ANN401 - whatever the author wrote
    """How what stands in place of a list of items becomes one."""
    if isinstance(value, str) and "\t" in value:
        return ROW_HINT
    return SPACE_AFTER_HYPHEN if _has_hyphens(value) else _WRITE_HYPHENS


_WRITE_HYPHENS = _("Write “- ” before the first key of each item.")


def _has_hyphens(value: Any) -> bool:  # noqa: ANN401 - whatever the author wrote
    """Whether these are items whose hyphens lack their space, so that they became a part of the keys."""
    return isinstance(value, dict) and any(key.startswith("-") for key in value)


def _start(value: dict[str, Any], places: tuple[int, Any]) -> int:
    """Where the name of an item stands, or the item if it has none."""
    key = next((key for key in ("id", "term") if key in value), None)
    start: Places = places if key is None else places[1][key][1]
    return start if isinstance(start, int) else start[0]


def _told_second(section: Section, name: str, here: Place, first: Place) -> Diagnostic:
    related = (RelatedPlace(first, _("Here it stands first.")),)
    if name:
        message = _("“{id}” stands twice under “{section}”.", id=name[:60], section=section.key)
        hint = _("Give one of them another id.")
    else:
        message = _("The section “{section}” stands twice.", section=section.key)
        hint = _("Put both into one.")
    return tell("F003", here, message, hint, address=Address((section.key, name)), related=related)
