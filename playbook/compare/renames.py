"""What went and what came in; what was only renamed, and the sight of a book through its new names, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from playbook.compare.differences import Same, say_the_same
from playbook.compare.entities import Compared
from playbook.compare.fields import fields_of, written
from playbook.compare.wording import folded
from playbook.model.reference_text import REFERENCE, ref_of
from playbook.model.text import Text

_MOST = 200
"""Of a kind: where more went and came at once, a book was written anew, and names are guesses."""
_ENOUGH = 0.75
"""The part of the written fields that must be alike."""
_ENOUGH_OF_ONE_TITLE = 0.5
"""That part of what is called alike: one went and one came under the same title."""


def renamed(before: Mapping[str, Compared], after: Mapping[str, Compared]) -> dict[str, str]:
    """The references of what only has another id, old to new: the same kind, and the rest alike.

    What belongs to something renamed, as states do to their pipeline, is renamed with it.
    """
    found = _found(before, after, {})
    known = 0
    while known < len(found):  # what names something renamed may be told to be alike only now
        known = len(found)
        found |= _found(before, after, found)
    return found


def _found(before: Mapping[str, Compared], after: Mapping[str, Compared], known: Mapping[str, str]) -> dict[str, str]:
    """What was renamed, as far as that can be told with the names that are known already; those among it."""
    found, same = dict(known), Renamed(known).same
    for kind in dict.fromkeys(one.kind for one in before.values()):
        if kind not in {"segment", "state"}:
            found |= _matched(*_left_over(before, after, kind, found), same)
    for kind in ("segment", "state"):
        parts = {one.ref: _under_new_name(one, found) for one in before.values() if one.kind == kind}
        found |= {old: new for old, new in parts.items() if old != new and new in after}
        found |= _matched(*_left_over(before, after, kind, found), same)
    return found


class Renamed:
    """The new names of what was renamed: `same` tells whether two leaves differ by such a name alone."""

    def __init__(self, found: Mapping[str, str]) -> None:
        self._refs = dict(found)
        self._ids: dict[str, set[str]] = {}
        for old, new in found.items():
            (_kind, _, id_before), (_new_kind, _, id_after) = old.partition(":"), new.partition(":")
            self._ids.setdefault(id_before, set()).add(id_after)
            self._ids.setdefault(old, set()).add(new)
            if "/" in id_before:  # a state in its own pipeline
                self._ids.setdefault(id_before.rpartition("/")[2], set()).add(id_after.rpartition("/")[2])

    def same(self, before: Any, after: Any) -> bool:  # noqa: ANN401 - leaves of the model
        """Whether the second is the first under its new name; of texts, whether only the names in them are new."""
        if not self._refs:
            return False
        one = before.source if isinstance(before, Text) else before
        other = after.source if isinstance(after, Text) else after
        if not isinstance(one, str) or not isinstance(other, str):
            return self._same_words(before, after)
        return other in self._ids.get(one, ()) or ("[[" in one and self.in_text(one) == self.in_text(other))

    def in_text(self, text: str) -> str:
        """A text with its references under their new names."""
        return REFERENCE.sub(self._renamed, text)

    def of(self, ref: str) -> str:
        """The new name of a reference, or itself."""
        return self._refs.get(ref, ref)

    def _renamed(self, found: Any) -> str:  # noqa: ANN401 - a match
        label = "" if found["label"] is None else f"|{found['label']}"
        return f"[[{self.of(ref_of(found['kind'], found['id']))}{label}]]"

    def _same_words(self, before: Any, after: Any) -> bool:  # noqa: ANN401 - criteria hold words in tuples
        if type(before) is not type(after) or not hasattr(before, "choices"):
            return False
        pairs = ((before.choices, after.choices), (before.excluded, after.excluded))
        alike = all(
            len(one) == len(other) and all(a == b or b in self._ids.get(a, ()) for a, b in zip(one, other, strict=True))
            for one, other in pairs
        )
        return alike and before.ranges == after.ranges and before.flag == after.flag


def _left_over(
    before: Mapping[str, Compared], after: Mapping[str, Compared], kind: str, found: Mapping[str, str]
) -> tuple[list[Compared], list[Compared]]:
    """What of a kind went and what came, without what is known to be renamed."""
    return _left(before, after, kind, found), _left(after, before, kind, {*found.values()})


def _left(
    here: Mapping[str, Compared], there: Mapping[str, Compared], kind: str, known: Collection[str]
) -> list[Compared]:
    return [one for one in here.values() if one.kind == kind and one.ref not in there and one.ref not in known]


def _under_new_name(part: Compared, found: Mapping[str, str]) -> str:
    """A state under the new name of its pipeline; a segment's name holds none."""
    whole = found.get(part.within, part.within)
    if part.kind == "segment" or whole == part.within:
        return part.ref
    return f"state:{whole.partition(':')[2]}/{part.id.rpartition('/')[2]}"


def _matched(gone: list[Compared], come: list[Compared], same: Same) -> dict[str, str]:
    """Pairs that are alike, the most alike first."""
    if not gone or not come or max(len(gone), len(come)) > _MOST:
        return {}
    scored = sorted(_scored(gone, come, same), key=lambda one: (-one[0], one[1], one[2]))
    found: dict[str, str] = {}
    for _score, old, new in scored:
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _scored(gone: list[Compared], come: list[Compared], same: Same) -> Iterator[tuple[float, str, str]]:
    """Of the pairs that are alike enough, how much of them is."""
    theirs = [(one, _said(one)) for one in come]
    for was in gone:
        said = _said(was)
        for now, other in theirs:
            names = said.keys() | other.keys()
            unlike = [name for name in names if said.get(name) != other.get(name)]
            enough = _ENOUGH_OF_ONE_TITLE if said.get("title") == other.get("title") else _ENOUGH
            if len(unlike) <= len(names) / 2:
                unlike = [name for name in unlike if not _say_the_same(was, now, name, same)]
            score = 1 - len(unlike) / len(names)
            if score >= enough:
                yield score, was.ref, now.ref


def _say_the_same(was: Compared, now: Compared, name: str, same: Same) -> bool:
    return name not in was.parts and say_the_same(getattr(was.noun, name), getattr(now.noun, name), same)


def _said(one: Compared) -> dict[str, str]:
    """What is written of it, by field, without its id, and of its parts their ids; spelling does not matter."""
    found = {}
    for field in fields_of(type(one.noun)):
        value = getattr(one.noun, field.name)
        if field.name in one.parts:
            found[field.name] = " ".join(sorted(part if isinstance(part, str) else part.id for part in value))
        elif field.name != "id" and value is not None and value != ():
            found[field.name] = folded(written(value, field))
    return found
