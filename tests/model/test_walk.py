"""What a walk over a book stops at."""

from __future__ import annotations

from playbook.model.mark import Mark
from playbook.model.walk import leaves, notable_leaves

BOOK = """
roles:
  - {id: hunter, title: Hunter, summary: "Asks [[role:keeper]]."}
  - {id: keeper, title: Keeper, reports_to: hunter}
  - {id: storekeeper, title: Storekeeper, reports_to: nobody}
documents:
  - {id: offer, title: Offer, file: files/offer.pdf}
products:
  - {id: tea, title: Tea, margin: 30%}
"""


def test_notable_are_unknown_names_words_with_links_files_and_numbers(load):
    found = [(str(leaf.at), str(leaf.value)) for leaf in notable_leaves(load(BOOK).book)]

    assert found == [
        ("roles/hunter/summary", "Asks [[role:keeper]]."),
        ("roles/storekeeper/reports_to", "nobody"),
        ("products/tea/margin", "0.3"),
        ("documents/offer/file", "files/offer.pdf"),
    ]


def test_a_walk_finds_what_it_is_asked_for(load):
    found = [str(leaf.at) for leaf in leaves(load(BOOK).book, frozenset({Mark.FILE}))]

    assert found == ["documents/offer/file"]
