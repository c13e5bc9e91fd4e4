"""Given an exception, how it is told."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from playbook.diagnostics import PlaybookError
from playbook.serve.outcome import Trouble
from playbook.serve.trouble import trouble_of


def _error(templates, text: str) -> Exception:
    (templates / "pages").mkdir(parents=True)
    (templates / "pages" / "role.html.j2").write_text(text)
    jinja = Environment(loader=FileSystemLoader(str(templates)), undefined=StrictUndefined, autoescape=True)
    with pytest.raises((TemplateError, ZeroDivisionError)) as caught:
        jinja.get_template("pages/role.html.j2").render(number=0)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("one\n{{ wrong }}\n", "2", "'wrong' is undefined"),
        ("one\n\n{% if %}\n", "3", "TemplateSyntaxError"),
        ("{{ 1 / number }}\n", "1", "ZeroDivisionError"),
    ],
)
def test_a_template_is_told_by_its_name_and_line(tmp_path, text, line, words):
    trouble = trouble_of(_error(tmp_path / "templates", text), [tmp_path / "templates"])

    assert trouble.where == f"templates/pages/role.html.j2:{line}"
    assert trouble.line == text.splitlines()[int(line) - 1]
    assert words in str(trouble.message)
    assert trouble.trace.startswith("Traceback")


def test_the_world_is_told_in_its_own_sentence_and_without_a_trace():
    trouble = trouble_of(PlaybookError("The disk is full."), [])

    assert (str(trouble.message), trouble.where, trouble.trace) == ("The disk is full.", "", "")


def test_our_own_bug_is_told_with_its_trace():
    trouble = trouble_of(KeyError("jar"), [])

    assert str(trouble.message) == "The preview failed: KeyError: 'jar'."
    assert trouble == Trouble(trouble.message, trace="KeyError: 'jar'\n")
