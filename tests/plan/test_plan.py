"""Given a book, I get its pages, each at an address of its own, and each reference under an id of its own."""

from __future__ import annotations

import textwrap

from playbook.load import load_book
from playbook.plan import plan_book

MASTHEAD = "book: {title: Tiles, language: en}\n"


def plan(write_book, text):
    loaded = load_book(write_book({"book.yml": MASTHEAD + textwrap.dedent(text)}))
    assert loaded.diagnostics == ()
    return plan_book(loaded.book, "en")


def test_what_is_called_index_has_a_page_beside_that_of_its_folder(write_book):
    found = plan(
        write_book,
        """
        roles: [{id: index, title: Indexer}]
        pages: [{id: index, title: Index}]
        segmentations: [{id: index, title: All, segments: [{id: index, title: Big}]}]
        pipelines: [{id: index, title: New, states: [{id: index, title: First, kind: start}]}]
        """,
    )

    assert {place.path for place in found.places.values()} == {
        "index",
        *("roles/index", "roles/index_"),
        "pages/index_",
        *("segments/index", "segments/index/index", "segments/index/index_"),
        *("pipelines/index", "pipelines/index/index", "pipelines/index/index_"),
    }
    assert found.places["role:index"].path == "roles/index_"
    assert found.places["segmentation:index"].path == "segments/index/index"


def test_states_whose_names_run_together_stand_under_two_ids_on_paper(write_book):
    found = plan(
        write_book,
        """
        pipelines:
          - {id: new, title: New, states: [{id: clients-contact, title: Contact, kind: start}]}
          - {id: new-clients, title: New clients, states: [{id: contact, title: Contact, kind: start}]}
        """,
    )
    refs = ("state:new/clients-contact", "state:new-clients/contact")

    assert [found.places[ref].print_anchor for ref in refs] == [
        "pb-state-new.clients-contact",
        "pb-state-new-clients.contact",
    ]


def test_terms_that_differ_in_signs_alone_have_places_of_their_own_and_aliases_lead_to_their_term(write_book):
    found = plan(
        write_book,
        """
        glossary:
          - {term: C++, meaning: A language.}
          - {term: "C#", meaning: Another., aliases: [sharp]}
          - {term: №, meaning: A number.}
        """,
    )

    assert [found.places[ref].print_anchor for ref in ("term:c-plus-plus", "term:c-sharp", "term:2116")] == [
        "pb-term-c-plus-plus",
        "pb-term-c-sharp",
        "pb-term-2116",
    ]
    assert found.places["term:sharp"] == found.places["term:c-sharp"]


def test_what_has_no_place_is_named_by_its_title(write_book):
    found = plan(write_book, "editions: [{id: for-hunters, title: For hunters}]")

    assert "edition:for-hunters" not in found.places
    assert found.titles["edition:for-hunters"] == "For hunters"
