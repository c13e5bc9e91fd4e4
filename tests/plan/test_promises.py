from __future__ import annotations

import pytest

from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.terms import Terms
from playbook.plan.promises import authority_in_words, terms_in_words
from playbook.plan.wording import wording_of

WORDS = wording_of(Book.model_validate({"book": {"title": "Tiles", "currency": "EUR"}}), "en")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"percent": "3%"}, ("3%",)),
        ({"prepayment": "50%"}, ("50% in advance",)),
        ({"defer": "14d", "credit_limit": "300_000"}, ("deferral 14\u00a0days", "credit up to €300,000")),
        ({"minimum_order": "500"}, ("order from €500",)),
        ({}, ()),
    ],
)
def test_terms_are_told_by_their_figures(written, told):
    assert terms_in_words(Terms.model_validate({"id": "t", "title": "T", "kind": "other", **written}), WORDS) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"discount_up_to": "3%", "defer_up_to": "14d"}, ("discount up to 3%", "deferral up to 14\u00a0days")),
        ({"credit_up_to": "1000"}, ("credit up to €1,000",)),
        (
            {"discount_up_to": "0%", "defer_up_to": "0d", "credit_up_to": "0"},
            ("no discount", "no deferral", "no credit"),
        ),
        ({}, ()),
    ],
)
def test_authority_is_told_by_its_limits(written, told):
    assert (
        authority_in_words(Authority.model_validate({"id": "a", "title": "A", "role": "r", **written}), WORDS) == told
    )
