"""The catalogue of rules: complete, unique, explained."""

from __future__ import annotations

import re

from playbook.check import catalogue_of_rules
from playbook.check import rules as rooms
from playbook.check.catalogue import _modules
from playbook.load.told import TOLD_BY_LOAD
from playbook.model.book import Book


def test_codes_and_names_are_unique():
    found = [module.RULE for module in _modules(rooms) if hasattr(module, "RULE")]

    assert found
    assert len({rule.code for rule in found}) == len(found)
    assert len({rule.name for rule in found}) == len(found)


def test_every_module_of_a_family_is_a_rule():
    modules = [module for module in _modules(rooms) if not hasattr(module, "__path__")]

    assert modules
    assert [module.__name__ for module in modules if not hasattr(module, "RULE")] == []


def test_codes_are_a_letter_and_three_figures_and_names_are_words_with_hyphens():
    rules = catalogue_of_rules()

    assert rules
    assert [code for code in rules if not re.fullmatch(r"[A-Z]\d{3}", code)] == []
    assert [rule.name for rule in rules.values() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)] == []


def test_a_rule_that_needs_a_ledger_names_a_section_and_brings_a_ledger_for_its_examples():
    rules = [rule for rule in catalogue_of_rules().values() if rule.needs_ledger]

    assert rules
    assert [rule.code for rule in rules if rule.ledger is None or rule.section not in Book.model_fields] == []


def test_a_rule_is_found_by_a_check_or_says_who_finds_it():
    rules = catalogue_of_rules().values()

    assert rules
    assert [
        rule.code
        for rule in rules
        if rule.check is None
        and rule.check_on is None
        and rule.check_against is None
        and rule.reported_by == "check"
        and rule.code not in {"F008", "F009"}
    ] == []


def test_what_the_loader_tells_stands_in_the_catalogue_under_the_same_name():
    rules = catalogue_of_rules()

    assert TOLD_BY_LOAD
    assert {code: rules[code].name for code in TOLD_BY_LOAD} == TOLD_BY_LOAD
    assert {rules[code].reported_by for code in TOLD_BY_LOAD} == {"load"}
