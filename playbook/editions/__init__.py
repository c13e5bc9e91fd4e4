"""Editions: a book and one of its editions in; the smaller book that its readers get, and what it may not say, out."""

from playbook.editions.audit import restrict_audit
from playbook.editions.cut import LostLink
from playbook.editions.measurements import restrict_measurements
from playbook.editions.plan_figures import restrict_plans
from playbook.editions.readers import placed_entities
from playbook.editions.restrict import Restricted, restrict
from playbook.editions.role_edition import edition_for_path, role_edition
from playbook.editions.secrets import NO_SECRETS, Secrets, secrets_of

__all__ = [
    "NO_SECRETS",
    "LostLink",
    "Restricted",
    "Secrets",
    "edition_for_path",
    "placed_entities",
    "restrict",
    "restrict_audit",
    "restrict_measurements",
    "restrict_plans",
    "role_edition",
    "secrets_of",
]
