"""The ground of every noun: frozen, strict pydantic models whose fields tell authors what they are for."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, InstanceOf
from pydantic.json_schema import SkipJsonSchema

from playbook.diagnostics import Address

ADDRESS_FIELD = "address"
ADDRESS_KEY = "\0address"
"""Under this key the loader hands an entity its address; it takes NUL out of what authors write, so none of them can."""


class Noun(BaseModel):
    """A mapping that an author writes: keys are known, values are typed, nothing changes after loading."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=False,
        validate_by_alias=True,
        defer_build=True,  # a model within another is built with it: building each alone as well costs 0.1 s
    )


class Located(Noun):
    """A noun that knows where it stands in the book."""

    address: SkipJsonSchema[InstanceOf[Address]] = Field(
        default=Address(), validation_alias=ADDRESS_KEY, exclude=True, repr=False
    )


def required(about: str, **settings: Any) -> Any:  # noqa: ANN401 - pydantic's Field takes and gives Any
    """A field that must be written; `about` is `Title: what it is for`, the key of its translation."""
    return Field(title=about.partition(": ")[0], description=about, **settings)


def optional(about: str, default: Any = None, **settings: Any) -> Any:  # noqa: ANN401 - as above
    """A field that may be left out; `about` as in `required`."""
    return Field(default, title=about.partition(": ")[0], description=about, **settings)


def listed(about: str, **settings: Any) -> Any:  # noqa: ANN401 - as above
    """A list that may be left out, and is then empty; `about` as in `required`."""
    return optional(about, (), **settings)
