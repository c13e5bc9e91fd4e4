"""Findings as workflow commands: one a line, with what the runner would take for its own escaped."""

from __future__ import annotations

from playbook.diagnostics.formats import as_github


def test_a_finding_is_one_command_with_its_hint_and_its_other_sides(found):
    first, second = as_github(found, "en", "content/").splitlines()

    assert first == (
        "::error file=content/сегменты%2C новые.yml,line=12,col=9,endColumn=21,title=S101 gap"
        "::A client: 100%25 is “Дилер”.%0AWiden it.%0Acontent/clients.yml:31: Here it begins."
    )
    assert second == "::notice file=content/a.yml,line=1,col=1,endColumn=1,title=P413 idle-state::Nothing happens."


def test_nothing_found_is_nothing_said():
    assert as_github([], "ru") == ""
