"""What is written for a Russian book does the same as what is written for an English one."""

from __future__ import annotations

import re

import pytest

NAME = re.compile(r"^( *(?:- )?name: )(?=[A-ZА-ЯЁ]).*$", re.MULTILINE)
TOLD = re.compile(r'\$\{PLAYBOOK:\?[^}]+\}|(?<=echo ")(?!::)[^"]+|(?<=::error::)[^"]+')


def _does(text: str) -> list[str]:
    """What is left without notes, names and what is said to people."""
    nameless = TOLD.sub("", NAME.sub(r"\1", text))
    return [line for line in nameless.splitlines() if not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_the_two_languages_do_the_same(flows, name):
    english, russian = ((flows / language / name).read_text("utf-8") for language in ("en", "ru"))

    assert _does(english)
    assert _does(english) == _does(russian)
    assert english != russian
