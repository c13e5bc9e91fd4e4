"""Settings by which editors complete and check a book's files: the path of its JSON Schema in, files with their content out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

_BOOK_FILES: Final = ("*.yml", "*.yaml")
_NOT_OF_THE_BOOK: Final = ("!.gitlab-ci.yml", "!.pre-commit-config.yaml", "!.github/**/*.yml")
"""What git servers read; older versions of the extension take no notice of `!`."""
_YAML_EXTENSION = "redhat.vscode-yaml"


def editor_settings(schema: str) -> dict[str, str]:
    """The files that Visual Studio Code and the editors of JetBrains look for in the folder they are opened in.

    Source: redhat.vscode-yaml, `yaml.schemas`; IntelliJ Platform, `JsonSchemaMappingsProjectConfiguration`.
    """
    patterns = [*_BOOK_FILES, *(f"**/{name}" for name in _BOOK_FILES), *_NOT_OF_THE_BOOK]
    return {
        ".vscode/settings.json": _json({"yaml.schemas": {schema: patterns}, "editor.tabSize": 2}),
        ".vscode/extensions.json": _json({"recommendations": [_YAML_EXTENSION]}),
        ".idea/jsonSchemas.xml": _mapping(schema, _BOOK_FILES),
    }


def _json(settings: dict[str, object]) -> str:
    return json.dumps(settings, indent=2) + "\n"


_MAPPING = """\
<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
        <entry key="playbook">
          <value>
            <SchemaInfo>
              <option name="name" value="playbook" />
              <option name="relativePathToSchema" value="{schema}" />
              <option name="schemaVersion" value="JSON Schema version 7" />
              <option name="patterns">
                <list>
{items}
                </list>
              </option>
            </SchemaInfo>
          </value>
        </entry>
      </map>
    </state>
  </component>
</project>
"""
_ITEM = """\
                  <Item>
                    <option name="path" value="{name}" />
                    <option name="mappingKind" value="Pattern" />
                  </Item>"""


def _mapping(schema: str, names: Iterable[str]) -> str:
    """A mapping from names of files to a schema. Its version is the newest that all these editors know by name."""
    return _MAPPING.format(schema=schema, items="\n".join(_ITEM.format(name=name) for name in names))
