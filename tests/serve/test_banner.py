"""Given the outcome of a round, what is shown over the pages."""

from __future__ import annotations

import pytest

from playbook.diagnostics import Diagnostic, Place, PlaybookError, RelatedPlace, Severity, _
from playbook.serve.banner import MOST, banner_of, page_of
from playbook.serve.outcome import Outcome
from playbook.serve.trouble import trouble_of

LINES = {"clients.yml": "    - title: Big <b>shops</b>", "roles.yml": "x" * 500 + "FAULT" + "y" * 500}


def _found(severity: Severity = Severity.ERROR, place: Place | None = None, **more) -> Diagnostic:
    place = place or Place("clients.yml", 12, 14, 17)
    message = _("“{words}” is unknown.", words="<script>")
    return Diagnostic("F001", "wrong-shape", severity, place, message, _("Write “a” & “b”."), **more)


def _banner(*found: Diagnostic, **more) -> str:
    outcome = Outcome("refused", "en", diagnostics=found, read_line=lambda path, _line: LINES[path], **more)
    return banner_of(outcome, has_pages=True)


def test_nothing_wrong_is_no_banner():
    assert _banner() == ""


def test_an_error_is_told_with_code_place_sentence_line_and_hint():
    banner = _banner(_found())

    assert '<details class="pbp pbp-wrong" lang="en" open>' in banner
    assert "1 error keeps the book from being built." in banner
    assert "The pages below are the last good ones." in banner
    assert "F001 wrong-shape" in banner
    assert "clients.yml:12:14" in banner
    assert "“&lt;script&gt;” is unknown." in banner
    assert "Write “a” &amp; “b”." in banner
    assert "<pre>- title: <mark>Big</mark> &lt;b&gt;shops&lt;/b&gt;</pre>" in banner


def test_of_a_very_long_line_the_part_around_the_fault_is_shown():
    banner = _banner(_found(place=Place("roles.yml", 1, 501, 506)))

    assert f"<pre>{'x' * 60}<mark>FAULT</mark>{'y' * 95}</pre>" in banner


def test_the_other_side_of_a_finding_is_shown_too():
    related = RelatedPlace(Place("clients.yml", 31, 7, 12), _("The first is here."))

    banner = _banner(_found(related=(related,)))

    assert "clients.yml:31:7 — The first is here." in banner
    assert "<pre>- <mark>title</mark>: Big" in banner


def test_warnings_and_remarks_are_a_chip_that_is_closed():
    banner = _banner(_found(Severity.INFO), _found(Severity.WARNING), _found(Severity.WARNING))

    assert "pbp-wrong" not in banner
    assert '<details class="pbp pbp-advice" lang="en">' in banner
    assert "2 warnings, 1 remark" in banner
    assert banner.index("pbp-card pbp-warning") < banner.index("pbp-card pbp-info")


def test_of_very_many_findings_the_rest_is_counted():
    banner = _banner(*[_found()] * (MOST + 2))

    assert banner.count("<li") == MOST
    assert "2 more on the terminal." in banner


def test_trouble_is_told_with_its_trace_escaped():
    banner = _banner(trouble=trouble_of(ValueError("<b>"), []))

    assert "The preview could not be built." in banner
    assert "The preview failed: ValueError: &lt;b&gt;." in banner
    assert "<b>." not in banner


def test_a_folder_that_is_no_book_is_told_without_pages_below():
    outcome = Outcome("refused", "en", trouble=trouble_of(PlaybookError("There is no folder."), []))

    assert "There are no pages to show yet." in banner_of(outcome, has_pages=False)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_that_stands_alone_is_in_the_language_of_the_book(language):
    page = page_of("", language)

    assert f'<html lang="{language}">' in page
    assert page.endswith("</body>\n</html>")
