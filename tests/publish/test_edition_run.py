"""What an edition's folder is made of."""

from __future__ import annotations

import pytest

from playbook.publish.edition_run import part_of


@pytest.mark.parametrize(
    ("file", "part"), [("sales-book.pdf", "pdf"), ("index.html", "site"), ("media/sales-book.pdf", "site")]
)
def test_a_file_belongs_to_the_site_or_is_the_printed_book(file, part):
    assert part_of(file) == part
