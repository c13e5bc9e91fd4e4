"""`playbook explain`."""

from __future__ import annotations

from playbook.check import catalogue_of_rules


def test_the_page_of_a_rule_tells_why_and_shows_both_examples(playbook, golden):
    ended = playbook("explain", "F006", "--lang", "ru")

    assert ended.returncode == 0
    golden("cli/explain.txt", ended.stdout)


def test_the_severity_is_told_with_the_word_that_a_book_writes(playbook):
    assert playbook("explain", "F002", "--lang", "ru").stdout.startswith("F002 unknown-reference (ошибка, error)\n")
    assert playbook("explain", "F002", "--lang", "en").stdout.startswith("F002 unknown-reference (error)\n")


def test_what_the_ledger_says_in_the_examples_stands_before_them(playbook):
    told = playbook("explain", "A808", "--lang", "en").stdout

    assert "The ledger says: Of 10 clients 4 are in AX and 6 in BY.\n\nDone well:" in told


def test_a_rule_is_found_by_its_name_too(playbook):
    assert playbook("explain", "unit-slip").stdout == playbook("explain", "f006").stdout


def test_without_a_code_every_rule_is_listed(playbook):
    lines = playbook("explain").stdout.splitlines()

    assert lines
    assert [line.split()[0] for line in lines] == list(catalogue_of_rules())


def test_an_unknown_code_is_wrong_usage_and_offers_the_nearest(playbook):
    ended = playbook("explain", "F0006")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "There is no rule “F0006”; the nearest is F006.\n"
