"""The items of a book's sections as they stand in its files, in order, and what is wrong with the sections themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playbook.diagnostics import Address, Diagnostic, Message, Place, RelatedPlace, _, nearest
from playbook.load.sections import Section, sections
from playbook.load.source_map import SourceFile, SourceMap, entity_name
from playbook.load.told import tell
from playbook.load.yaml_reader import Places, line_and_column


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a section as an author wrote it; a section that is one mapping is its own item."""

    section: Section
    file: SourceFile
    value: dict[str, Any]
    places: Places
    address: Address


@dataclass(slots=True)
class Items:
    """Walks the sections of all files; what is wrong with them gathers in `diagnostics`."""

    sources: SourceMap
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _first: dict[tuple[str, str], Place] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Item]:
        """Every item that is a mapping, the first of each name.

        Reports: F001 an unknown section, F003 a name or section twice, F010 a section or item of the wrong shape.
        """
        for file in self.sources.files:
            if isinstance(file.value, dict) and not isinstance(file.places, int):
                for key, value in file.value.items():
                    key_at, places = file.places[1][key]
                    yield from self._section(file, key, value, key_at, places)

    def _section(self, file: SourceFile, key: str, value: Any, key_at: int, places: Places) -> Iterator[Item]:  # noqa: ANN401 - whatever the author wrote
        section = sections().get(key)
        if section is None:
            self._tell_unknown(file, key, key_at)
        elif value is None:
            return
        elif section.shape == "list" or (section.shape == "either" and isinstance(value, list)):
            yield from self._list(section, file, value, places)
        else:
            yield from self._item(section, file, value, places)

    def _list(self, section: Section, file: SourceFile, value: Any, places: Places) -> Iterator[Item]:  # noqa: ANN401 - as above
        if not isinstance(value, list) or isinstance(places, int):
            self._tell_shape(file, places, _("a list"), _("Write each item on a line of its own after “- ”."))
            return
        for item, place in zip(value, places[1], strict=True):
            yield from self._item(section, file, item, place)

    def _item(self, section: Section, file: SourceFile, value: Any, places: Places) -> Iterator[Item]:  # noqa: ANN401 - as above
        number = self._counts.get(section.key, 0)
        self._counts[section.key] = number + 1
        if not isinstance(value, dict):
            self._tell_shape(file, places, _("a mapping of keys and values"), _("Write its keys one under the other, each with a colon."))
            return
        name = "" if section.shape == "mapping" else entity_name(value)
        here = self._start(file, value, places)
        if name is not None and (first := self._first.setdefault((section.key, name), here)) != here:
            self._tell_second(section, name, here, first)
            return
        address = Address((section.key,)) if name == "" else Address((section.key, number if name is None else name))
        yield Item(section, file, value, places, address)

    def _start(self, file: SourceFile, value: dict[str, Any], places: Places) -> Place:
        key = next((key for key in ("id", "term") if key in value), None)
        if key is not None and not isinstance(places, int):
            places = places[1][key][1]
        return self.sources.stretch(file.path, *line_and_column(places))

    def _tell_unknown(self, file: SourceFile, key: str, key_at: int) -> None:
        near = nearest(key, sections())
        hint = _("Did you mean “{near}”?", near=near) if near else _("Known sections: {known}.", known=list(sections()))
        place = self.sources.stretch(file.path, *line_and_column(key_at), len(key))
        message = _("There is no section “{key}”.", key=key)
        self.diagnostics.append(tell("F001", place, message, hint, address=Address((key,))))

    def _tell_shape(self, file: SourceFile, places: Places, form: Message, hint: Message) -> None:
        place = self.sources.stretch(file.path, *line_and_column(places))
        self.diagnostics.append(tell("F010", place, _("Expected {form} here.", form=form), hint))

    def _tell_second(self, section: Section, name: str, here: Place, first: Place) -> None:
        related = (RelatedPlace(first, _("Here it stands first.")),)
        if name:
            message = _("“{id}” is the id of two of them.", id=name)
            hint = _("Give one of them another id.")
        else:
            message = _("The section “{section}” stands twice.", section=section.key)
            hint = _("Put both into one.")
        self.diagnostics.append(tell("F003", here, message, hint, address=Address((section.key, name)), related=related))
