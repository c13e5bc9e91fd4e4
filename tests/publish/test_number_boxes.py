"""Numbers take the place of zeros, and room for a figure too many is not seen."""

from __future__ import annotations

import pytest
from weasyprint.formatting_structure import boxes

from playbook.publish.number_boxes import write_numbers
from playbook.publish.press import Press, Settings
from playbook.publish.print_fonts import write_font_configuration


@pytest.fixture
def words_of(tmp_path, monkeypatch):
    """The words of a line and where they begin, before and after a number of one figure is written where there is room for three."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(write_font_configuration(tmp_path)))

    def laid_out(align):
        body = (
            f'<p style="text-align: {align}">page <span class="page-of" data-page-of="a">000</span><b>, please</b></p>'
        )
        page = Press(Settings("p { font: 20px 'Fira Sans' }", "<title>x</title>", "en")).lay_out(body).document.pages[0]
        box = page._page_box
        before = _words(box)
        write_numbers(box, {"a": 7})
        return before, _words(box)

    return laid_out


def _words(page):
    return {box.text: round(box.position_x, 3) for box in page.descendants() if isinstance(box, boxes.TextBox)}


def test_what_follows_on_a_line_moves_up_by_the_figures_that_are_not_needed(words_of):
    before, after = words_of("left")

    assert [*after] == ["page ", "7", ", please"]
    assert after["page "] == before["page "]
    assert after["7"] == before["000"]
    figure = (before[", please"] - before["000"]) / 3
    assert before[", please"] - after[", please"] == pytest.approx(2 * figure, abs=0.1)


def test_where_lines_end_on_the_right_the_number_stays_at_its_end(words_of):
    before, after = words_of("right")

    assert [*after] == ["page ", "\N{FIGURE SPACE}\N{FIGURE SPACE}7", ", please"]
    assert [*after.values()] == [*before.values()]
