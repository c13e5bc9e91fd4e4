"""Given what a role may promise alone, what others may is wrong."""

from __future__ import annotations

import pytest

from playbook.plan.quiz.authority import authority_question

BOOK = """
roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}, {id: head, title: Head}]
segmentations:
  - {id: size, title: Size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
authority:
  - {id: c, title: Callers, role: caller, discount_up_to: 0%, beyond: hunter}
  - {id: h, title: Hunters, role: hunter, discount_up_to: 3%, defer_up_to: 14d, segments: [large]}
  - {id: b, title: The head, role: head, discount_up_to: 6%}
"""


def test_discounts_of_others_are_the_wrong_answers(setting, told):
    question = authority_question(setting(BOOK), "b")

    assert told(question) == (
        "What is the highest discount that Head may promise alone?",
        "6%",
        ["3%", "None at all"],
    )
    assert (question.explain, question.about) == ("“The head”: discount up to 6%.", "authority:b")


def test_nothing_at_all_is_an_answer_too(setting, told):
    question = authority_question(setting(BOOK), "c")

    assert told(question)[1] == "None at all"
    assert question.explain == "“Callers”: no discount; beyond that Hunter decides."


def test_where_it_holds_for_some_a_client_of_theirs_is_asked_about(setting, told):
    question = authority_question(setting(BOOK), "h")

    assert told(question)[0] == "What is the highest discount that Hunter may promise alone to a client of “Large”?"
    assert question.explain == "“Hunters”: discount up to 3% and deferral up to 14\xa0days."


@pytest.mark.parametrize(
    "change",
    [
        ("role: head", "role: hunter"),
        ("title: Head", "title: hunter"),
        ("title: Small", "title: large"),
        ("discount_up_to: 3%, ", ""),
        ("discount_up_to: 0%", "discount_up_to: 6%"),
    ],
)
def test_what_is_not_clear_is_not_asked(setting, change):
    assert authority_question(setting(BOOK.replace(*change)), "h") is None


def test_of_an_edition_that_hides_limits_it_is_not_asked_which_is_the_highest(setting, part_of):
    whole = setting(BOOK)

    assert authority_question(part_of(whole, sections=["handoffs"]), "b") is not None
    assert authority_question(part_of(whole, sections=["authority"]), "b") is None
    assert authority_question(part_of(whole, whole.book.authority[1]), "b") is None


LINED = BOOK.replace(
    "authority:",
    """lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
authority:
  - {id: bw, title: In bulk, role: hunter, line: wholesale, discount_up_to: 15%}
  - {id: br, title: In shops, role: hunter, line: retail, discount_up_to: 5%}""",
).replace("discount_up_to: 3%, defer_up_to", "defer_up_to")


def test_a_limit_of_a_line_is_asked_with_its_line_and_never_held_against_that_of_another(setting, told):
    of_bulk, of_shops = (told(authority_question(setting(LINED), name)) for name in ("bw", "br"))

    asked = "What is the highest discount that Hunter may promise alone?"
    assert of_bulk == (f"Line “Wholesale”. {asked}", "15%", ["6%", "None at all"])
    assert of_shops == (f"Line “Retail”. {asked}", "5%", ["6%", "None at all"])


def test_in_a_book_of_one_line_its_name_goes_without_saying(setting, told):
    text = BOOK.replace("authority:", "lines: [{id: wholesale, title: Wholesale}]\nauthority:").replace(
        "role: head,", "role: head, line: wholesale,"
    )

    assert told(authority_question(setting(text), "b"))[0].startswith("What is")
