from __future__ import annotations

BOOK = """
    roles: [{id: head, title: Head of sales}]
    documents:
      - {id: act, title: Act of breakage, kind: act}
      - {id: contract, title: Contract of supply, kind: contract, summary: Two pages., file: papers/contract.md}
      - {id: photo, title: Photo of the pallet}
    touchpoints: [{id: call, title: Call, role: head, goal: Agree., outputs: [contract, A promise]}]
"""
FILES = {"papers/contract.md": "# Contract\n"}


def test_documents_stand_by_their_kind(page):
    groups = page(BOOK, "section:documents", FILES).content

    assert [(group.name, [one.ref for one in group.documents]) for group in groups] == [
        ("contract", ["document:contract"]),
        ("act", ["document:act"]),
        ("other", ["document:photo"]),
    ]
    assert (groups[0].documents[0].file_name, groups[0].documents[0].used) == ("contract.md", ("touchpoint:call",))


def test_the_page(markdown, golden):
    golden("pages/documents.md", markdown(BOOK, "documents", FILES))
