"""Given a pipeline, the picture has its states with owners and deadlines, and an arrow for each way."""

from __future__ import annotations

from playbook.plan.chapters.moves import states_by_name
from playbook.plan.chapters.state_graph import state_graph
from playbook.plan.wording import wording_of

BOOK = """
    book: {title: Sales book, language: en}
    roles: [{id: caller, title: Caller}]
    pipelines:
      - id: new
        title: New clients
        states:
          - id: talk
            title: Talk
            kind: start
            owner: caller
            deadline: 14d
            on_deadline: refusal
            next:
              - {to: deal, when: Said yes}
              - {to: refusal, when: Said no}
              - {to: refusal, when: Hung up}
              - {to: again/due, when: Bought already}
          - {id: deal, title: Deal, kind: won}
          - {id: refusal, title: Refusal, kind: lost}
      - {id: again, title: Repeat sales, states: [{id: due, title: Time to call, kind: start}]}
    """


def graph_of(book):
    return state_graph(book.pipelines[0], states_by_name(book), {"caller": "Caller"}, wording_of(book, "en"))


def test_a_state_shows_its_owner_and_its_deadline(book_of):
    node = graph_of(book_of(BOOK)).nodes[0]

    assert (node.title, node.kind, node.ref) == ("Talk", "start", "state:new/talk")
    assert node.lines == ("Caller", "up to 14\u00a0days")


def test_a_state_of_another_pipeline_stands_at_the_edge_under_its_name(book_of):
    node = graph_of(book_of(BOOK)).nodes[-1]

    assert (node.id, node.title, node.lines) == ("again/due", "Time to call", ("Repeat sales",))


def test_ways_side_by_side_are_one_arrow_and_only_those_that_lead_on_are_labelled(book_of):
    edges = graph_of(book_of(BOOK)).edges

    assert [(edge.target, edge.kind, edge.label) for edge in edges] == [
        ("new/deal", "next", "Said yes"),
        ("new/refusal", "next", ""),
        ("again/due", "elsewhere", "Bought already"),
        ("new/refusal", "deadline", ""),
    ]


def test_a_label_that_is_a_sentence_is_left_to_the_page_of_the_state(book_of):
    long = BOOK.replace("Said yes", "Said yes and named a day and asked for the contract to be sent")

    assert graph_of(book_of(long)).edges[0].label == ""
