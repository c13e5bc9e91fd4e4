"""Given a rule of who is not ours, a client near its border is asked about, and the book proves whether it is ours."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from playbook.criteria import classify, meets
from playbook.criteria.classify import is_not_ours
from playbook.plan.quiz import ours
from playbook.plan.quiz.known import Setting, known_of
from playbook.plan.quiz.ours import ours_question
from tests.plan.quiz.random_rules import client_in, completions, refusals, setting_of

BOOK = """
roles: [{id: head, title: Head of sales}, {id: owner, title: Owner}]
attributes:
  - {id: sum, title: Purchases, kind: money, range: {from: 0, to: 300_000_000}, step: 1_000}
  - {id: shop, title: Kind of shop, kind: choice, values: {dealer: Showroom, chain: Chain, studio: Studio}}
not_our_clients:
  - id: tiny
    title: Less than an order a quarter
    criteria: {sum: {below: 300_000}}
    exceptions: [{criteria: {shop: [studio]}, approved_by: head}]
    reason: R.
    action: A.
  - {id: huge, title: More than we make, criteria: {sum: {from: 150_000_000}, shop: [chain]}, reason: R., action: A.}
  - {id: haggler, title: Hagglers, signs: [Asks for a discount twice], reason: R., action: A.}
  - {id: chains, title: Chains, criteria: {shop: [chain]}, signs: [Wants returns], reason: R., action: A.}
"""


@pytest.fixture
def side_of(monkeypatch):
    """Lets questions be asked from one side of the rule alone."""

    def choose(side):
        monkeypatch.setattr(ours, "_CLIENTS", {side: ours._CLIENTS[side]})

    return choose


def test_a_client_below_the_border_is_not_ours(setting, told, side_of):
    side_of("not-ours")
    question = ours_question(setting(BOOK), "tiny")

    asked, right, wrong = told(question)
    assert asked.startswith("Purchases: €290,000. Kind of shop: ")
    assert asked.endswith(". Nothing else speaks against this client. Is it ours?")
    assert right == "No: “Less than an order a quarter”"
    assert wrong == ["No: “More than we make”", "Yes, as an exception: Head of sales decides", "Yes, it is ours"]
    assert question.explain == (
        "Not ours: “Less than an order a quarter”. Purchases: less than €300,000. "
        "Exception (Kind of shop: Studio): Head of sales decides."
    )
    assert question.about == "not-our-client:tiny"


def test_a_client_above_the_border_is_ours(setting, told, side_of):
    side_of("ours")
    asked, right, wrong = told(ours_question(setting(BOOK), "tiny"))

    assert asked.startswith(("Purchases: €300,000.", "Purchases: €310,000."))
    assert right == "Yes, it is ours"
    assert wrong == ["No: “Less than an order a quarter”", "No: “More than we make”"]


def test_an_exception_is_no_plain_yes(setting, told, side_of):
    side_of("excepted")
    asked, right, wrong = told(ours_question(setting(BOOK), "tiny"))

    assert asked.startswith("Purchases: €290,000. Kind of shop: Studio.")
    assert right == "Yes, as an exception: Head of sales decides"
    assert wrong == ["No: “Less than an order a quarter”", "No: “More than we make”"]


def test_of_two_who_decide_exceptions_the_right_one_is_right(setting, told, side_of):
    side_of("excepted")
    other = ", {criteria: {shop: [chain]}, approved_by: owner}]\n    reason"
    text = BOOK.replace("approved_by: head}]\n    reason", "approved_by: head}" + other)
    asked, right, wrong = told(ours_question(setting(text), "tiny"))

    decides = {"Studio": "Head of sales", "Chain": "Owner"}
    shop = client_shop(asked)
    assert right == f"Yes, as an exception: {decides.pop(shop)} decides"
    assert f"Yes, as an exception: {decides.popitem()[1]} decides" in wrong


def client_shop(asked):
    return asked.partition("Kind of shop: ")[2].partition(".")[0]


@pytest.mark.parametrize("name", ["haggler", "chains"])
def test_what_signs_decide_cannot_be_asked(setting, name):
    assert ours_question(setting(BOOK), name) is None


def test_a_rule_that_says_its_answer_is_not_asked_about(setting):
    text = BOOK.replace("[chain]}, signs: [Wants returns]", "[chain]}")

    assert ours_question(setting(text), "chains") is None


def test_an_edition_that_does_not_tell_of_all_rules_asks_nothing(setting):
    whole = setting(BOOK)
    part = whole.book.model_copy(update={"sections": frozenset({"not_our_clients"})})

    assert ours_question(Setting(part, known_of(part), whole.words), "tiny") is None


def test_whatever_else_a_client_is_exactly_one_answer_is_true():
    """Read back from its words, and held against the plain reading of the rules, as long as no other of them speaks against it."""
    asked = []

    @settings(max_examples=200)
    @given(refusals())
    def look(refused):
        setting = setting_of(None, refused)
        for entry in setting.book.not_our_clients:
            question = ours_question(setting, entry.id)
            if question is not None:
                [right] = [choice.text for choice in question.choices if choice.is_right]
                asked.append(right.partition(":")[0])
                told = client_in(question.question)
                assert _is_true(setting, right, entry, told)
                for client in _clients_of_no_other_rule(setting, entry, told):
                    true = [choice.text for choice in question.choices if _is_true(setting, choice.text, entry, client)]
                    assert true == [right]

    look()
    assert all(asked.count(answer) > 10 for answer in ("No", "Yes, it is ours", "Yes, as an exception"))


def _clients_of_no_other_rule(setting, entry, told):
    others = [one for one in setting.book.not_our_clients if one is not entry]
    for client in completions(told, random.Random(7)):  # noqa: S311 - no secrets
        if not any(is_not_ours(one, client, setting.known.attributes) for one in others):
            yield client


def _is_true(setting, answer, entry, client):
    refused = classify(setting.book, client).not_our_client
    if answer == "Yes, it is ours":
        return refused is None
    if answer.startswith("No: "):
        return refused is not None and f"No: “{refused.title}”" == answer
    roles = {"Head": "head", "Hunter": "hunter"}
    role = next((one for title, one in roles.items() if title in answer), None)
    attributes = setting.known.attributes
    excepted = any(one.approved_by == role and meets(one.criteria, client, attributes) for one in entry.exceptions)
    return refused is None and meets(entry.criteria, client, attributes) and excepted


def test_where_it_is_hidden_who_is_not_ours_nobody_is_surely_ours(setting, part_of):
    whole = setting(BOOK)

    assert ours_question(part_of(whole, sections=["authority"]), "tiny") is not None
    assert ours_question(part_of(whole, sections=["not_our_clients"]), "tiny") is None
    assert ours_question(part_of(whole, whole.book.not_our_clients[1]), "tiny") is None


LINED = BOOK.replace(
    "not_our_clients:", "lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]\nnot_our_clients:"
)


@pytest.mark.parametrize(("line", "told_line"), [("wholesale", "Line “Wholesale”. "), (None, "")])
def test_a_rule_of_one_line_is_asked_with_its_line(setting, line, told_line):
    text = LINED.replace("- id: tiny", f"- id: tiny\n    line: {line}") if line else LINED

    assert ours_question(setting(text), "tiny").question.startswith(f"{told_line}Purchases: ")


def test_a_path_of_one_line_is_asked_with_that_line(setting):
    assert ours_question(setting(LINED, "retail"), "tiny").question.startswith("Line “Retail”. Purchases: ")


def test_a_client_whom_another_line_refuses_is_ours_in_its_own_line_alone(setting, told, side_of):
    side_of("ours")
    other = "  - {id: all, title: Owners, line: retail, criteria: {sum: {from: 300_000}}, reason: R., action: A.}\n"

    assert ours_question(setting(LINED + other), "tiny") is None
    asked, right, _wrong = told(ours_question(setting(LINED + other, "wholesale"), "tiny"))
    assert asked.startswith("Line “Wholesale”. Purchases: €3")
    assert right == "Yes, it is ours"
