"""`playbook signoff` as processes: a sheet is made, signed by hand, and told from."""

from __future__ import annotations

import json
import re
from datetime import date

import pypdfium2
import pytest

from tests.signing import sign

BOOK = """\
book: {title: Guide, company: Firm, language: en, currency: EUR}
roles: [{id: head, title: Head}, {id: hunter, title: Hunter}]
terms:
  - {id: rebate, title: Rebate, kind: discount, percent: 3%, owner: head}
  - {id: bulk, title: Bulk rebate, kind: discount, percent: 5%, owner: hunter}
not_our_clients:
  - {id: abroad, title: Abroad, signs: [Calls from abroad], reason: We deliver nothing there., action: Say no.}
"""
CHANGED = BOOK.replace("3%", "4%").replace("deliver nothing", "send nothing")
TODAY = ("--today", "2026-11-20")
ANNA = 4


@pytest.fixture
def book(git):
    """A book of which two rules have changed since its tag."""
    git.commit({"content/book.yml": BOOK})
    git("tag", "v1")
    git.commit({"content/book.yml": CHANGED})
    return git.top / "content"


@pytest.fixture
def signoff(playbook, book):
    """Run `playbook signoff …` on the book."""
    return lambda *words: playbook("signoff", *words, "--book", book, *TODAY)


@pytest.fixture
def sheet(signoff, tmp_path):
    """The sheet of Anna and Boris."""
    path = tmp_path / "sheet.xlsx"
    done = signoff("sheet", "--since", "v1", "--people", "Anna, Boris", "--out", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path} (2 rules)\n", "")
    return path


def _without_fingerprints(text):
    return re.sub(r"\b[0-9a-f]{12}\b", "FINGERPRINT", text)


def test_who_has_signed_has_read(signoff, sheet):
    sign(sheet, {(1, ANNA): date(2026, 11, 12), (2, ANNA): "AK", (1, ANNA + 1): " "})
    done = signoff("status", sheet, "--all")

    assert _without_fingerprints(done.stdout) == (
        "Anna\n"
        "  read  2026-11-12  Abroad  FINGERPRINT\n"
        "  read  AK          Rebate  FINGERPRINT\n"
        "\n"
        "Boris\n"
        "  not signed    Abroad  FINGERPRINT\n"
        "  not signed    Rebate  FINGERPRINT\n"
        "\n"
        "Together: 2 not signed, 2 read.\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_editorial_change_leaves_the_signature_and_another_does_not(signoff, sheet, book):
    sign(sheet, {(1, ANNA): "AK", (2, ANNA): "AK"})
    (book / "book.yml").write_text(CHANGED.replace("We send nothing there.", "WE SEND NOTHING THRE!"))
    assert signoff("status", sheet, "--all").stdout.count("  read  AK") == 2

    (book / "book.yml").write_text(CHANGED.replace("4%", "6%"))
    done = signoff("status", sheet, "--format", "json")
    rules = {one["entity"]: one for one in json.loads(done.stdout)["people"][0]["rules"]}

    assert {ref: (one["status"], one["changes"]) for ref, one in rules.items()} == {
        "terms:rebate": ("outdated", ["“Rebate” (terms): percent – 6% instead of 4%."]),
        "not-our-client:abroad": ("read", []),
    }


def test_typos_mended_one_by_one_leave_the_signature(signoff, sheet, git):
    sign(sheet, {(1, ANNA): "AK", (2, ANNA): "AK"})
    git.commit({"content/book.yml": CHANGED.replace("We send nothing there.", "We sendd nothing there.")})
    git.commit({"content/book.yml": CHANGED.replace("We send nothing there.", "We sendd nothing therre.")})

    assert signoff("status", sheet, "--all").stdout.count("  read  AK") == 2


def test_several_sheets_add_up(signoff, sheet, git, tmp_path):
    sign(sheet, {(1, ANNA): "AK", (2, ANNA): "AK"})
    git.commit({"content/book.yml": CHANGED.replace("4%", "6%")})
    later = tmp_path / "later.xlsx"
    signoff("sheet", "--since", "HEAD~1", "--people", "anna", "--out", later)
    sign(later, {(1, ANNA): date(2026, 11, 20)})

    counts = [
        json.loads(signoff("status", *files, "--format", "json").stdout)["counts"]
        for files in ([sheet], [sheet, later])
    ]
    assert [(one["read"], one["outdated"]) for one in counts] == [(1, 1), (2, 0)]


def test_strict_demands_that_all_is_read(signoff, sheet):
    assert signoff("status", sheet, "--strict").returncode == 1
    everything = {(row, place): "x" for row in (1, 2) for place in (ANNA, ANNA + 1)}
    assert signoff("status", sign(sheet, everything), "--strict").returncode == 0


def test_a_role_gets_what_concerns_it(signoff, tmp_path):
    done = signoff("sheet", "--since", "v1", "--role", "hunter", "--out", tmp_path / "hunter.html")
    text = (tmp_path / "hunter.html").read_text()

    assert done.stdout == f"{tmp_path / 'hunter.html'} (1 rule)\n"
    assert "for: Hunter" in text
    assert "Abroad" in text
    assert "Rebate" not in text


def test_the_printed_sheet_is_a4_and_the_same_each_time(signoff, tmp_path):
    paths = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for path in paths:
        assert signoff("sheet", "--since", "v1", "--people", "Anna", "--out", path).returncode == 0
    document = pypdfium2.PdfDocument(paths[0])
    text = document[0].get_textpage().get_text_bounded()
    size = [round(points / 72 * 25.4) for points in document[0].get_size()]
    document.close()

    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert size == [297, 210]
    assert all(word in text for word in ("Firm", "Guide", "Anna", "Rebate", "4% instead of 3%"))


def test_what_is_not_committed_is_told(signoff, book, tmp_path):
    (book / "book.yml").write_text(CHANGED.replace("4%", "7%"))
    done = signoff("sheet", "--since", "v1", "--out", tmp_path / "sheet.xlsx")

    assert done.returncode == 0
    assert done.stderr == (
        "The sheet holds changes that are not committed yet: commit them and make it anew, "
        "or nobody will be able to tell later what has changed since.\n"
    )


def test_wrong_words_are_told(signoff, tmp_path):
    unknown = signoff("sheet", "--since", "v1", "--role", "huntr", "--out", tmp_path / "a.xlsx")
    ending = signoff("sheet", "--since", "v1", "--out", tmp_path / "a.doc")
    revision = signoff("sheet", "--since", "v9", "--out", tmp_path / "a.xlsx")

    assert "the book has no role “huntr”; its roles: head, hunter" in unknown.stderr
    assert "“a.doc” ends in none of: .xlsx, .pdf, .html" in ending.stderr
    assert [done.returncode for done in (unknown, ending, revision)] == [2, 2, 3]


def test_a_sheet_of_another_book_is_told(signoff, sheet, book):
    (book / "book.yml").write_text("book: {title: Other, language: en}\n")
    sign(
        sheet, {(row, 6 + place): text for row in (1, 2) for place, text in enumerate(("terms:x", "0" * 12, "f" * 12))}
    )
    sign(sheet, {(row, place): "" for row in range(15) for place in range(3)}, number=1)
    done = signoff("status", sheet)

    assert (done.returncode, done.stderr) == (
        3,
        "sheet.xlsx is a sheet of another book: this one has none of its rules.\n",
    )


def test_a_sheet_that_names_another_book_is_told(signoff, sheet, book):
    (book / "book.yml").write_text(CHANGED.replace("title: Guide", "title: Our guide"))
    assert signoff("status", sheet).returncode == 0  # the book was called so at the sheet's revision

    sign(sheet, {(0, 1): "Other"}, number=1)
    done = signoff("status", sheet)

    assert (done.returncode, done.stderr) == (3, "sheet.xlsx is a sheet of the book “Other”, not of this one.\n")


def test_nobody_and_lost_rows_are_not_green(signoff, sheet, tmp_path):
    nameless = tmp_path / "nameless.xlsx"
    signoff("sheet", "--since", "v1", "--out", nameless)
    sign(nameless, {(1, ANNA): date(2026, 11, 12), (2, ANNA): date(2026, 11, 12)})
    sign(sheet, {(1, ANNA): "x", (1, ANNA + 1): "x", **{(2, place): "" for place in range(9)}})
    nobody, lost = signoff("status", nameless, "--strict"), signoff("status", sheet, "--strict")

    assert (nobody.returncode, lost.returncode) == (1, 1)
    assert "who signed here?" in nobody.stderr
    assert lost.stderr == "sheet.xlsx: 1 row of the sheet is gone and counts as not signed: “Rebate”.\n"
    assert lost.stdout.count("  not signed  Rebate\n") == 2


def test_a_missing_revision_is_told(signoff, sheet, git, book):
    sign(sheet, {(1, ANNA): "x", (2, ANNA): "x"})
    (book / "book.yml").write_text(CHANGED.replace("4%", "5%"))
    git("update-ref", "refs/heads/main", git("commit-tree", "HEAD^{tree}", "-m", "Squashed"))
    git("tag", "--delete", "v1")
    git("reflog", "expire", "--expire=now", "--all")
    git("gc", "--quiet", "--prune=now")
    done = signoff("status", sheet, "--strict")

    assert done.returncode == 1
    assert "is not to be had: what has become of some rules since cannot be told." in done.stderr
    assert "  read again  Rebate\n    → It has changed since" in done.stdout


def test_a_broken_book_is_told_and_nothing_is_written(signoff, book, tmp_path):
    (book / "book.yml").write_text(BOOK.replace("kind: discount", "kind: rebat"))
    done = signoff("sheet", "--since", "v1", "--out", tmp_path / "sheet.xlsx")

    assert done.returncode == 1
    assert "The sheet was not written; mend the errors first." in done.stderr
    assert not (tmp_path / "sheet.xlsx").exists()


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (("owner: head", "owner: haed"), "There is no role “haed” in the book."),
        (("terms:", "\tterms: ["), "v0 the book has"),
    ],
)
def test_since_a_broken_revision_nothing_is_written(signoff, git, tmp_path, mistake, told):
    git.commit({"content/book.yml": BOOK.replace(*mistake)})
    git("tag", "v0")
    git.commit({"content/book.yml": CHANGED})
    done = signoff("sheet", "--since", "v0", "--out", tmp_path / "sheet.xlsx")

    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert done.stderr.endswith("The sheet was not written: name a revision at which the whole book could be read.\n")
    assert not (tmp_path / "sheet.xlsx").exists()


def test_where_nothing_is_to_be_signed_there_is_no_sheet(signoff, tmp_path):
    done = signoff("sheet", "--since", "HEAD", "--out", tmp_path / "sheet.xlsx")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "There is nothing to sign since “HEAD”; no sheet was written.\n"
    assert not (tmp_path / "sheet.xlsx").exists()


def test_what_the_roles_of_a_sheet_may_not_read_any_more_is_left_out(signoff, book, tmp_path):
    path = tmp_path / "hunter.xlsx"
    (book / "book.yml").write_text(CHANGED.replace("5%", "6%"))
    signoff("sheet", "--since", "v1", "--role", "hunter", "--people", "Anna", "--out", path)
    sign(path, {(1, ANNA): "x", (2, ANNA): "x"})
    hidden = CHANGED.replace("5%, owner: hunter", "7%, owner: head, audience: [head]")
    (book / "book.yml").write_text(hidden)
    done = signoff("status", path, "--strict")

    assert (done.returncode, done.stderr) == (
        0,
        "hunter.xlsx: 1 rule is not for the roles of the sheet any more and is left out.\n",
    )
