"""Codes of the catalogue whose rules are still to come: a book may already give them a severity, and no other rule takes them."""

RESERVED = frozenset({"O701", "O702", "O703", "O704", "E901", "E902", "E903"})
