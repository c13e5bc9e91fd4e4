"""Random books for random readers: the example books with marked entities, random audiences, lines and editions.

Every entity says a word of its own in each text of its. What an edition hides is told here by the format's words alone, without
a line of `playbook.editions`, so that the two can be held against each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

INNER = {"segmentations": "segments", "pipelines": "states"}
NO_ENTITIES = {"book", "data", "checks", "editions", "abc_xyz", "forecast"}
TEXTS = (
    "summary",
    "body",
    "goal",
    "mission",
    "meaning",
    "approach",
    "reason",
    "action",
    "say",
    "answer",
    "note",
    "question",
)
LETTERS = "бвгджзклмнпрстфхцчшщ"


def mark(number: int) -> str:
    """A word that nobody says, one for each entity."""
    word = ""
    while number or len(word) < 6:
        number, rest = divmod(number, len(LETTERS))
        word += LETTERS[rest] + "ы"
    return "ъ" + word


class MarkedBook:
    """A book as an author would write it, with the mark of each entity and what hides it."""

    def __init__(self, source: Path, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.sections = _read(source)
        self.roles = [role["id"] for role in self.sections["roles"]]
        self.lines = [line["id"] for line in self.sections["lines"]]
        self.marks: dict[str, tuple[str, ...]] = {}
        self._hiding: dict[str, tuple[dict[str, Any], ...]] = {}
        for section, entity, parents in self._entities():
            word = mark(len(self.marks) + 1)
            self.marks[word] = (section, entity.get("id", entity.get("term", "")))
            entity["title"] = f"{entity.get('title', '')} {word}" if "term" not in entity else None
            if entity["title"] is None:
                del entity["title"]
                entity["meaning"] = f"{entity['meaning']} {word}"
            for name in TEXTS:
                if isinstance(entity.get(name), str):
                    entity[name] = f"{entity[name]} {word}"
            if section not in {"lines", "roles"} and chance.random() < 0.3:
                entity["audience"] = chance.sample(self.roles, chance.randint(1, 3))
            if section != "lines" and not parents and chance.random() < 0.15:
                entity["line"] = chance.choice(self.lines)
            self._hiding[word] = (*parents, entity)
        self.sections["editions"] = [self._edition(number, chance) for number in range(3)]

    def _entities(self) -> Iterator[tuple[str, dict[str, Any], tuple[dict[str, Any], ...]]]:
        for section, items in self.sections.items():
            for item in items if section not in NO_ENTITIES else ():
                yield section, item, ()
                for part in item.get(INNER.get(section, ""), ()):
                    yield section, part, (item,)

    def _edition(self, number: int, chance: random.Random) -> dict[str, Any]:
        edition: dict[str, Any] = {"id": f"edition-{number}", "title": f"Издание {number}"}
        edition["roles"] = chance.sample(self.roles, chance.randint(1, 2))
        if chance.random() < 0.4:
            edition["lines"] = [chance.choice(self.lines)]
        return edition

    def hidden_marks(self, edition: dict[str, Any]) -> set[str]:
        """The words of what the edition's readers may not read, by its audience and its line."""
        return {
            word for word, chain in self._hiding.items() if not all(_is_for(one, edition, self.lines) for one in chain)
        }

    def leave_out(self, section: str, entity: dict[str, Any]) -> None:
        """The book without an entity and what lies in it: of that nothing is hidden any more."""
        self.sections[section] = [one for one in self.sections[section] if one is not entity]
        self._hiding = {word: chain for word, chain in self._hiding.items() if all(one is not entity for one in chain)}

    def write(self, folder: Path) -> Path:
        """The book as one file."""
        folder.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(self.sections, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / "book.yml").write_text(text, encoding="utf-8")
        return folder


def _is_for(entity: dict[str, Any], edition: dict[str, Any], lines: list[str]) -> bool:
    audience, own_lines = entity.get("audience"), edition.get("lines")
    may_read = not audience or set(edition["roles"]) <= set(audience)
    line = entity["id"] if entity.get("id") in lines else entity.get("line")
    return may_read and (own_lines is None or line is None or line in own_lines)


def _read(source: Path) -> dict[str, Any]:
    sections: dict[str, Any] = {}
    for path in sorted(source.rglob("*.yml")):
        for name, value in (yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or {}).items():  # noqa: S506 - all values stay text
            if isinstance(value, list):
                sections.setdefault(name, []).extend(value)
            else:
                sections[name] = value
    sections["book"].pop("logo", None)
    return _without_files(sections)


def _without_files(value: Any) -> Any:
    """Texts from files and documents' files are left behind: the book is one file."""
    if isinstance(value, dict):
        if set(value) == {"file"}:
            return "Текст из файла."
        return {key: _without_files(one) for key, one in value.items() if key != "file"}
    if isinstance(value, list):
        return [_without_files(one) for one in value]
    return value
