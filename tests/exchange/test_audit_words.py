"""What an audit calls states and clauses, and where the book says each."""

from __future__ import annotations

import pytest

from playbook.analytics.audit_figures import Clause
from playbook.diagnostics import Address
from playbook.exchange.audit_words import AuditWords, Told, clause_of
from tests.audits import CLAUSES, audited_book, breaches


@pytest.fixture
def words():
    return AuditWords(audited_book(), "en")


def test_a_clause_has_a_sentence_the_section_and_the_page_that_say_it(words):
    assert words.clause(CLAUSES["deadline"]) == Told(
        "Clients stay in “Contact” longer than 5\u00a0days.", "§ 2.1.2", "pipelines/new/contact.html"
    )
    assert words.clause(CLAUSES["handoff"]).address == "handoffs.html#pb-handoff-to-hunter"


def test_what_the_book_does_not_have_is_told_where_it_would_stand(words):
    clause = Clause("unknown-pipeline", Address(("pipelines",)), "Tenders")

    assert words.clause(clause) == Told("The book has no pipeline “Tenders”.", "§ 2", "pipelines/index.html")
    assert (words.pipeline("Tenders"), words.state("new", "Thinking")) == ("“Tenders”", "“Thinking”")
    assert words.pipeline("") == "no pipeline"


def test_every_row_of_breaches_names_its_clause(words):
    rows = breaches().to_pylist()

    assert [clause_of(row).kind for row in rows] == [
        "unknown-state", "jump", "deadline", "deadline", "no-reason", "handoff", "worklist",
    ]  # fmt: skip
    assert words.of_breach(rows[2]) == words.clause(CLAUSES["deadline"])


def test_a_reason_is_called_as_the_state_calls_it_into_which_it_leads(words):
    assert words.reason("new", "refusal", "silent") == "Silent"
    assert words.reason("new", "refusal", "other") == "other"
    assert words.reason("new", None, None) == ""
