"""Codes of the catalogue whose rules are still to come: a book may already give them a severity, and no other rule takes them."""

# fmt: off
RESERVED = frozenset({
    "F007", "T301",
    "T302", "T303", "T304", "P401", "P402", "P403", "P404", "P405", "P406", "P407", "P408", "P409", "P410", "P411",
    "P412", "P413", "P414", "R501", "R502", "R503", "R504", "R505", "R506", "R507", "L601", "L602", "L603", "L604",
    "L605", "L606", "L607", "L608", "O701", "O702", "O703", "O704", "A801", "A802", "A803", "A804", "C851", "E901",
    "E902", "E903", "V951", "V952",
})
# fmt: on
