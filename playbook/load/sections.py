"""The sections of a book and where entities lie in them, drawn from the model once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from playbook.diagnostics import Address
from playbook.load.source_map import entity_name
from playbook.model.base import ADDRESS_KEY, Located, Noun
from playbook.model.book import Book

Shape = Literal["list", "mapping", "either"]
EITHER = ("abc_xyz", "forecast")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key in YAML, its field in `Book`, what its items are, and how it is written."""

    key: str
    field: str
    model: type[Noun]
    shape: Shape


@cache
def sections() -> dict[str, Section]:
    """Every section by its key in YAML."""
    found = {}
    for name, field in Book.model_fields.items():
        if field.validation_alias and str(field.validation_alias).startswith("\0"):
            continue
        key = field.alias or name
        model, is_list = _model_in(field.annotation)
        assert model is not None, key  # noqa: S101 - every section is made of nouns
        shape: Shape = "either" if key in EITHER else "list" if is_list else "mapping"
        found[key] = Section(key, name, model, shape)
    return found


def _model_in(annotation: Any) -> tuple[type[Noun] | None, bool]:  # noqa: ANN401 - a type as typing gives it
    origin = get_origin(annotation)
    if origin is tuple:
        return _model_in(get_args(annotation)[0])[0], True
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return annotation, False
    return None, False


@cache
def _entities_in(model: type[Noun]) -> tuple[tuple[str, type[Noun]], ...]:
    """Keys of a model under which entities lie that have addresses of their own."""
    found = []
    for name, field in model.model_fields.items():
        inner = _item_model(field.annotation)
        if inner is not None and issubclass(inner, Located):
            found.append((field.alias or name, inner))
    return tuple(found)


def _item_model(annotation: Any) -> type[Noun] | None:  # noqa: ANN401 - as above
    if get_origin(annotation) is tuple:
        return _model_in(annotation)[0]
    if get_origin(annotation) is dict:
        return _model_in(get_args(annotation)[1])[0]
    return None


def write_addresses(value: dict[str, Any], model: type[Noun], address: Address) -> None:
    """Puts its address into an entity as the author wrote it, and into the entities within it."""
    value[ADDRESS_KEY] = address
    for key, inner in _entities_in(model):
        items = value.get(key)
        if isinstance(items, list):
            names: set[str] = set()
            for number, item in enumerate(items):
                if isinstance(item, dict):
                    name = entity_name(item)
                    step = number if name is None or name in names else name
                    names.add(str(name))
                    write_addresses(item, inner, Address((*address, key, step)))
        elif isinstance(items, dict):
            for name, item in items.items():
                if isinstance(item, dict):
                    write_addresses(item, inner, Address((*address, key, name)))


def field_at(model: type[Noun], path: tuple[str | int, ...]) -> tuple[type[Noun] | None, FieldInfo | None]:
    """The model that holds what a path ends in, and the field there; union tags in the path are passed over."""
    holder: type[Noun] | None = model
    current: Any = model
    field: FieldInfo | None = None
    for step in path:
        current = _bare(current)
        if isinstance(current, type) and issubclass(current, Noun):
            holder = current
            if step == current.__name__:  # the tag of an option of a union
                continue
            field = next((known for name, known in current.model_fields.items() if (known.alias or name) == step), None)
            current = field.annotation if field else None
        elif get_origin(current) is tuple and isinstance(step, int):
            current, field = get_args(current)[0], None
        elif get_origin(current) is dict:
            current, field = get_args(current)[1], None
        elif get_origin(current) in {Union, UnionType}:
            current = next(
                (option for option in get_args(current) if getattr(option, "__name__", None) == step), current
            )
    return holder, field


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - as above
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        options = [option for option in get_args(annotation) if option is not type(None)]
        if len(options) == 1:
            return _bare(options[0])
        models = [option for option in options if isinstance(_bare(option), type) and issubclass(_bare(option), Noun)]
        return models[0] if models else annotation
    return annotation
