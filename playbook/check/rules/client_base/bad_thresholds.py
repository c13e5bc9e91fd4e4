"""Thresholds of the ABC–XYZ matrix by which some class is never given."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.analytics.scopes import MOST_PERIODS
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Percent, Related, Severity, _, _n
from playbook.model.abc_xyz import AbcXyz
from playbook.model.book import Book

_LEAST_PERIODS = 3
"""Of fewer no variation can be told (book-format, "abc_xyz")."""


def check(book: Book) -> Iterator[Finding]:
    """The shares, the bounds and the window of every matrix."""
    for matrix in book.abc_xyz:
        yield from _of_shares(matrix)
        yield from _of_bounds(matrix)
        if matrix.window < _LEAST_PERIODS:
            yield Finding(
                at=matrix.address / "window",
                message=_n(
                    "Over {count} period no client gets an X, a Y or a Z.",
                    "Over {count} periods no client gets an X, a Y or a Z.",
                    matrix.window,
                ),
                hint=_("Look at three periods or more; twelve months are usual."),
            )
        if matrix.window > MOST_PERIODS:
            yield Finding(
                at=matrix.address / "window",
                message=_("A window of {count} periods is longer than any that is looked at.", count=matrix.window),
                hint=_("Look at {most} periods or fewer; twelve months are usual.", most=MOST_PERIODS),
            )


def _of_shares(matrix: AbcXyz) -> Iterator[Finding]:
    a, b = matrix.abc.a, matrix.abc.b
    at = matrix.address / "abc"
    is_grown = b >= a or b < 0
    if not is_grown and a + b < 1:
        return
    looks_summed = a < b <= 1
    if a + b >= 1:
        message = _(
            "A with {a} and B with {b} make {sum}: nothing is left for C.",
            a=Percent(a),
            b=Percent(b),
            sum=Percent(a + b),
        )
    else:
        message = (
            _("B with {b} is no smaller than A with {a}.", a=Percent(a), b=Percent(b))
            if b >= 0
            else _("B cannot bring {b} of the turnover.", b=Percent(b))
        )
    hint = (
        _("If B ends at {b}, its own share is {share}: write that.", b=Percent(b), share=Percent(b - a))
        if looks_summed
        else _SHARES_HINT
    )
    yield Finding(at / "b", message, hint, (Related(at / "a", _("A takes {a}.", a=Percent(a))),))


_SHARES_HINT: Message = _("Give A the larger share, B a smaller one, and leave a rest for C, such as 80% and 15%.")


def _of_bounds(matrix: AbcXyz) -> Iterator[Finding]:
    x, y = matrix.xyz.x, matrix.xyz.y
    at = matrix.address / "xyz"
    if x < 0:
        yield Finding(
            at / "x",
            _("No client varies by less than nothing: with {x} nobody is ever X.", x=Percent(x)),
            _("Write a bound above zero, such as 10%."),
        )
    elif y <= x:
        yield Finding(
            at / "y",
            _("Steady is up to {x} and uneven up to {y}: nobody is ever Y.", x=Percent(x), y=Percent(y)),
            _("Make y larger than x, such as 10% and 25%."),
            (Related(at / "x", _("X ends at {x}.", x=Percent(x))),),
        )


RULE = Rule(
    code="A801",
    name="bad-thresholds",
    title=_("Thresholds that leave a class empty"),
    severity=Severity.ERROR,
    rationale=_("The matrix puts clients where they do not belong, and the seller calls the wrong ones first."),
    good="""
        abc_xyz: {window: 12, abc: {a: 80%, b: 15%}, xyz: {x: 10%, y: 25%}}
        """,
    bad="""
        abc_xyz:
          window: 12
          abc:
            a: 80%
            b: 95%  # <- here
        """,
    check=check,
)
