"""What is proved of random books, with lines, unknown values and clients who are not ours, is what counting every client says."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain, combinations, product
from typing import Any

from playbook.check.catalogue import catalogue_of_rules
from playbook.criteria import meets
from playbook.criteria.classify import entries_by_criteria, is_not_ours
from playbook.criteria.population import takes_unknown
from playbook.diagnostics import Finding
from playbook.load import load_book
from playbook.model.book import Book

BOOKS = 600
CODES = ("S101", "S102", "S103", "S104", "S105", "S107", "N201", "N202")
TITLES = {"w": "Wholesale", "r": "Retail", "o": "Online"}


def test_every_finding_holds_and_nothing_is_left_unsaid(write_book):
    seen: Counter[str] = Counter()
    for seed in range(BOOKS):
        written = _written(random.Random(seed))  # noqa: S311 - books, no secrets
        lines = [Line(written, seed, line, write_book) for line in _lines(written)]
        found = {code: list(_findings(lines[0].book, code)) for code in CODES}
        for code, findings in found.items():
            seen[code] += len(findings)
            for one in findings:
                assert _holds(code, one, lines), (seed, code, str(one.message))
        assert _unsaid(found, lines) == [], (seed, json.dumps(written))
        for slip in found["S105"]:
            assert _is_mended(slip, written, lines, seed, write_book), (seed, str(slip.hint), json.dumps(written))
    assert min(seen[code] for code in CODES) >= 10, seen


class Line:
    """The clients of one line, every one of them: those of ours with the segments they meet, and the others."""

    def __init__(self, written: Mapping[str, Any], seed: int, line: str | None, write_book) -> None:
        self.line = line
        self.book = _load(json.dumps(written), f"{seed}", write_book)
        self.division = self.book.segmentations[0]
        self.attributes = {one.id: one for one in self.book.attributes}
        self.entries = list(entries_by_criteria(self.book, line))
        named = {key: _values(self.book, self.entries, key) for key in self.attributes}
        self.clients = [dict(zip(named, one, strict=True)) for one in product(*named.values())]
        self._met = [self.met(one) for one in self.clients]
        self._ours = [self.is_ours(one) for one in self.clients]
        self.left_out = {number for number, met in enumerate(self._met) if self._ours[number] and not met}
        self.shared = {
            (*pair, number)
            for number, met in enumerate(self._met)
            if self._ours[number]
            for pair in combinations(met, 2)
        }

    def is_ours(self, client: Mapping[str, Any]) -> bool:
        return not any(is_not_ours(entry, client, self.attributes) for entry in self.entries)

    def met(self, client: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(one.id for one in self.division.segments if meets(one.criteria, client, self.attributes))

    def of(self, segment: str) -> list[Mapping[str, Any]]:
        return [one for one, met in zip(self.clients, self._met, strict=True) if segment in met]

    @property
    def segments(self) -> list[str]:
        return [one.id for one in self.division.segments]

    def same(self, one: str, other: str) -> bool:
        return self.of(one) == self.of(other)

    def has(self, segment: str) -> bool:
        return any(is_ours and segment in met for is_ours, met in zip(self._ours, self._met, strict=True))


def _lines(written: Mapping[str, Any]) -> list[str | None]:
    line = written["segmentations"][0].get("line")
    return [line] if line else [one["id"] for one in written.get("lines", ())] or [None]


@cache
def _load(text: str, _seed: str, write_book) -> Book:
    loaded = load_book(write_book({"book.yml": text}))
    assert [str(one.message) for one in loaded.diagnostics] == []
    return loaded.book


def _values(book: Book, entries, name: str) -> list[Any]:
    """What an attribute can be in a line; unknown where something takes it, as `population_of` says."""
    attribute = next(one for one in book.attributes if one.id == name)
    criteria = [segment.criteria for segment in book.segments()]
    criteria += [one.criteria or {} for one in entries] + [each.criteria for one in entries for each in one.exceptions]
    known: list[Any] = {"choice": list(attribute.values), "flag": [False, True]}.get(attribute.kind) or [
        Decimal(number) for number in range(9)
    ]
    is_taken = takes_unknown(one[name] for one in criteria if name in one)
    return [*known, None] if attribute.may_be_unknown and is_taken else known


def _findings(book: Book, code: str) -> Iterator[Finding]:
    check = catalogue_of_rules()[code].check
    assert check is not None
    return check(book)


def _said_of(finding: Finding, lines: list[Line]) -> list[Line]:
    """The lines that a finding names, or all."""
    start = re.match(r"In ((?:“\w+”(?:, )?)+): ", str(finding.message))
    return [one for one in lines if start is None or f"“{TITLES.get(one.line or '')}”" in start[1]]


def _holds(code: str, finding: Finding, lines: list[Line]) -> bool:
    """Whether the client of a finding proves it in some line that it names, or in each where it must hold in each."""
    said = _said_of(finding, lines)
    segment = finding.at[3] if finding.at[0] == "segmentations" and len(finding.at) > 3 else ""
    if code == "S103":
        return all(all(one.met(each)[0] != segment for each in one.of(segment) if one.is_ours(each)) for one in lines)
    client = finding.witness
    proofs = (_proves(code, finding, one.met(client), segment, is_ours=one.is_ours(client)) for one in said)
    return all(proofs) if code == "N202" else any(proofs)


def _proves(code: str, finding: Finding, met: tuple[str, ...], segment: str, *, is_ours: bool) -> bool:
    if code in {"N201", "N202"}:
        return segment in met and not is_ours
    is_gap = code in {"S101", "S107"} or "is in no segment" in str(finding.message)
    return is_ours and (not met if is_gap else len(met) > 1)


def _unsaid(found: Mapping[str, list[Finding]], lines: list[Line]) -> list[str]:
    """What counting finds and no finding tells."""
    division = lines[0].division
    gaps = [one for one in (*found["S101"], *found["S105"]) if "is in no segment" in str(one.message)]
    pairs = [one for one in (*found["S102"], *found["S104"], *found["S105"]) if one not in gaps]
    unsaid = []
    for line in lines:
        if division.complete and bool(line.left_out) is not any(line in _said_of(one, lines) for one in gaps):
            unsaid.append(f"gap {line.line}")
        told = {
            frozenset((one.at[3], *(other.at[3] for other in one.related)))
            for one in pairs
            if line in _said_of(one, lines)
        }
        doubles = {one.at[3] for one in found["S104"] if line in _said_of(one, lines)}
        told |= {frozenset(pair) for pair in combinations(line.segments, 2) if line.same(*pair) and pair[1] in doubles}
        if division.policy == "exclusive" and {frozenset(one[:2]) for one in line.shared} - told:
            unsaid.append(f"overlap {line.line}")
    empty = {one.id for one in division.segments if lines[0].of(one.id) and not any(line.has(one.id) for line in lines)}
    if empty != {one.at[3] for one in found["N202"]}:
        unsaid.append("N202")
    partly = {
        one.id
        for one in division.segments
        if any(not line.is_ours(client) for line in lines for client in line.of(one.id))
    }
    if partly - empty != {one.at[3] for one in found["N201"]}:
        unsaid.append("N201")
    return unsaid


def _is_mended(slip: Finding, written: Mapping[str, Any], lines: list[Line], seed: int, write_book) -> bool:
    """Whether the word that a slip tells to write opens nothing, and closes something."""
    found = re.match(r"Write (\w+): ([0-9_.]+) in “(\w+)”", str(slip.hint))
    assert found is not None
    key, value, segment = found[1], found[2].replace("_", ""), found[3]
    mended = json.loads(json.dumps(written))
    criteria = next(one for one in mended["segmentations"][0]["segments"] if one["id"] == segment)["criteria"]
    gone = {"from", "above"} if key in {"from", "above"} else {"below", "to"}
    assert slip.at[-1] in criteria
    written_range = criteria[slip.at[-1]]
    ends = written_range[0] if isinstance(written_range, list) else written_range
    for end in gone & ends.keys():
        del ends[end]
    ends[key] = value
    said = {one.line for one in _said_of(slip, lines)}
    before = [line for line in lines if line.line in said]
    after = [Line(mended, -seed - 1, line.line, write_book) for line in before]
    counts = [
        (old.left_out - new.left_out, new.left_out - old.left_out, old.shared - new.shared, new.shared - old.shared)
        for old, new in zip(before, after, strict=True)
    ]
    has_opened = any(
        (opened and lines[0].division.complete) or (doubled and lines[0].division.policy == "exclusive")
        for _closed, opened, _parted, doubled in counts
    )
    return not has_opened and any(closed or parted for closed, _opened, parted, _doubled in counts)


def _written(chance: random.Random) -> dict[str, Any]:
    """A book as an author writes it."""
    attributes = [_attribute(chance, number) for number in range(chance.randint(1, 2))]
    names = chance.sample(list(TITLES), chance.choice([0, 2, 2, 3]))
    segmentation: dict[str, Any] = {
        "id": "s",
        "title": "S",
        "policy": chance.choice(["exclusive", "exclusive", "first-match", "overlapping"]),
        "complete": chance.random() < 0.8,
        "segments": [
            {"id": f"s{number}", "title": f"s{number}", "criteria": _criteria(chance, attributes)}
            for number in range(chance.randint(1, 5))
        ],
    }
    entries = [
        {
            "id": f"n{number}",
            "title": f"N{number}",
            "criteria": _criteria(chance, attributes),
            "reason": "R.",
            "action": "A.",
        }
        for number in range(chance.randint(0, 2))
    ]
    for one in chain(entries, [segmentation]):
        if names and chance.random() < (0.6 if one in entries else 0.2):
            one["line"] = chance.choice(names)
    for one in entries:
        if chance.random() < 0.3:
            one["exceptions"] = [{"criteria": _criteria(chance, attributes)}]
    return {
        "book": {"title": "B", "language": "en"},
        "lines": [{"id": name, "title": TITLES[name]} for name in names],
        "attributes": attributes,
        "segmentations": [segmentation],
        "not_our_clients": entries,
    }


def _attribute(chance: random.Random, number: int) -> dict[str, Any]:
    kind = chance.choice(["number", "number", "choice", "flag"])
    more: dict[str, Any] = {
        "choice": {"values": {word: word for word in "xyz"}},
        "number": {"range": {"from": 0, "to": 8}},
    }.get(kind, {})
    return {"id": f"a{number}", "title": "A", "kind": kind, "may_be_unknown": chance.random() < 0.4, **more}


def _criteria(chance: random.Random, attributes: list[dict[str, Any]]) -> dict[str, Any]:
    return {one["id"]: _criterion(chance, one) for one in attributes if chance.random() < 0.8}


def _criterion(chance: random.Random, attribute: Mapping[str, Any]) -> Any:
    if attribute["kind"] == "choice":
        words: list[Any] = chance.sample("xyz", chance.randint(1, 2))
    elif attribute["kind"] == "flag":
        words = [chance.choice([True, False])]
    else:
        cut = chance.choice([2, 4, 6])
        words = [
            chance.choice(
                [
                    {"to": cut},
                    {"below": cut},
                    {"from": cut},
                    {"above": cut},
                    {"from": cut, "to": 8},
                    {"from": 2, "below": 6},
                ]
            )
        ]
    if attribute["may_be_unknown"] and chance.random() < 0.2:
        return [*words, "unknown"]
    return words[0] if len(words) == 1 and attribute["kind"] != "choice" else words
