"""Checks the book: what was loaded in; every finding of every rule, with its place and severity, out."""

from playbook.check.catalogue import catalogue_of_rules
from playbook.check.rule import Rule
from playbook.check.runner import BrokenRulesError, check_book, check_lost, unasked_rules

__all__ = ["BrokenRulesError", "Rule", "catalogue_of_rules", "check_book", "check_lost", "unasked_rules"]
