"""Given the chapters of a book, what would let its pages tell more is told to authors in one place."""

from __future__ import annotations

from playbook.plan.chapters import loyalty, pipelines
from playbook.plan.chapters.wanting import Wanting, wanting_figures
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Tiles, language: en}
    pipelines:
      - id: new
        title: New
        states:
          - {id: call, title: Call, kind: start, deadline: 2d, on_deadline: lost, next: [{to: won}]}
          - {id: won, title: Won, kind: won}
          - {id: lost, title: Lost, kind: lost}
    loyalty:
      - {id: shelf, title: Shelf, economics: {clients: 4, turnover_per_client: 9, margin: 30%, uplift: 20%}}
      - {id: winter, title: Winter}
      - id: whole
        title: Whole
        economics:
          {clients: 4, turnover_per_client: 9, margin: 30%, uplift: 2%, retention: {before: 5%, after: 6%}, horizon: 1mo}
    """
BARE = (
    "Whether it pays is not reckoned yet. Write under economics: "
    "clients, turnover_per_client, margin, uplift, retention, horizon."
)


def test_each_page_that_lacks_a_figure_is_told_with_what_to_write(book_of):
    book = book_of(BOOK)
    words = wording_of(book, "en")
    chapters = pipelines.chapter(book, words), loyalty.chapter(book, words)

    assert wanting_figures(chapters, words) == (
        Wanting(
            "pipeline:new",
            ("Give each way out of “Call” its share, 100% in all: then its page tells conversion and duration.",),
        ),
        Wanting("programme:shelf", ("Add to economics: retention, horizon. Then its page tells more.",)),
        Wanting(
            "programme:winter",
            (BARE,),
        ),
    )
