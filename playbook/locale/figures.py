"""Figures in the reader's language: numbers, sums and percents in, as they are written there, out."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

from playbook.locale.catalogue import Language

NBSP = "\u00a0"
_WIDE = Context(prec=100)
"""An author's number has 40 digits at most, and a product of two is told whole."""


def say_number(value: Decimal | int, language: Language) -> str:
    """A number with its groups of digits parted: 5 000 000."""
    return _with_minus(typed_number(value, language))


def typed_number(value: Decimal | int, language: Language) -> str:
    """The same with the hyphen that stands for a minus on a keyboard: for messages, which tell authors what to type."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - Babel costs 30 ms, and a book without findings needs none of it

    with localcontext(_WIDE):
        return format_decimal(value, locale=language)


def say_money(value: Decimal, currency: str, language: Language) -> str:
    """A sum, kopecks only where there are any: 90 000 ₽."""
    from babel.numbers import format_currency, get_currency_symbol  # noqa: PLC0415 - as above

    digits = f"#,##0.00{NBSP}¤" if value != value.to_integral_value() else f"#,##0{NBSP}¤"
    symbol = get_currency_symbol(currency, locale=language)
    pattern = digits if language == "ru" else f"¤{NBSP if symbol[-1].isalpha() else ''}{digits[:-2]}"
    with localcontext(_WIDE):
        return _with_minus(format_currency(value, currency, pattern, locale=language, currency_digits=False))


def say_percent(value: Decimal, language: Language) -> str:
    """A fraction as a percent with at most one decimal: 12,5 %."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - as above

    with localcontext(_WIDE):
        shown = format_decimal((value * 100).quantize(Decimal("0.1")).normalize() + 0, "#,##0.#", locale=language)
    return _with_minus(f"{shown}{NBSP}%" if language == "ru" else f"{shown}%")


def _with_minus(figure: str) -> str:
    """A figure with the sign of the minus, which is as wide as a digit."""
    return figure.replace("-", "−")
