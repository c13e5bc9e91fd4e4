"""`playbook schema`: the JSON Schema agrees with the loader on real books."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from playbook.model.book import Book
from playbook.model.schema import json_schema

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("content", "templates/starters") for path in (ROOT / folder).rglob("*.yml"))


@pytest.fixture(scope="module")
def schema():
    return json_schema("en")


def test_the_schema_is_one(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_file_of_our_books_is_valid(schema, tmp_path):
    (tmp_path / "schema.json").write_text(json.dumps(schema))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", tmp_path / "schema.json", *FILES]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert FILES
    assert ended.stdout.strip() == "ok -- validation done"


def test_a_slip_is_invalid(schema):
    validator = jsonschema.Draft202012Validator(schema)

    assert not validator.is_valid({"roles": [{"id": "a", "title": "A", "misson": "x"}]})
    assert not validator.is_valid({"roles": [{"title": "A"}]})
    assert not validator.is_valid({"products": [{"id": "a", "title": "A", "margin": "5"}]})
    assert not validator.is_valid({"checks": {"F006": "of"}})
    assert not validator.is_valid({"segmens": []})


def test_every_section_has_a_title_and_a_description(schema):
    sections = schema["properties"]

    assert len(sections) == len([name for name, field in Book.model_fields.items() if field.title])
    assert [
        key for key, section in sections.items() if not section.get("title") or not section.get("description")
    ] == []


def test_the_command_writes_it_in_the_language_asked_for(playbook):
    english, russian = (json.loads(playbook("schema", "--lang", language).stdout) for language in ("en", "ru"))

    assert english["properties"]["roles"]["title"] == "Roles"
    assert russian["properties"]["roles"]["title"] == "Роли"
    assert english.keys() == russian.keys()
