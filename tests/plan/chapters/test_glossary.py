from __future__ import annotations

BOOK = """
    glossary:
      - {term: Pallet, meaning: What tiles travel on., summary: Of wood., body: We buy it back.}
      - {term: Batch, meaning: All that was fired at once; a pallet holds one., aliases: [firing]}
      - {term: Ёлка, meaning: A pattern.}
      - {term: Еда, meaning: For the break.}
      - {term: Жар, meaning: In the kiln.}
"""


def test_terms_stand_in_the_order_of_the_alphabet(page):
    content = page(BOOK, "section:glossary").content

    assert [term.entity.term for term in content.terms] == ["Batch", "Pallet", "Еда", "Ёлка", "Жар"]
    assert content.letters == ()


def test_a_long_glossary_has_letters_that_lead_to_their_first_term(page):
    terms = "".join(f"      - {{term: {first}{number}, meaning: M}}\n" for first in "ba" for number in range(8))

    content = page(f"    glossary:\n{terms}", "section:glossary").content

    assert content.letters == (("A", "pb-term-a0"), ("B", "pb-term-b0"))


def test_the_page(markdown, golden):
    golden("pages/glossary.md", markdown(BOOK, "glossary"))
