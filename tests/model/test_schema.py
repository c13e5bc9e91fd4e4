"""Given a book that loads, I get no complaint from the JSON Schema; titles and descriptions are there in every field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from playbook.load.yaml_reader import read_yaml
from playbook.model.schema import json_schema, schema_text

BOOKS = Path(__file__).parent.parent / "books"
FILES = sorted(path for path in BOOKS.rglob("*.y*ml") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(BOOKS).as_posix() for path in FILES])
def test_a_file_of_a_written_book_fits_the_schema(path):
    value = read_yaml(path.read_bytes(), path.read_text("utf-8")).value

    jsonschema.Draft202012Validator(json_schema("en")).validate(_as_editors_read_it(value))


def _as_editors_read_it(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_editors_read_it(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_editors_read_it(inner) for inner in value]
    return {"true": True, "false": False}.get(value, value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"rolls": []},
        {"roles": [{"id": "a", "title": "A", "titel": "B"}]},
        {"roles": [{"title": "A"}]},
        {"book": {"title": "T", "margin_floor": "12"}},
        {"pipelines": [{"id": "a", "title": "A", "max_cycle": "40"}]},
        {"terms": [{"id": "a", "title": "A", "kind": "prise"}]},
        {"roles": [{"id": "Охотник", "title": "A"}]},
        {"checks": {"S101": "fatal"}},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(wrong):
    assert not jsonschema.Draft202012Validator(json_schema("en")).is_valid(wrong)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_schema_is_one_and_its_text_is_always_the_same(language):
    jsonschema.Draft202012Validator.check_schema(json_schema(language))
    assert schema_text(language) == schema_text(language)
    assert json.loads(schema_text(language)) == json_schema(language)


def test_every_key_says_what_it_is_for():
    definitions = json_schema("en")["$defs"]
    silent = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, field in definition.get("properties", {}).items()
        if not field.get("title") or not field.get("description")
    ]

    assert len(definitions) > 40
    assert silent == []


def test_nothing_of_the_loaders_own_is_in_the_schema():
    assert "\\u0000" not in json.dumps(json_schema("en"))
    assert "address" not in json_schema("en")["$defs"]["Role"]["properties"]
