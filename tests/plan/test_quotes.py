from __future__ import annotations

import pytest

from playbook.model.book import Book
from playbook.plan.quotes import quoted
from playbook.plan.wording import wording_of

WORDS = wording_of(Book.model_validate({"book": {"title": "Tiles"}}), "en")


def test_words_come_into_quotation_marks():
    assert quoted("Too dear", WORDS) == "“Too dear”"


@pytest.mark.parametrize("said", ["“Too dear”", "«Дорого», и точка", '"Too dear"'])
def test_words_that_have_quotation_marks_keep_them(said):
    assert quoted(said, WORDS) == said
