from __future__ import annotations

BOOK = """
    roles: [{id: hunter, title: Hunter}, {id: manager, title: Manager}, {id: head, title: Head of sales}]
    pipelines:
      - id: new
        title: New clients
        states:
          - {id: talk, title: Talk, kind: start, owner: hunter, deadline: 7d, on_deadline: won}
          - {id: won, title: Client, kind: won, owner: manager}
    documents: [{id: card, title: Client card}]
    handoffs:
      - id: over
        title: The hunter hands over
        summary: Until the first delivery both are there.
        from: hunter
        to: manager
        at: new/won
        mode: phased
        passes: [card, All we promised aloud]
        checklist: [The three of us have talked]
        accept_within: 4h
        if_refused: The hunter mends the promise.
        owner: manager
"""


def test_the_diagram_has_the_roles_that_hand_over_and_no_others(page):
    graph = page(BOOK, "section:handoffs").content.graph

    assert [(node.id, node.ref) for node in graph.nodes] == [("hunter", "role:hunter"), ("manager", "role:manager")]
    assert [(edge.source, edge.target, edge.label) for edge in graph.edges] == [("hunter", "manager", "Client")]
    assert graph.description == "Hunter → Manager"


def test_the_page(markdown, golden):
    golden("pages/handoffs.md", markdown(BOOK, "handoffs"))
