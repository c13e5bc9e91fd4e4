"""The committed web fonts are what their module makes, and hold every letter a Russian book is written in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from playbook.publish.web_fonts import FACES, web_fonts

FONTS = Path(__file__).parent.parent.parent / "templates" / "assets" / "site" / "fonts"
WRITTEN = "АЯаяЁёҐґ AZaz 0189 «»„“ — – - ‑ … № § % ‰ ₽ € $ → ← ≥ ≤ × − · ™ ° ½\u00a0\u202f\u2009"


@pytest.fixture(scope="module")
def fonts():
    return web_fonts()


@pytest.mark.freshness
def test_the_committed_fonts_are_what_the_module_makes(fonts):
    committed = {path.name: path.read_bytes() for path in FONTS.glob("*.woff2")}

    assert committed.keys() == fonts.keys() == FACES.keys()
    # Tables, not bytes: another Brotli packs the same font otherwise.
    assert {name: _tables(content) for name, content in committed.items()} == {
        name: _tables(content) for name, content in fonts.items()
    }


@pytest.mark.parametrize("name", sorted(FACES))
def test_a_font_has_every_sign_and_stays_small(fonts, name):
    characters = TTFont(BytesIO(fonts[name])).getBestCmap()

    assert [sign for sign in WRITTEN if ord(sign) not in characters] == []
    assert len(fonts[name]) < 30_000


def test_every_font_is_named_by_the_style_sheet(fonts):
    sheet = (FONTS.parent / "fonts.css").read_text("utf-8")

    assert fonts
    assert [name for name in fonts if f'url("fonts/{name}")' not in sheet] == []


def _tables(content):
    font = TTFont(BytesIO(content))
    compared = set(font.keys()) - {"GlyphOrder", "head"}  # no table, and a table that holds a checksum
    return {tag: font.getTableData(tag) for tag in compared}
