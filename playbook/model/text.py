"""Text: Markdown as an author wrote it, with the folder it stands in, from which its pictures are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema

from playbook.diagnostics import _
from playbook.model.expected import expected


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown and the folder, relative to the book, of the file it was written in (`""` for the book's own)."""

    source: str
    folder: str = ""

    def __bool__(self) -> bool:
        return bool(self.source.strip())

    def __str__(self) -> str:
        return self.source


def _read_text(value: Any, given: ValidationInfo) -> Text:  # noqa: ANN401 - a validator is given whatever the author wrote
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(value, (given.context or {}).get("folder", ""))
    if isinstance(value, dict) and list(value) == ["file"] and isinstance(value["file"], str) and given.context:
        included: Text = given.context["include"](value["file"])
        return included
    raise expected(_("a text, or {{file: …}} with the path of a Markdown file"), value)


MarkdownText = Annotated[
    Text,
    PlainValidator(_read_text),
    WithJsonSchema(
        {
            "oneOf": [
                {"type": ["string", "number", "boolean"]},
                {
                    "type": "object",
                    "properties": {"file": {"type": "string"}},
                    "required": ["file"],
                    "additionalProperties": False,
                },
            ],
        },
    ),
]


def _as_bullets(value: Any) -> Any:  # noqa: ANN401 - as above
    is_list = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
    return "\n".join(f"- {item}" for item in value) if is_list else value


TextOrList = Annotated[MarkdownText, BeforeValidator(_as_bullets, json_schema_input_type=MarkdownText | list[str])]
"""A text where a list of short ones is as natural: the format does not say which."""
