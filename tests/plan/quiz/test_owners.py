"""Given a state with an owner, the owners of the states around it are the wrong answers."""

from __future__ import annotations

from playbook.plan.quiz.owners import owner_question

ROLES = "roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}, {id: manager, title: Manager}, {id: head, title: Head}]\n"
PIPELINE = """
pipelines:
  - id: sale
    title: Sale
    states:
      - {id: new, title: New, kind: start, owner: caller}
      - {id: talk, title: Talk, owner: hunter%s}
      - {id: deal, title: Deal, owner: manager}
      - {id: won, title: Won, kind: won}
"""


def test_other_owners_of_the_pipeline_are_the_wrong_answers(setting, told):
    question = owner_question(setting(ROLES + PIPELINE % ""), "sale/talk")

    assert told(question) == ("Who owns the state “Talk”?", "Hunter", ["Caller", "Manager"])
    assert question.explain == "Hunter owns the state “Talk”."
    assert question.about == "state:sale/talk"


def test_a_state_without_an_owner_is_not_asked_about(setting):
    assert owner_question(setting(ROLES + PIPELINE % ""), "sale/won") is None


def test_who_helps_in_a_state_is_no_wrong_answer(setting, told):
    helped = ", steps: [{title: Show, role: manager}]"
    more = "  - {id: again, title: Again, states: [{id: call, title: Call, owner: head}]}\n"

    assert owner_question(setting(ROLES + PIPELINE % helped), "sale/talk") is None
    assert told(owner_question(setting(ROLES + PIPELINE % helped + more), "sale/talk"))[2] == ["Caller", "Head"]


def test_both_who_work_in_a_phased_handoff_are_no_wrong_answers(setting):
    handoff = "handoffs: [{id: h, title: H, from: caller, to: hunter, at: sale/talk, mode: %s, passes: [Card]}]\n"

    assert owner_question(setting(ROLES + PIPELINE % "" + handoff % "phased"), "sale/talk") is None
    assert owner_question(setting(ROLES + PIPELINE % "" + handoff % "script"), "sale/talk") is not None


def test_where_one_role_owns_everything_nobody_is_asked(setting):
    text = (ROLES + PIPELINE % "").replace("owner: caller", "owner: hunter").replace("owner: manager", "owner: hunter")

    assert owner_question(setting(text), "sale/talk") is None


def test_a_state_that_is_called_like_another_is_not_asked_about(setting):
    text = (ROLES + PIPELINE % "").replace("title: Deal", "title: Talk")

    assert owner_question(setting(text), "sale/talk") is None


def test_a_state_of_which_a_part_is_hidden_is_not_asked_about(setting, part_of):
    whole = setting(ROLES + PIPELINE % "")
    part = part_of(whole, whole.book.pipelines[0], whole.book.pipelines[0].states[1])

    assert owner_question(part, "sale/talk") is None
    assert owner_question(part, "sale/deal") is not None
