"""Given a forecast, its page tells the rules, the periods and what the form is made of."""

from __future__ import annotations

import pytest

from playbook.plan.chapters import forecast
from playbook.plan.wording import wording_of

ONE = """
    book: {title: Sales book, language: en, currency: USD}
    segmentations: [{id: by-size, title: By size, segments: [{id: small, title: Small}]}]
    statuses: [{id: regular, title: Regular}]
    forecast:
      title: Shipments
      period: quarter
      periods: [{id: q1, title: Spring, from: 2027-01-01, to: 2027-03-31}, {id: q2}]
      axes: [by-size, status, abc-xyz]
      columns: [expert, deviation]
      rules: [Sign your estimate, Close it in time]
    """
TWO = """
    book: {title: Sales book, language: en, currency: USD}
    lines: [{id: wholesale, title: Wholesale}]
    forecast: [{line: wholesale}, {title: All}]
    """


def test_a_book_without_a_forecast_has_no_such_chapter(book_of):
    book = book_of("book: {title: Sales book, language: en}")

    assert forecast.chapter(book, wording_of(book, "en")) is None


def test_axes_and_columns_are_told_in_words(book_of):
    book = book_of(ONE)
    content = forecast.chapter(book, wording_of(book, "en")).content

    assert [(axis.label, axis.ref) for axis in content.axes] == [
        ("By size", "segmentation:by-size"),
        ("Statuses", "section:statuses"),
        ("ABC–XYZ", "section:abc_xyz"),
    ]
    assert [column.label for column in content.columns] == ["Expert estimate", "Deviation"]
    assert [(period.label, period.meaning) for period in content.periods] == [
        ("Spring", "1 January – 31 March 2027"),
        ("q2", ""),
    ]


def test_several_forecasts_have_a_page_each(book_of):
    book = book_of(TWO)
    chapter = forecast.chapter(book, wording_of(book, "en"))

    assert [(page.ref, page.title) for page in chapter.children] == [
        ("forecast:wholesale", "Forecast: Wholesale"),
        ("forecast:2", "All"),
    ]


def test_the_axis_of_the_matrix_leads_to_that_of_the_line(book_of):
    book = book_of(
        """
        book: {title: Sales book, language: en, currency: USD}
        lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
        abc_xyz: [{line: wholesale}, {line: retail}]
        forecast: {line: retail, axes: [abc-xyz]}
        """
    )
    [axis] = forecast.chapter(book, wording_of(book, "en")).content.axes

    assert (axis.label, axis.ref) == ("ABC–XYZ", "matrix:retail")


def test_without_periods_the_rhythm_is_told_all_the_same(pages_of):
    text = "book: {title: Sales book, language: en}\nforecast: {period: season}"

    assert "<dt>Planned</dt><dd>by season</dd>" in pages_of(text)["forecast.md"]


@pytest.mark.parametrize(
    ("book", "path", "kind"), [(ONE, "forecast.md", "forecast"), (TWO, "forecast/index.md", "forecasts")]
)
def test_pages_look_like_this(pages_of, golden, book, path, kind):
    golden(f"pages/{kind}.md", pages_of(book)[path])
