"""A loyalty programme: whom it is for, what it promises, and whether it pays."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from playbook.model.base import Noun, listed, optional, required
from playbook.model.bounds import Cost, Part
from playbook.model.day_order import demand_order
from playbook.model.entity import Entity
from playbook.model.reference import AttributeRef, CellRef, ProductRef, ProgrammeRef, SegmentRef, StatusRef
from playbook.model.text import MarkdownText
from playbook.model.value import Day, Length, Line, Money, Percent, Whole


class Validity(Noun):
    """From when to when a programme runs."""

    from_: Day | None = optional("From: its first day.", alias="from")
    to: Day | None = optional("To: its last day.")

    @model_validator(mode="after")
    def _demand_order(self) -> Self:
        demand_order(self.from_, self.to)
        return self


class LoyaltyTerm(Noun):
    """One promise of a programme."""

    kind: Literal[
        "discount",
        "delivery",
        "configuration",
        "referral",
        "instalment",
        "gift",
        "lottery",
        "packaging",
        "bonus",
        "other",
    ] = optional(
        "Kind: discount, delivery, configuration, referral, instalment, gift, lottery, packaging, bonus or other.",
        "other",
    )
    title: Line | None = optional("Title: the promise in words.")
    body: MarkdownText | None = optional("Text: what exactly is promised.")
    percent: Part | None = optional("Percent: a discount on the price.")
    cost: Cost | None = optional("Cost: money per client per month.")


class Question(Noun):
    """A question of the programme's questionnaire."""

    question: Line = required("Question: what is asked.")
    attribute: AttributeRef | None = optional("Attribute: what the answer tells.")


class Retention(Noun):
    """Which part of the clients stays for another year."""

    before: Percent = required("Before: per year, without the programme.")
    after: Percent = required("After: per year, with it.")


class Economics(Noun):
    """What a programme costs and brings."""

    launch_cost: Cost | None = optional("Launch cost: money, once.")
    monthly_cost: Cost | None = optional("Monthly cost: money per month.")
    clients: Whole | None = optional("Clients: how many take part.")
    turnover_per_client: Money | None = optional("Turnover per client: money per month at list prices, before.")
    margin: Percent | None = optional("Margin: as a part of the price, before.")
    uplift: Percent | None = optional("Uplift: growth in units.")
    cost_per_client: Cost | None = optional("Cost per client: money per month.")
    retention: Retention | None = optional("Retention: before and after, per year.")
    horizon: Length | None = optional("Horizon: by when it must have paid.")


class Programme(Entity):
    """An item of the section `loyalty`."""

    segments: tuple[SegmentRef, ...] = listed("Segments: for whom.")
    statuses: tuple[StatusRef, ...] = listed("Statuses: for whom.")
    cells: tuple[CellRef, ...] = listed("Cells: for whom, by ABC–XYZ.")
    products: tuple[ProductRef, ...] = listed("Products: for what.")
    valid: Validity | None = optional("Valid: from when to when.")
    terms: tuple[LoyaltyTerm, ...] = listed("Terms: what is promised.")
    stacks_with: tuple[ProgrammeRef, ...] = listed("Stacks with: programmes that may be used together; left out, none.")
    questionnaire: tuple[Question, ...] = listed("Questionnaire: what a member is asked.")
    economics: Economics | None = optional("Economics: what it costs and brings.")
