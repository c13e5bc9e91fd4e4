"""Values in words: money, percents, lengths of time, days and criteria as a reader of the book's language says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from babel.lists import format_list
from babel.numbers import format_compact_currency, format_currency, format_decimal, get_currency_symbol

from playbook.diagnostics import Message, _, _n
from playbook.locale import Language
from playbook.locale.days import say_day, say_days
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.range import Range
from playbook.model.value import Duration

_NBSP = "\u00a0"
_NO_KOPECKS = 1000


@dataclass(frozen=True, slots=True)
class Wording:
    """Says values in one language; sums are in one currency."""

    language: Language
    currency: str
    attributes: Mapping[str, Attribute]

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return message.in_language(self.language)

    def number(self, value: Decimal | int) -> str:
        """A number with its groups of digits parted: 5 000 000."""
        return _with_minus(format_decimal(value, locale=self.language))

    def money(self, value: Decimal) -> str:
        """A sum in the book's currency, kopecks only where there are any."""
        return _joined(*self._money_apart(value))

    def _money_apart(self, value: Decimal) -> tuple[str, str]:
        digits = "#,##0.00" if value != value.to_integral_value() else "#,##0"
        if self.language == "ru":
            return _with_minus(format_decimal(value, digits, locale="ru")), self.currency_names[1]
        told = format_currency(value, self.currency, f"¤{digits}", locale=self.language, currency_digits=False)
        return _with_minus(told), ""

    @property
    def currency_names(self) -> tuple[str, str]:
        """The currency as books write it: its code and its sign."""
        return self.currency, get_currency_symbol(self.currency, locale=self.language)

    def percent(self, value: Decimal, places: int = 1) -> str:
        """A fraction as a percent with at most one decimal, or as many as are asked for: 12,5 %."""
        return _joined(*self._percent_apart(value, places))

    def _percent_apart(self, value: Decimal, places: int = 1) -> tuple[str, str]:
        rounded = (value * 100).quantize(Decimal(1).scaleb(-places)).normalize() + 0
        shown = format_decimal(rounded, f"#,##0.{'#' * places}", locale=self.language)
        return (_with_minus(shown), "%") if self.language == "ru" else (_with_minus(f"{shown}%"), "")

    def part(self, value: Decimal | Fraction, rounding: str = ROUND_HALF_UP) -> str:
        """A fraction as a percent with one decimal, as figures of a table are told: 12,5 %, 100,0 %; what is needed is rounded up."""
        shown = format_decimal(_rounded(_decimal(value) * 100, 1, rounding), "#,##0.0", locale=self.language)
        return _with_minus(f"{shown}{_NBSP}%" if self.language == "ru" else f"{shown}%")

    def about(self, value: Decimal) -> str:
        """A reckoned sum: kopecks are told of small ones alone."""
        return self.money(_rounded(value, 0 if abs(value) >= _NO_KOPECKS else 2))

    def briefly(self, value: Decimal) -> str:
        """A sum in as few figures as a chart has room for: 600 тыс. ₽."""
        return _with_minus(
            format_compact_currency(value, self.currency, locale=self.language, fraction_digits=2)  # 1,25 млн
        ).replace(" ", _NBSP)

    def roughly(self, value: Decimal) -> str:
        """A sum to three figures, as briefly as it can be said: 18,1 млн ₽."""
        return self.briefly(Decimal(f"{value:.2e}"))

    def calendar_days(self, value: Fraction) -> str:
        """Days that were reckoned: 16,4 дня."""
        return self.duration(Duration(_rounded(_decimal(value), 1), "d"))

    def count(self, value: Fraction) -> str:
        """A number that was reckoned: 53,6."""
        return self.number(_rounded(_decimal(value), 1))

    def duration(self, value: Duration) -> str:
        """A length of time in words: 14 дней."""
        count = self.number(value.amount)
        whole = int(value.amount) if value.amount == value.amount.to_integral_value() else 2  # 2,5 дня
        units: dict[str, Message] = {
            "h": _n("{shown} hour", "{shown} hours", whole, shown=count),
            "d": _n("{shown} day", "{shown} days", whole, shown=count),
            "wd": _n("{shown} working day", "{shown} working days", whole, shown=count),
            "w": _n("{shown} week", "{shown} weeks", whole, shown=count),
            "mo": _n("{shown} month", "{shown} months", whole, shown=count),
        }
        return self.say(units[value.unit]).replace(" ", _NBSP, 1)

    def up_to(self, value: Duration) -> str:
        """A length of time as the most there may be: до 14 дней."""
        count = self.number(value.amount)
        whole = int(value.amount) if value.amount == value.amount.to_integral_value() else 5
        units: dict[str, Message] = {
            "h": _n("up to {shown} hour", "up to {shown} hours", whole, shown=count),
            "d": _n("up to {shown} day", "up to {shown} days", whole, shown=count),
            "wd": _n("up to {shown} working day", "up to {shown} working days", whole, shown=count),
            "w": _n("up to {shown} week", "up to {shown} weeks", whole, shown=count),
            "mo": _n("up to {shown} month", "up to {shown} months", whole, shown=count),
        }
        return self.say(units[value.unit]).replace(f"{count} ", f"{count}{_NBSP}", 1)

    def day(self, value: date) -> str:
        """A day: 1 ноября 2026."""
        return say_day(value, self.language)

    def days(self, first: date, last: date, *, has_year: bool = True) -> str:
        """From a day to a day, in which what both have in common stands once: 1–9 января 2027; of one year it may be left out."""
        return say_days(first, last, self.language, has_year=has_year)

    def listed(self, items: Iterable[str], *, is_choice: bool = False) -> str:
        """Items as a sentence lists them: а, б и в (а, б или в)."""
        return format_list(list(items), "or" if is_choice else "standard", locale=self.language)

    def criterion(self, attribute_id: str, criterion: Criterion) -> str:
        """A criterion on an attribute in words."""
        attribute = self.attributes.get(attribute_id)
        parts = [self.range(one, attribute) for one in criterion.ranges]
        if criterion.flag is not None:
            parts.append(self.say(_("yes") if criterion.flag else _("no")))
        if criterion.choices:
            parts.append(self.listed((self.value(attribute, choice) for choice in criterion.choices), is_choice=True))
        if criterion.excluded:
            barred = self.listed(self.value(attribute, choice) for choice in criterion.excluded)
            parts.append(self.say(_("any but {values}", values=barred)))
        if criterion.takes_unknown:
            parts.append(self.say(_("not known")))
        return self.listed(parts, is_choice=True)

    def value(self, attribute: Attribute | None, value: str) -> str:
        """A value of an attribute as a client has it."""
        if attribute is None:
            return value
        if value in attribute.values:
            return attribute.values[value]
        if value in {"true", "false"}:
            return self.say(_("yes") if value == "true" else _("no"))
        if value == "unknown":
            return self.say(_("not known"))
        try:
            return self.amount(Decimal(value.replace("_", "").replace(" ", "")), attribute)
        except ArithmeticError:
            return value

    def amount(self, value: Decimal, attribute: Attribute | None, *, is_percent: bool = False) -> str:
        """A number of an attribute with its unit."""
        return _joined(*self._apart(value, attribute, is_percent=is_percent))

    def _apart(self, value: Decimal, attribute: Attribute | None, *, is_percent: bool) -> tuple[str, str]:
        """The number and the unit that stands behind it; what stands before or right at the number belongs to it."""
        if is_percent:
            return self._percent_apart(value)
        if attribute is not None and attribute.kind == "money":
            return self._money_apart(value)
        return self.number(value), (attribute.unit or "") if attribute is not None else ""

    def range(self, value: Range, attribute: Attribute | None = None) -> str:
        """A range in words: от 1 000 000 до 5 000 000 ₽; one that is open below: меньше 1 000 000 ₽."""
        is_percent = value.unit == "percent"
        if value.lower is not None and value.upper is not None:
            number, _unit = self._apart(value.lower, attribute, is_percent=is_percent)  # the upper end has it
            return self._between(value, number, self.amount(value.upper, attribute, is_percent=is_percent))
        if value.lower is not None:
            lower = self.amount(value.lower, attribute, is_percent=is_percent)
            return self.say(_("{value} or more", value=lower) if value.lower_is_in else _("over {value}", value=lower))
        if value.upper is not None:
            upper = self.amount(value.upper, attribute, is_percent=is_percent)
            return self.say(
                _("{value} or less", value=upper) if value.upper_is_in else _("less than {value}", value=upper)
            )
        return ""

    def _between(self, value: Range, lower: str, upper: str) -> str:
        if value.lower == value.upper:
            return upper
        ends: dict[tuple[bool, bool], Message] = {
            (True, False): _("from {lower} to under {upper}", lower=lower, upper=upper),
            (True, True): _("from {lower} to {upper}", lower=lower, upper=upper),
            (False, False): _("over {lower} and under {upper}", lower=lower, upper=upper),
            (False, True): _("over {lower} and up to {upper}", lower=lower, upper=upper),
        }
        return self.say(ends[value.lower_is_in, value.upper_is_in])


def _decimal(value: Decimal | Fraction) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """As people round, half up, or as it is asked; without noughts behind, however many figures it has."""
    with localcontext(prec=max(50, value.adjusted() + 10)):
        found = value.quantize(Decimal(1).scaleb(-places), rounding)
        return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


def _joined(number: str, unit: str) -> str:
    return f"{number}{_NBSP}{unit}" if unit else number


def _with_minus(number: str) -> str:
    """A number with a minus where the library writes a hyphen."""
    return number.replace("-", "\N{MINUS SIGN}", 1)


def wording_of(book: Book, language: Language) -> Wording:
    """The wording of a book in a language."""
    return Wording(language, book.masthead.currency, {attribute.id: attribute for attribute in book.attributes})
