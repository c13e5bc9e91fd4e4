from __future__ import annotations

BOOK = """
    roles:
      - id: hunter
        title: Hunter
        summary: Shows and agrees.
        mission: The first contract, without promises to blush for.
        responsibilities: [Meet clients with samples in hand]
        tools: [CRM, A case of samples]
        metrics:
          - {title: Contracts, period: month, at_least: 4, unit: contracts, weight: 60%}
        headcount: 2
        capacity: {from: 20, to: 35}
        reports_to: head
      - {id: head, title: Head of sales}
    touchpoints:
      - {id: meeting, title: Meeting, role: hunter, goal: Agree., states: [new/talk]}
      - {id: letter, title: Letter, role: hunter, goal: Be remembered., states: [new/won]}
    pipelines:
      - id: new
        title: New clients
        states:
          - {id: talk, title: Talk, kind: start, owner: hunter, deadline: 7d, on_deadline: won, next: [{to: won}]}
          - {id: won, title: Client, kind: won, owner: head}
    handoffs:
      - {id: over, title: The hunter hands over, from: hunter, to: head, at: new/won, passes: [The card], accept_within: 4h}
    situations:
      - {id: dear, title: Says it is dear, role: hunter}
    authority:
      - {id: first-order, title: On the first order, role: hunter, discount_up_to: 3%, beyond: head}
    onboarding:
      - {id: week, title: The first week, role: hunter}
"""


def test_a_role_owns_its_states_with_its_touchpoints_there(page):
    content = page(BOOK, "role:hunter").content

    (pipeline,) = content.pipelines
    (state,) = pipeline.states
    assert (pipeline.ref, state.ref, state.deadline) == ("pipeline:new", "state:new/talk", "7\u00a0days")
    assert state.touchpoints == ("touchpoint:meeting",)
    assert content.other_touchpoints == ("touchpoint:letter",)


def test_a_role_knows_from_whom_and_to_whom(page):
    hunter = page(BOOK, "role:hunter").content
    head = page(BOOK, "role:head").content

    assert [one.id for one in hunter.hands] == [one.id for one in head.takes] == ["over"]
    assert (hunter.takes, head.hands) == ((), ())
    assert head.reports == ("role:hunter",)


def test_a_role_knows_where_to_begin_and_what_it_may_promise(page):
    content = page(BOOK, "role:hunter").content

    assert content.paths == ("path:week",)
    assert content.situations == ("situation:dear",)
    assert [(limit.words, limit.beyond) for limit in content.limits] == [(("discount up to 3%",), "role:head")]


def test_a_contact_is_dialled_from_the_page_of_its_role(pages_of):
    book = (
        'book: {title: T, language: en, contacts: [{role: head, phone: "+7 (485) 200-00"}]}\n'
        "roles: [{id: head, title: Head}]\n"
    )

    assert '<a href="tel:+748520000">+7 (485) 200-00</a>' in pages_of(book)["roles/head.md"]


def test_the_page_of_a_role(markdown, golden):
    golden("pages/role.md", markdown(BOOK, "roles/hunter"))


def test_the_chapter(markdown, golden):
    golden("pages/roles.md", markdown(BOOK, "roles/index"))
