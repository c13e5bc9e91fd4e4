"""The JSON Schema of a book's file, drawn from the model: what an editor needs to help an author, in the author's language."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from playbook.locale import Language, catalogue
from playbook.model.book import Book

_EITHER = ("abc_xyz", "forecast")


class _WithoutDefaults(GenerateJsonSchema):
    """Our defaults are values of the model, not what an author would write."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """The schema of the value itself."""
        return self.generate_inner(schema["schema"])


def json_schema(language: Language) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of one file of a book: sections of which any may be missing."""
    schema = Book.model_json_schema(by_alias=True, schema_generator=_WithoutDefaults)
    schema.pop("required", None)
    for section in _EITHER:
        many = schema["properties"][section]
        schema["properties"][section] = {
            **_about(many),
            "oneOf": [many["items"], {key: many[key] for key in ("type", "items")}],
        }
    schema["$defs"]["Checks"]["additionalProperties"] = {"enum": ["error", "warning", "info", "off"]}
    for noun in (schema, *schema["$defs"].values()):
        for ours in ("title", "description"):  # a class and its docstring speak to us, and in English only
            noun.pop(ours, None)
    cleaned: dict[str, Any] = _in_language(schema, catalogue(language).gettext)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "playbook",
        **cleaned,
    }


def schema_text(language: Language) -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(language), ensure_ascii=False, indent=2) + "\n"


def _about(field: dict[str, Any]) -> dict[str, Any]:
    return {key: field[key] for key in ("title", "description") if key in field}


def _in_language(node: Any, translate: Any) -> Any:  # noqa: ANN401 - a tree of JSON
    """The tree with titles and descriptions translated, numbers and flags as editors know them, and nothing of the loader's own."""
    if isinstance(node, list):
        return [_in_language(item, translate) for item in node]
    if not isinstance(node, dict):
        return node
    described = node.get("description")
    found = {key: _in_language(value, translate) for key, value in node.items() if not _is_own(key)}
    if isinstance(described, str):
        title, _colon, text = translate(described).partition(": ")
        found |= {"title": title, "description": text or title}
    if found.get("type") == "string" and "enum" not in found and "format" not in found and "pattern" not in found:
        found["type"] = ["string", "number", "boolean"]
    return found


def _is_own(key: str) -> bool:
    return key.startswith("\0")
