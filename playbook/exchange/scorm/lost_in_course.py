"""A path, the plan of a book and the links that the book lost in; those of them out whose texts a course of the path may show."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.diagnostics import Address
from playbook.editions import LostLink
from playbook.model.index import index
from playbook.model.onboarding import Path
from playbook.plan import Plan


def lost_in_course(plan: Plan, path: Path, lost: Iterable[LostLink]) -> list[LostLink]:
    """All but those in what has a page of its own, outside the course; what has none may be shown on any page.

    Of a path that the plan does not hold there is no course, and no link is lost in it.
    """
    if f"path:{path.id}" not in plan.places:
        return []
    asked = [question.about for day in path.days for question in day.quiz if question.about]
    refs = [f"path:{path.id}", *asked, *(ref for day in path.days for ref in day.read)]
    pages = {plan.places[ref].path for ref in refs if ref in plan.places}
    is_held: dict[Address, bool] = {}
    for ref, entity in index(plan.book).items():
        place = plan.places.get(ref)
        if place is not None and place.anchor is None:
            is_held[entity.address] = place.path in pages
    return [link for link in lost if _may_be_shown(link.at, is_held)]


def _may_be_shown(at: Address, is_held: dict[Address, bool]) -> bool:
    around = [is_held[one] for length in range(len(at)) if (one := Address(at[:length])) in is_held]
    return any(around) or not around
