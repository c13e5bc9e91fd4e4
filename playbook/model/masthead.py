"""The masthead: whose book this is, its language, currency and day, and the limits that hold for the whole of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from playbook.model.base import Located, Noun, listed, optional, required
from playbook.model.reference import RoleRef
from playbook.model.value import Day, FilePath, Line, Percent

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Contact(Noun):
    """Whom to ask."""

    role: RoleRef | None = optional("Role: the role this person has.")
    name: Line | None = optional("Name: how to address this person.")
    phone: Line | None = optional("Phone: the number to call.")
    email: Line | None = optional("E-mail: where to write.")


class Calendar(Noun):
    """Which days are working days."""

    week: tuple[Weekday, ...] = optional(
        "Week: the working days, five of seven if left out.", ("mon", "tue", "wed", "thu", "fri"), min_length=1
    )
    holidays: tuple[Day, ...] = listed("Holidays: days of the week above on which nobody works.")


class Masthead(Located):
    """The section `book`."""

    title: Line = required("Title: what stands on the cover.")
    company: Line | None = optional("Company: whose sales book this is.")
    language: Literal["ru", "en"] = optional("Language: of the book and of its messages, ru or en.", "ru")
    currency: Line = optional("Currency: the code of ISO 4217, such as RUB.", "RUB", pattern=r"^[A-Z]{3}$")
    effective: Day | None = optional("In force from: the day from which the book holds.")
    owner: RoleRef | None = optional("Owner: the role that answers for the whole book.")
    summary: Line | None = optional("In short: one line that says what the book is for.")
    logo: FilePath | None = optional("Logo: the path of a picture in the book's folder.")
    contacts: tuple[Contact, ...] = listed("Contacts: whom to ask.")
    margin_floor: Percent | None = optional("Margin floor: no terms may push a sale under it.")
    stacking: Literal["chain", "sum", "best"] = optional(
        "Stacking: how discounts that meet are combined: chain, sum or best.", "chain"
    )
    calendar: Calendar = optional("Calendar: the working week and its holidays.", Calendar())

    @property
    def working_week(self) -> int:
        """Working days in a week."""
        return len(set(self.calendar.week))

    @property
    def floor(self) -> Decimal:
        """The margin floor as a fraction, nothing if none is set."""
        return self.margin_floor or Decimal(0)
