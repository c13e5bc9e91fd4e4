"""References: a field that names another entity says here of which kind, so that one walk finds them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

Kind = Literal[
    "line", "role", "attribute", "segmentation", "segment", "not-our-client", "portrait", "touchpoint", "pipeline", "state", "handoff",
    "status", "cell", "programme", "product", "document", "objection", "competitor", "terms", "authority", "situation", "case", "path",
    "edition", "term", "page",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

SectionName = Literal[
    "book", "lines", "roles", "attributes", "segmentations", "not_our_clients", "portraits", "touchpoints", "pipelines", "handoffs", "statuses",
    "abc_xyz", "products", "documents", "terms", "authority", "objections", "competitors", "loyalty", "situations", "cases", "data", "forecast",
    "onboarding", "editions", "glossary", "pages", "checks",
]  # fmt: skip
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""The sections of the format by their keys."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text in a field names: an entity of `kind`; `any` is written `kind:id`.

    `is_local`: a state may be named without its pipeline, when it stands in the same one. `may_be_text`: words that are no id are plain text.
    `also`: words that stand beside the ids and name nothing.
    """

    kind: Kind | Literal["any"]
    is_local: bool = False
    may_be_text: bool = False
    also: tuple[str, ...] = ()


_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

LineRef = Annotated[_Name, Reference("line")]
RoleRef = Annotated[_Name, Reference("role")]
AttributeRef = Annotated[_Name, Reference("attribute")]
SegmentationRef = Annotated[_Name, Reference("segmentation")]
SegmentRef = Annotated[_Name, Reference("segment")]
NotOurClientOrNone = Annotated[_Name, Reference("not-our-client", also=("none",))]
TouchpointRef = Annotated[_Name, Reference("touchpoint")]
PipelineRef = Annotated[_Name, Reference("pipeline")]
StateRef = Annotated[_Name, Reference("state")]
LocalStateRef = Annotated[_Name, Reference("state", is_local=True)]
StatusRef = Annotated[_Name, Reference("status")]
CellRef = Annotated[_Name, Reference("cell")]
ProgrammeRef = Annotated[_Name, Reference("programme")]
ProgrammeOrText = Annotated[_Name, Reference("programme", may_be_text=True)]
ProductRef = Annotated[_Name, Reference("product")]
DocumentRef = Annotated[_Name, Reference("document")]
DocumentOrText = Annotated[_Name, Reference("document", may_be_text=True)]
TermsOrText = Annotated[_Name, Reference("terms", may_be_text=True)]
ObjectionRef = Annotated[_Name, Reference("objection")]
AuthorityOrText = Annotated[_Name, Reference("authority", may_be_text=True)]
AnyRef = Annotated[_Name, Reference("any")]
SectionOrPage = Annotated[_Name, Reference("page", also=SECTIONS)]
AxisRef = Annotated[_Name, Reference("segmentation", also=("status", "abc-xyz"))]
