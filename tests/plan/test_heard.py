"""Given objections named or written in place, I get each in the client's words with our answer."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.model.objection import InlineObjection, Objection
from playbook.plan.heard import heard_objections
from playbook.plan.wording import wording_of

WORDS = wording_of(Book.model_validate({"book": {"title": "Tiles"}}), "en")
FADES = Objection.model_validate({"id": "fades", "title": "It will fade", "answer": "It is glass."})


def heard(*objections):
    return [(one.words, str(one.answer), one.ref) for one in heard_objections(objections, {"fades": FADES}, WORDS)]


def test_an_objection_by_id_brings_its_answer_and_its_place():
    assert heard("fades") == [("“It will fade”", "It is glass.", "objection:fades")]


def test_an_objection_in_place_has_no_other_place():
    inline = InlineObjection.model_validate({"objection": "Too dear", "answer": "Count it by the day."})

    assert heard(inline) == [("“Too dear”", "Count it by the day.", None)]


def test_an_id_that_nothing_bears_is_left_out():
    assert heard("noise") == []
