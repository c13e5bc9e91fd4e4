"""What must be read again and signed, by whom, and what stays unsaid to whom it is not for."""

from __future__ import annotations

from playbook.compare.must_read import GONE, edition_of, to_be_read
from playbook.editions import secrets_of
from playbook.load import load_book

BOOK = """
attributes: [{id: volume, title: Volume, kind: number}]
segmentations:
  - id: size
    title: Size
    owner: head
    segments: [{id: large, title: Large, criteria: {volume: {from: 100}}, approach: We call.}]
terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%, owner: hunter}]
touchpoints: [{id: call, title: Call, goal: Sell., role: farmer, segments: [large], respond_within: 1d}]
authority: [{id: more, title: More, role: head, discount_up_to: 5%, audience: [head]}]
"""


def _refs(reading):
    return [one.ref for one in reading.rules]


def test_a_rule_is_one_row_whatever_has_changed_in_it(book_of):
    after = BOOK.replace("{from: 100}", "{from: 90}").replace("title: Large", "title: Big, terms: [Pay at once]")
    reading = to_be_read(book_of(BOOK), book_of(after))

    assert [(one.ref, one.title) for one in reading.rules] == [("segment:large", "Big")]
    assert [change.field for change in reading.rules[0].changes] == ["criteria.volume", "terms"]


def test_what_only_informs_is_not_on_the_sheet(book_of):
    assert to_be_read(book_of(BOOK), book_of(BOOK.replace("We call.", "We write."))).rules == ()


def test_what_is_gone_must_be_read_too(book_of):
    lines = [line for line in BOOK.splitlines(keepends=True) if not line.startswith("terms:")]
    reading = to_be_read(book_of(BOOK), book_of("".join(lines)))

    assert [(one.ref, one.title, one.fingerprint) for one in reading.rules] == [("terms:rebate", "Rebate", GONE)]


def test_a_role_reads_what_concerns_it(book_of):
    after = BOOK.replace("3%", "4%").replace("{from: 100}", "{from: 90}")
    before, now = book_of(BOOK), book_of(after)

    assert "terms:rebate" in _refs(to_be_read(before, now, ["hunter"]))
    assert "segment:large" not in _refs(to_be_read(before, now, ["hunter"]))
    assert "segment:large" in _refs(to_be_read(before, now, ["farmer"]))
    assert {"segment:large", "terms:rebate"} <= {*_refs(to_be_read(before, now, ["farmer", "hunter"]))}


def test_what_nobody_answers_for_everybody_reads(write_book):
    text = """
        book: {title: T, language: en, currency: EUR}
        roles: [{id: hunter, title: Hunter}]
        terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%}]
        """
    before = load_book(write_book({"book.yml": text})).book
    after = load_book(write_book({"book.yml": text.replace("3%", "4%")})).book

    assert _refs(to_be_read(before, after, ["hunter"])) == ["terms:rebate"]


def test_what_a_role_may_not_read_is_counted_and_not_told(book_of):
    text = BOOK.replace("audience: [head]", "audience: [head], segments: [large]").replace("role: head", "role: hunter")
    reading = to_be_read(book_of(text), book_of(text.replace("5%", "6%")), ["hunter"])

    assert (_refs(reading), reading.hidden) == ([], 1)
    assert _refs(to_be_read(book_of(text), book_of(text.replace("5%", "6%")), ["head"])) == ["authority:more"]


def test_a_renamed_role_is_asked_for_by_its_new_name(write_book):
    text = """
        book: {title: T, language: en, currency: EUR}
        roles: [{id: seller, title: Seller, summary: Sells.}]
        terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%, owner: seller, audience: [seller]}]
        """
    before = load_book(write_book({"book.yml": text})).book
    after = load_book(write_book({"book.yml": text.replace("seller", "vendor").replace("3%", "4%")})).book
    reading = to_be_read(before, after, ["vendor"])

    assert [(one.ref, [change.field for change in one.changes]) for one in reading.rules] == [
        ("terms:rebate", ["percent"])
    ]


HIDDEN = """
segmentations:
  - {id: size, title: Size, segments: [{id: small, title: Small, criteria: {}, terms: [secret]}]}
terms: [{id: secret, title: Zanzibar rebate, kind: discount, percent: 3%}]
"""


def test_what_a_role_may_not_read_any_more_is_told_neither_as_gone_nor_where_it_is_named(book_of):
    now = HIDDEN.replace("percent: 3%", "percent: 3%, audience: [head]")

    assert to_be_read(book_of(HIDDEN), book_of(now), ["hunter"]).rules == ()
    assert to_be_read(book_of(now), book_of(HIDDEN), ["hunter"]).rules == ()


def test_a_word_that_only_hidden_things_say_is_not_told(book_of):
    before = HIDDEN.replace("terms: [secret]", "terms: [Zanzibar for all]")
    now = before.replace("Zanzibar for all", "Nothing").replace("percent: 3%", "percent: 3%, audience: [head]")
    after = book_of(now)
    secrets = secrets_of(after, edition_of(after, ["hunter"]))

    assert _refs(to_be_read(book_of(before), after, ["head"])) == ["segment:small"]
    reading = to_be_read(book_of(before), after, ["hunter"], (), secrets)
    assert [str(change.message) for one in reading.rules for change in one.changes] == [
        "“Small” (segment): terms – new: “Nothing”."
    ]
