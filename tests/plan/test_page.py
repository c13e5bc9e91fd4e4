"""Given references and ids, I get ids and addresses that no two of them share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.plan.page import anchor_of, child_path


@pytest.mark.parametrize(
    ("ref", "anchor"),
    [
        ("segment:dealer", "pb-segment-dealer"),
        ("section:not_our_clients", "pb-section-not_our_clients"),
        ("term:рабочий-лист", "pb-term-рабочий-лист"),
        ("state:new/clients-contact", "pb-state-new.clients-contact"),
        ("state:new-clients/contact", "pb-state-new-clients.contact"),
        ("tag:a b.c", "pb-tag-a~20~b~2e~c"),
    ],
)
def test_an_anchor_tells_of_its_reference(ref, anchor):
    assert anchor_of(ref) == anchor


@given(st.lists(st.text("ab-_/.~ 20:", max_size=6), unique=True))
def test_no_two_references_of_a_kind_share_an_anchor(names):
    assert len({anchor_of(f"tag:{name}") for name in names}) == len(names)


def test_a_page_named_index_leaves_the_address_of_its_folder_alone():
    assert child_path("roles", "index") == "roles/index_"
    assert child_path("roles", "index-") == "roles/index-"
