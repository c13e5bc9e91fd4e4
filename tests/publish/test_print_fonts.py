from __future__ import annotations

import subprocess

import pytest

from playbook.publish.print_fonts import known_characters, write_font_configuration

ALPHABET = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@pytest.mark.parametrize(
    "characters", [ALPHABET, "0123456789 \u2007\u00a0", "«»„“”‘’–—…№§₽€%‰×−≥≤≈±", "→←↑↓↔☐☑✓✗●○■▪▶□"]
)
def test_the_fonts_have_what_a_sales_book_is_written_with(characters):
    assert [character for character in characters if ord(character) not in known_characters()] == []


def test_a_rocket_is_in_no_font():
    assert ord("🚀") not in known_characters()


def test_the_configuration_knows_our_fonts_and_none_of_the_machine(tmp_path, tool):
    configuration = write_font_configuration(tmp_path)
    command = [tool("fc-list"), "--format", "%{family[0]}\n"]

    listed = subprocess.run(command, env={"FONTCONFIG_FILE": str(configuration)}, check=True, capture_output=True)

    families = set(listed.stdout.decode().split("\n")) - {""}
    assert "Fira Sans" in families
    assert {family for family in families if not family.startswith(("Fira Sans", "Source Sans 3"))} == set()
