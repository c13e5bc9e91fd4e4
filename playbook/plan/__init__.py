"""Plans the book: a Book in; every page with its number, address, content and links out, before the first is rendered."""

from playbook.plan.checked import Checked
from playbook.plan.page import Draft, Entry, Page, Place
from playbook.plan.plan import Plan, plan_book

__all__ = ["Checked", "Draft", "Entry", "Page", "Place", "Plan", "plan_book"]
