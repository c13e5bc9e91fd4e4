"""What the terminal says of an audit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.cli.audit_told import told
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, breaches, figures, hand_made_audit, today


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_audit_is_told_in_the_reader_s_language(golden, language):
    lines = told(hand_made_audit(), AuditWords(audited_book(), language))

    golden(f"cli/audit-{language}.txt", "\n".join(lines) + "\n")


def test_a_history_without_a_breach_is_told_in_one_line():
    audit = replace(hand_made_audit(), breaches=breaches().slice(0, 0), figures=replace(figures(), broken=()))

    assert told(audit, AuditWords(audited_book(), "en"))[2:5] == [
        "What broke the book",
        "  Nothing: everything went as the book says.",
        "",
    ]


def test_of_many_clauses_the_commonest_are_told_and_the_rest_is_counted():
    [first, *_rest] = figures().broken
    audit = replace(hand_made_audit(), figures=replace(figures(), broken=(first,) * 15))

    lines = told(audit, AuditWords(audited_book(), "en"))

    assert lines.count("  Clients stay in “Contact” longer than 5\u00a0days.") == 12
    assert "  … and 3 clauses more" in lines


def test_of_many_clients_of_a_person_the_most_urgent_are_told():
    [row, *_rest] = today().to_pylist()
    many = [{**row, "client": f"C{number}"} for number in range(7)]
    audit = replace(hand_made_audit(), today=today().from_pylist(many, schema=today().schema))

    lines = told(audit, AuditWords(audited_book(), "en"))
    place = lines.index("  Ann: 7 clients past the deadline")

    assert lines[place + 1] == "    C0  Contact  7 days over  → Refusal (Silent)"
    assert lines[place + 6] == "    … and 2 clients more"
