"""Every text of the program and its templates is translated, and what is committed is what the sources say today."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

pytestmark = pytest.mark.freshness

# The last two are what Jinja makes of {% trans %} and {% pluralize %}.
KEYWORDS = {
    "_": (1,),
    "_n": (1, 2),
    "required": (1,),
    "optional": (1,),
    "listed": (1,),
    "gettext": (1,),
    "ngettext": (1, 2),
}
STALE = "run `make translations`, then translate what is new"


@pytest.fixture(scope="module")
def texts(root: Path) -> Catalog:
    """What the sources say, read as `make translations` reads it."""
    mappings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: mapping for mapping in mappings}
    catalogue = Catalog()
    for found in extract_from_dir(root, methods, options, KEYWORDS):
        catalogue.add(found[2], context=found[4])
    return catalogue


def _committed(root: Path, language: str) -> Catalog:
    with _path(root, language).open("rb") as file:
        return read_po(file, locale=language)


def _path(root: Path, language: str) -> Path:
    return root / "playbook" / "locale" / language / "LC_MESSAGES" / "playbook.po"


def _messages(catalogue: Catalog) -> dict[str, Message]:
    return {message.id[0] if message.pluralizable else message.id: message for message in catalogue if message.id}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_catalogue_has_exactly_the_texts_of_the_sources(root, texts, language):
    said, committed = _messages(texts), _messages(_committed(root, language))

    assert said
    assert sorted(said.keys() - committed.keys()) == [], STALE
    assert sorted(committed.keys() - said.keys()) == [], STALE


def test_every_text_is_translated_into_russian(root):
    messages = _messages(_committed(root, "ru"))

    assert messages
    assert sorted(text for text, message in messages.items() if message.fuzzy) == []
    assert sorted(text for text, message in messages.items() if not _is_translated(message)) == []


def _is_translated(message: Message) -> bool:
    if message.pluralizable:
        return len(message.string) == 3 and all(message.string)  # one, few, many
    return bool(message.string)


def test_a_translation_names_the_same_values_as_the_text(root):
    messages = _messages(_committed(root, "ru"))
    values = re.compile(r"%\(\w+\)[sd]|\{\w+[^{}]*\}")

    assert messages
    for text, message in messages.items():
        forms = message.string if message.pluralizable else [message.string]
        # The English singular may write its number as a word; the Russian one also says 21, so all its forms name it.
        expected = set(values.findall(message.id[1] if message.pluralizable else message.id))
        assert [form for form in forms if set(values.findall(form)) != expected] == [], text


def test_a_text_of_a_template_has_no_percent_sign_but_before_a_value(root):
    """Jinja writes values into these texts with `%`, and a sign that stands for itself would break the page."""
    told = [message for message in _messages(_committed(root, "ru")).values() if _is_of_a_template(message)]
    texts = [text for message in told for text in (message.string if message.pluralizable else (message.string,))]

    assert len(told) > 100
    assert [text for text in texts if re.search(r"%(?!\(\w+\)[sd]|%)", text)] == []


def _is_of_a_template(message: Message) -> bool:
    return any(str(path).endswith(".j2") for path, _line in message.locations)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_compiled_catalogue_is_compiled_from_the_written_one(root, language):
    compiled = io.BytesIO()
    write_mo(compiled, _committed(root, language))

    assert compiled.getvalue()
    assert _path(root, language).with_suffix(".mo").read_bytes() == compiled.getvalue(), STALE
