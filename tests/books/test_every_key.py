"""Given the book of every key, a reader of its site sees each of them: change one, and what is read changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from playbook.load import load_book
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.edition import Edition
from playbook.model.entity import Shared
from playbook.model.index import index
from playbook.model.range import Range
from playbook.model.reference import Reference
from playbook.model.text import Text
from playbook.model.value import Duration
from playbook.plan import Plan, plan_book
from playbook.render import render_print, render_site

ROOT = Path(__file__).parents[2]
EVERY_KEY = ROOT / "tests/books/every-key"
MARK = "Небывальщина"

UNSEEN = {
    ("*", "audience"): "says who reads, to the tool alone",
    ("Book", "data"): "says to `analyse` and `forecast` where facts lie: a reader has no use for a path of a database",
    ("Book", "editions"): "says to `build` which smaller books there are; each reader has one of them",
    ("Book", "checks"): "says to `check` how severe a rule is",
    ("Masthead", "language"): "is the language of every word, and is tested there",
    ("Masthead", "currency"): "stands in every sum of money, and is tested there",
}
"""Keys that no reader sees, and why."""

Step = str | int
Way = tuple[Step, ...]


@pytest.fixture(scope="module")
def book() -> Book:
    return _with_all_that_entities_may_carry(load_book(EVERY_KEY).book)


def test_a_changed_key_changes_what_is_read(book):
    plan = plan_book(book, "ru")
    shown = _shown(plan)
    by_key: dict[tuple[str, str], list[Way]] = {}
    for noun, name, way in _keys(book, ()):
        by_key.setdefault((noun, name), []).append(way)
    unseen = [
        key for key, ways in by_key.items() if not any(_is_seen(_changed(book, way), plan, shown) for way in ways)
    ]

    assert len(by_key) > 250
    assert unseen == []


def test_paper_tells_of_files_and_tags_too(book):
    printed = render_print(plan_book(book, "ru"), [ROOT / "templates"], EVERY_KEY)
    html = "".join(chapter.html for chapter in printed.chapters)

    assert "<dd>price.csv</dd>" in html
    assert "</span> опт, b2b</li>" in html


def _is_seen(changed: Book, plan: Plan, shown: Mapping[str, str]) -> bool:
    """Whether a reader of the changed book reads anything else: first the pages planned otherwise are looked at, which is quick."""
    new = plan_book(changed, "ru")
    known = {page.draft.path: page for page in plan.pages}
    # A page that is no chapter asks for nothing around it.
    others = tuple(replace(page, level=9) for page in new.pages if page != known.get(page.draft.path))
    return bool(_shown(replace(new, pages=others)).items() - shown.items() or _shown(new) != shown)


def _shown(plan: Plan) -> dict[str, str]:
    """The site without what only machines read of it."""
    site = render_site(plan, [ROOT / "templates"], EVERY_KEY)
    pages = {path: text.partition("\n---\n\n")[2] for path, text in site.pages.items()}
    return {**pages, "the logo": site.logo or ""}


def _with_all_that_entities_may_carry(book: Book) -> Book:
    """The book with a summary, a text, an owner, a day of review and a tag on one entity of each kind."""
    seen: set[type] = set()
    for way, noun in list(_nouns(book, ())):
        if isinstance(noun, Shared) and type(noun) not in seen and not isinstance(noun, Edition):
            seen.add(type(noun))
            extra: dict[str, Any] = {
                "summary": noun.summary or "Кратко.",
                "body": noun.body or Text("Подробно."),
                "owner": "head",
                "review_by": date(2027, 5, 5),
                "tags": noun.tags or ("метка",),
            }
            book = _replaced(book, way, noun.model_copy(update=extra))
    assert len(seen) > 20
    return book


def _nouns(noun: Noun, way: Way) -> Iterator[tuple[Way, Noun]]:
    yield way, noun
    for name, value in _values(noun):
        for step, inner in _inside(value, (*way, name)):
            yield from _nouns(inner, step)


def _inside(value: Any, way: Way) -> Iterator[tuple[Way, Noun]]:
    if isinstance(value, Noun):
        yield way, value
    elif isinstance(value, tuple | dict):
        for step, one in enumerate(value) if isinstance(value, tuple) else value.items():
            yield from _inside(one, (*way, step))


def _values(noun: Noun) -> Iterator[tuple[str, Any]]:
    for name, field in type(noun).model_fields.items():
        is_own = str(field.validation_alias or "").startswith("\0")
        if name in noun.model_fields_set and not is_own and not _is_unseen(type(noun).__name__, name):
            yield name, getattr(noun, name)


def _is_unseen(noun: str, name: str) -> bool:
    return (noun, name) in UNSEEN or ("*", name) in UNSEEN


def _keys(noun: Noun, way: Way) -> Iterator[tuple[str, str, Way]]:
    """Every key in use whose value is no mapping of keys, by the noun that has it."""
    for at, one in _nouns(noun, way):
        for name, value in _values(one):
            if value not in (None, (), {}) and not list(_inside(value, ())):
                yield type(one).__name__, name, (*at, name)


def _changed(book: Book, way: Way) -> Book:
    noun = _at(book, way[:-1])
    name = str(way[-1])
    field = type(noun).model_fields[name]
    value = getattr(noun, name)
    named = _reference(field.annotation, field.metadata)
    if named is not None:
        new = _other_name(book, value, named, is_required=field.is_required())
    else:
        new = _other(value, field.annotation)
    return _replaced(book, way, new)


def _reference(annotation: Any, metadata: Any) -> Reference | None:
    marks = [one for one in metadata if isinstance(one, Reference)]
    for inner in get_args(annotation):
        marks += [one for one in getattr(inner, "__metadata__", ()) if isinstance(one, Reference)]
        if not marks and get_args(inner) and not isinstance(inner, type):
            found = _reference(inner, getattr(inner, "__metadata__", ()))
            marks += [found] if found else []
    return marks[0] if marks else None


def _other_name(book: Book, value: Any, named: Reference, *, is_required: bool) -> Any:
    if isinstance(value, tuple):
        return value[1:]
    if isinstance(value, dict):
        return dict(list(value.items())[1:])
    if not is_required:
        return None
    known = [ref.partition(":")[2] for ref in index(book) if ref.startswith(f"{named.kind}:")]
    return next(name for name in known if name not in {value, f"new-clients/{value}"})


def _other(value: Any, annotation: Any) -> Any:
    if isinstance(value, bool):
        return not value
    choices = _choices(annotation)
    if choices and isinstance(value, tuple):
        return value[1:]
    if choices and isinstance(value, str):
        return next((choice for choice in choices if choice != value), Decimal(2))
    if isinstance(value, tuple):
        return (_other(value[0], get_args(annotation)[0]), *value[1:])
    if isinstance(value, dict):
        (key, one), *rest = value.items()
        return {key: _other(one, None), **dict(rest)}
    return _another(value)


def _another(value: Any) -> Any:  # noqa: PLR0911 - as above
    match value:
        case str():
            return f"{value} {MARK}"
        case Text():
            return replace(value, source=f"{value.source} {MARK}")
        case Decimal():
            return value + Decimal("0.05")
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case Duration():
            return replace(value, amount=value.amount + 1)
        case Range():
            ends = {name: end + 1 for name in ("lower", "upper") if (end := getattr(value, name)) is not None}
            return replace(value, **ends)
        case Criterion():
            return replace(value, takes_unknown=not value.takes_unknown)
    raise TypeError(type(value))


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for inner in get_args(annotation) if (found := _choices(inner))), ())


def _at(noun: Any, way: Way) -> Any:
    for step in way:
        noun = getattr(noun, str(step)) if isinstance(noun, Noun) else noun[step]
    return noun


def _replaced(noun: Any, way: Way, value: Any) -> Any:
    if not way:
        return value
    step, rest = way[0], way[1:]
    if isinstance(noun, Noun):
        return noun.model_copy(update={str(step): _replaced(getattr(noun, str(step)), rest, value)})
    if isinstance(noun, tuple):
        return tuple(_replaced(one, rest, value) if at == step else one for at, one in enumerate(noun))
    return {key: _replaced(one, rest, value) if key == step else one for key, one in noun.items()}
