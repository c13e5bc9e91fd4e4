from __future__ import annotations

import fontpkg_fira_sans
import pytest
from PIL import ImageFont

from playbook.diagrams.text_width import Type, text_width

NAMES = {400: "FiraSans-Regular.ttf", 600: "FiraSans-SemiBold.ttf"}


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("text", ["Сопровождение сделки", "до 14 дней", "Agreement № 5 «А»", "Щ"])
def test_a_line_is_as_wide_as_the_font_draws_it(text, weight):
    font = ImageFont.truetype(fontpkg_fira_sans.ROOT / "files" / NAMES[weight], 1000)

    assert text_width(text, Type(size=14, leading=18, weight=weight)) == pytest.approx(
        font.getlength(text) * 14 / 1000, rel=0.02
    )


def test_width_grows_with_the_size_of_type():
    assert text_width("Сделка", Type(size=28, leading=36)) == pytest.approx(2 * text_width("Сделка", Type(14, 18)))


def test_what_the_font_lacks_has_a_width_too():
    style = Type(size=10, leading=12)

    assert text_width("", style) == 0
    assert text_width("\u0301", style) < text_width("ש", style) < text_width("😀", style)
