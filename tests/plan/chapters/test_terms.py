from __future__ import annotations

BOOK = """
    segmentations: [{id: all, title: All, segments: [{id: everyone, title: Everyone, terms: [later, small]}]}]
    abc_xyz: [{cells: {AX: {approach: Keep., terms: [small]}}}]
    terms:
      - {id: small, title: Small discount, kind: discount, percent: 3%, body: From the second order on.}
      - {id: later, title: Two weeks, kind: payment, defer: 14d}
      - {id: case, title: Case of samples, kind: other, summary: On loan.}
"""


def test_terms_stand_by_their_kind_with_those_who_are_promised_them(page):
    groups = page(BOOK, "section:terms").content

    assert [(group.name, [one.ref for one in group.terms]) for group in groups] == [
        ("discount", ["terms:small"]),
        ("payment", ["terms:later"]),
        ("other", ["terms:case"]),
    ]
    assert groups[0].terms[0].promised == ("segment:everyone", "cell:AX")


def test_the_page(markdown, golden):
    golden("pages/terms.md", markdown(BOOK, "terms"))
