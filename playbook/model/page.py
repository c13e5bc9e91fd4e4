"""A page: free text that has no other room in the book."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from playbook.model.base import optional
from playbook.model.entity import Entity
from playbook.model.reference import SectionOrPage


def _without_kind(value: Any) -> Any:  # noqa: ANN401 - a validator is given whatever the author wrote
    """A page may be named with its kind, as in texts: `page:about` is `about`."""
    return value.removeprefix("page:") if isinstance(value, str) else value


class Page(Entity):
    """An item of the section `pages`."""

    after: Annotated[SectionOrPage, BeforeValidator(_without_kind)] | None = optional(
        "After: the section or page it follows."
    )
