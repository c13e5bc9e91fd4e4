"""The book: every section of the format, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, InstanceOf
from pydantic.json_schema import SkipJsonSchema

from playbook.diagnostics import Address
from playbook.model.abc_xyz import AbcXyz, Cell
from playbook.model.attribute import Attribute
from playbook.model.authority import Authority
from playbook.model.base import Noun, listed, optional, required
from playbook.model.case import Case
from playbook.model.checks import Checks
from playbook.model.competitor import Competitor
from playbook.model.data_source import DataSources
from playbook.model.document import Document
from playbook.model.edition import Edition
from playbook.model.forecast import Forecast
from playbook.model.glossary import Term
from playbook.model.handoff import Handoff
from playbook.model.line import SalesLine
from playbook.model.loyalty import Programme
from playbook.model.masthead import Masthead
from playbook.model.not_our_client import NotOurClient
from playbook.model.objection import Objection
from playbook.model.onboarding import Path
from playbook.model.page import Page
from playbook.model.pipeline import Pipeline, State
from playbook.model.portrait import Portrait
from playbook.model.product import Product
from playbook.model.role import Role
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.situation import Situation
from playbook.model.status import Status
from playbook.model.terms import Terms
from playbook.model.touchpoint import Touchpoint


class Book(Noun):
    """A whole sales book; each field is a section of the format."""

    masthead: Masthead = required("The book: whose it is and the limits that hold for all of it.", alias="book")
    lines: tuple[SalesLine, ...] = listed("Lines: the ways in which the company sells.")
    roles: tuple[Role, ...] = listed("Roles: who works here.")
    attributes: tuple[Attribute, ...] = listed("Attributes: what is known of a client.")
    segmentations: tuple[Segmentation, ...] = listed("Segments: how clients are divided.")
    not_our_clients: tuple[NotOurClient, ...] = listed("Not our clients: whom we do not serve.")
    portraits: tuple[Portrait, ...] = listed("Portraits: the buyers we aim at.")
    touchpoints: tuple[Touchpoint, ...] = listed("Touchpoints: where we touch a client.")
    pipelines: tuple[Pipeline, ...] = listed("Pipelines: which way a deal goes.")
    handoffs: tuple[Handoff, ...] = listed("Handoffs: who hands clients to whom.")
    statuses: tuple[Status, ...] = listed("Statuses: the health of the client base.")
    abc_xyz: tuple[AbcXyz, ...] = listed("ABC–XYZ: turnover and steadiness.")
    products: tuple[Product, ...] = listed("Products: what we sell.")
    documents: tuple[Document, ...] = listed("Documents: what we hand over.")
    terms: tuple[Terms, ...] = listed("Terms: what we offer.")
    authority: tuple[Authority, ...] = listed("Authority: who may promise what.")
    objections: tuple[Objection, ...] = listed("Objections: what clients say against it.")
    competitors: tuple[Competitor, ...] = listed("Competitors: whom else clients ask.")
    loyalty: tuple[Programme, ...] = listed("Loyalty: the programmes and what they promise.")
    situations: tuple[Situation, ...] = listed("Situations: the entry by moment.")
    cases: tuple[Case, ...] = listed("Cases: worked examples.")
    data: DataSources = optional("Data: where facts come from.", DataSources())
    forecast: tuple[Forecast, ...] = listed("Forecast: how sales are planned.")
    onboarding: tuple[Path, ...] = listed("Onboarding: the paths of new hires.")
    editions: tuple[Edition, ...] = listed("Editions: smaller books for their readers.")
    glossary: tuple[Term, ...] = listed("Glossary: the words of the trade.")
    pages: tuple[Page, ...] = listed("Pages: free pages.")
    checks: Checks = optional("Checks: severity by code.", Checks())

    unread: frozenset[str] = Field(frozenset(), validation_alias="\0unread", exclude=True)
    """Ids that the author wrote of what the loader could not read whole."""
    unread_words: frozenset[tuple[str, str]] = Field(frozenset(), validation_alias="\0unread-words", exclude=True)
    """Words in what the loader could not read whole, each with its section, or with none; `*` is any word, and an empty one is there always."""
    files: frozenset[str] = Field(frozenset(), validation_alias="\0files", exclude=True)
    """Paths in the book of every file that texts may refer to."""
    files_leading_out: frozenset[str] = Field(frozenset(), validation_alias="\0files-leading-out", exclude=True)
    """Paths of links to somewhere outside the book."""
    sections: frozenset[str] | None = Field(None, validation_alias="\0sections", exclude=True)
    """The sections that an edition tells of; what it holds of others is only named. A whole book tells of all."""
    partial: SkipJsonSchema[frozenset[InstanceOf[Address]]] = Field(
        frozenset(), validation_alias="\0partial", exclude=True
    )
    """Entities of which an edition shows only a part in a field that decides: ways on, limits, exceptions, criteria, parts."""
    partial_sections: frozenset[str] = Field(frozenset(), validation_alias="\0partial-sections", exclude=True)
    """Sections of which an edition hides something from its readers."""

    edition_id: str | None = Field(None, validation_alias="\0edition", exclude=True)
    """The edition that this book is; none if it is the whole book."""

    @property
    def edition(self) -> Edition | None:
        """The edition that this book is; none if it is the whole book."""
        return next((one for one in self.editions if one.id == self.edition_id), None)

    def tells_of(self, section: str) -> bool:
        """Whether a section makes a chapter of this book, if there is anything in it."""
        return self.sections is None or section in self.sections

    def may_lack(self, *sections: str) -> bool:
        """Whether something of these sections could not be read whole."""
        return any((section, "") in self.unread_words for section in ("", *sections))

    def may_name(self, word: str, *sections: str) -> bool:
        """Whether a word, such as an id, stands in what could not be read of these sections; of any section where none is named."""
        if not self.unread_words:
            return False
        asked = sections or [field.alias or name for name, field in type(self).model_fields.items()]
        return ("", "*") in self.unread_words or any((one, word) in self.unread_words for one in ("", *asked))

    def segments(self) -> Iterator[Segment]:
        """Every segment of every segmentation."""
        return (segment for segmentation in self.segmentations for segment in segmentation.segments)

    def states(self) -> Iterator[tuple[Pipeline, State]]:
        """Every state with its pipeline."""
        return ((pipeline, state) for pipeline in self.pipelines for state in pipeline.states)

    def statuses_of(self, line: str | None) -> tuple[Status, ...]:
        """The statuses of a line and of all lines; without a line, all."""
        return tuple(one for one in self.statuses if line is None or one.line in {None, line})

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Every cell of every matrix with its id, such as AX."""
        return ((name, cell) for matrix in self.abc_xyz for name, cell in matrix.cells.items())
