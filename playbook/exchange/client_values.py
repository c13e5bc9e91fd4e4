"""A cell of a client list in; the value of an attribute or of a measure as criteria test it out, or what is wrong with the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import get_currency_symbol

from playbook.criteria import Value
from playbook.criteria.measures import DOMAINS, Domain
from playbook.diagnostics import Message, _, nearest, quoted
from playbook.exchange.figures import currencies_in, meanings_of, number_in
from playbook.exchange.table import Cell, number_of, text_of
from playbook.locale.unknown_words import UNKNOWN_WORDS
from playbook.model.attribute import Attribute
from playbook.model.criterion import Measure
from playbook.model.range import Range

_FLAGS: Mapping[str, bool] = {
    "true": True, "yes": True, "да": True, "истина": True, "1": True,
    "false": False, "no": False, "нет": False, "ложь": False, "0": False,
}  # fmt: skip
_SHOWN = 40
_MOST_BARE = 10  # a share or growth over 1000 % that bears no percent sign is one that lost it


class CellError(ValueError):
    """A cell that is no value: why, and what to write."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read_value(attribute: Attribute, cell: Cell, currency: str) -> Value:
    """The value that a cell is of an attribute; an empty one, a dash, a question mark and `unknown` is not known. Sums are of the book's currency.

    Raises: CellError.
    """
    text = text_of(cell).strip()
    if text.casefold() in UNKNOWN_WORDS and text not in attribute.values:
        return None
    if attribute.kind == "flag":
        return _flag(cell, text)
    if attribute.kind == "choice":
        return _choice(attribute, text)
    number = _number(cell, text, attribute.unit, currency if attribute.kind == "money" else None)
    if attribute.range is not None and number not in attribute.range:
        raise CellError(_out_of(attribute.range, text))
    return number


def read_sum(text: str, currency: str) -> Decimal:
    """The sum that somebody typed as text: `1 250 000,50`, `1250000.50 ₽`.

    Raises: CellError, where it is none, is in another currency, or may be two.
    """
    return _number(text, text.strip(), None, currency)


def read_line(lines: Mapping[str, str], cell: Cell) -> str:
    """The id of the line that a cell names by its id or its title; `lines` has the titles by id.

    Raises: CellError.
    """
    text = text_of(cell).strip()
    titled = [one for one, title in lines.items() if title.casefold() == text.casefold()]
    if text in lines or len(titled) == 1:
        return text if text in lines else titled[0]
    raise CellError(_("{value} is no line; write one of: {values}.", value=_as_written(text), values=list(lines)))


def read_measure(name: Measure, cell: Cell, currency: str) -> Decimal | None:
    """The number that a cell is of a measure; nothing where the measure is not defined for the client. Percents are fractions.

    Raises: CellError.
    """
    text = text_of(cell).strip()
    if text.casefold() in UNKNOWN_WORDS:
        return None
    domain = DOMAINS[name]
    number = (
        _percent(cell, text, domain)
        if domain.is_percent
        else _number(cell, text, None, currency if name == "turnover" else None)
    )
    if number < domain.least or (domain.step is not None and number % domain.step):
        raise CellError(_not_so(domain, text))
    return number


def _flag(cell: Cell, text: str) -> bool:
    if isinstance(cell, bool):
        return cell
    found = _FLAGS.get(text.casefold())
    if found is None:
        raise CellError(_("{value} is neither yes nor no; write true or false.", value=_as_written(text)))
    return found


def _choice(attribute: Attribute, text: str) -> str:
    """The id of a choice that is written by its id or its title."""
    if text in attribute.values or not attribute.values:
        return text
    titled = [value for value, title in attribute.values.items() if title.casefold() == text.casefold()]
    if len(titled) == 1:
        return titled[0]
    near = nearest(text, attribute.values) or nearest(text, attribute.values.values())
    if near:
        raise CellError(
            _("{value} is no value of this attribute; did you mean {near}?", value=_as_written(text), near=quoted(near))
        )
    raise CellError(
        _(
            "{value} is no value of this attribute; write one of: {values}.",
            value=_as_written(text),
            values=list(attribute.values),
        )
    )


def _number(cell: Cell, text: str, unit: str | None, currency: str | None = None) -> Decimal:
    """A number as people and machines write it: `1250000.5`, `1 250 000,50`, with or without its unit behind; of money in a currency."""
    is_money = currency is not None
    if isinstance(cell, Decimal) and cell.is_finite():
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell - cell == 0:
        return number_of(cell) if isinstance(cell, float) else Decimal(cell)
    found = None
    if isinstance(cell, str):
        if currency is not None:
            text = _in_currency(text, unit, currency)
        if meant := meanings_of(text, unit, is_money=is_money):
            large, small = meant
            raise CellError(
                _(
                    "{value} may be {large} or {small}; write the one that is meant.",
                    value=_as_written(text),
                    large=large,
                    small=small,
                )
            )
        found = number_in(text, unit, is_money=is_money)
    if found is None:
        raise CellError(
            _("{value} is no number; write it in figures, such as 1250000 or 1250000.50.", value=_as_written(text))
        )
    return found


def _in_currency(text: str, unit: str | None, currency: str) -> str:
    """A sum without the name and the sign of its own currency: that of the unit, else the book's.

    Raises: CellError, if it names another.
    """
    written = text
    of_unit = frozenset[str]().union(*currencies_in(unit or ""))
    counted = {currency} if currency in of_unit or not of_unit else of_unit
    if counted == {currency} and not (unit and text.endswith(unit)):
        own = "|".join(re.escape(mark) for mark in {currency, *_signs(currency)})
        text = re.sub(rf"\A(?:{own})\s*(?=[-+\d])|(?<=[\d.])\s*(?:{own})\Z", "", text, flags=re.IGNORECASE)
    for codes in currencies_in(text):
        if not codes & counted:
            raise CellError(
                _(
                    "{value} is in {named}, and {currency} is counted here; convert it.",
                    value=_as_written(written),
                    named=" / ".join(sorted(codes)),
                    currency=" / ".join(sorted(counted)),
                )
            )
    return text


def _signs(currency: str) -> set[str]:
    """The signs with which books write a currency."""
    return {get_currency_symbol(currency, locale=language) for language in ("ru", "en")}


def _percent(cell: Cell, text: str, domain: Domain) -> Decimal:
    """A fraction, written as such or as a percent: Excel keeps 50 % as 0.5, and text that is more than a whole has lost its sign."""
    if isinstance(cell, str) and text.endswith("%"):
        return _number(text.removesuffix("%").strip(), text.removesuffix("%").strip(), None) / 100
    number = _number(cell, text, None)
    if isinstance(cell, str) and not domain.least and number > 1:
        raise CellError(
            _(
                "{value} is more than the whole; write {percent}% or {fraction}, or {many}% if that is meant.",
                value=_as_written(text),
                percent=f"{number:f}",
                fraction=f"{number.scaleb(-2):f}",
                many=f"{number.scaleb(2).normalize():f}",
            )
        )
    if number > _MOST_BARE:
        raise CellError(
            _("{value} is too much for a share; write {value}% for a percent, or a fraction such as 0.5.", value=text)
        )
    return number


def _out_of(ends: Range, text: str) -> Message:
    value = _as_written(text)
    if ends.lower is not None and ends.upper is not None:
        return _(
            "{value} is outside the range from {lower} to {upper}.", value=value, lower=ends.lower, upper=ends.upper
        )
    if ends.lower is not None:
        return _("{value} is less than can be, {lower}.", value=value, lower=ends.lower)
    return _("{value} is more than can be, {upper}.", value=value, upper=ends.upper)


def _not_so(domain: Domain, text: str) -> Message:
    if domain.step is not None:
        return _("{value} is no whole number from 0 on.", value=_as_written(text))
    if domain.is_percent and domain.least:
        return _("{value} is less than can be, −100%.", value=_as_written(text))
    return _("{value} is less than can be, {lower}.", value=_as_written(text), lower=Decimal(0))


def _as_written(text: str) -> Message:
    return quoted(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
