"""Plans the book: a Book in; every page with its number, address, content and links out, before the first is rendered."""

from playbook.plan.checked import Checked
from playbook.plan.history import NO_HISTORY, History
from playbook.plan.page import Draft, Entry, Page, Place
from playbook.plan.plan import Plan, plan_book

__all__ = ["NO_HISTORY", "Checked", "Draft", "Entry", "History", "Page", "Place", "Plan", "plan_book"]
