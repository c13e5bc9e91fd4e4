"""Figures in a message: a sum, a percent or a number with its unit, written in the reader's language when the message is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from playbook.locale import Language
from playbook.locale.figures import NBSP, say_money, say_number, say_percent


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a currency of ISO 4217."""

    amount: Decimal
    currency: str

    def in_language(self, language: Language) -> str:
        """The sum as it is written in a language: 90 000 ₽."""
        return say_money(self.amount, self.currency, language)


@dataclass(frozen=True, slots=True)
class Percent:
    """A fraction that is told as a percent."""

    fraction: Decimal

    def in_language(self, language: Language) -> str:
        """The percent as it is written in a language: 12,5 %."""
        return say_percent(self.fraction, language)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, if it has one."""

    number: Decimal
    unit: str | None = None

    def in_language(self, language: Language) -> str:
        """The number as it is written in a language: 3 000 чашек."""
        shown = say_number(self.number, language)
        return f"{shown}{NBSP}{self.unit}" if self.unit else shown


Figure = Money | Percent | Amount
