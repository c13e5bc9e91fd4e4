"""Given a value, I get it as a reader of the book's language says it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion
from playbook.model.range import read_range
from playbook.model.value import read_duration
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})
RUSSIAN = Wording("ru", "RUB", {})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"from": "5", "below": "9"}, "from 5 to under 9"),
        ({"from": "5", "to": "9"}, "from 5 to 9"),
        ({"above": "5", "below": "9"}, "over 5 and under 9"),
        ({"above": "5", "to": "9"}, "over 5 and up to 9"),
        ({"from": "5", "to": "5"}, "5"),
        ({"from": "5"}, "5 or more"),
        ({"above": "5%"}, "over 5%"),
        ({"below": "-20%"}, "less than −20%"),
        ({"to": "-3"}, "−3 or less"),
    ],
)
def test_a_range_is_told_by_the_ends_that_there_are(written, told):
    assert WORDS.range(read_range(written)) == told


@pytest.mark.parametrize(
    ("attribute", "written", "told"),
    [
        ({"kind": "number", "unit": "чашек"}, {"from": "0", "below": "3000"}, "от 0 до 3 000 чашек"),
        ({"kind": "number"}, {"from": "1000", "below": "3000"}, "от 1 000 до 3 000"),
        ({"kind": "money"}, {"from": "1000000", "to": "5000000"}, "от 1 000 000 до 5 000 000 ₽ включительно"),
        ({"kind": "number"}, {"from": "20%", "to": "50%"}, "от 20 до 50 % включительно"),
        ({"kind": "number"}, {"from": "1000.5", "below": "2000.5"}, "от 1 000,5 до 2 000,5"),
        ({"kind": "number", "unit": "кв. м"}, {"from": "1000.5", "below": "2000"}, "от 1 000,5 до 2 000 кв. м"),
        ({"kind": "number", "unit": "5"}, {"from": "1000", "below": "2000"}, "от 1 000 до 2 000 5"),
        ({"kind": "money"}, {"from": "-1000.5", "below": "2000.25"}, "от −1 000,50 до 2 000,25 ₽"),
        ({"kind": "number"}, {"from": "1000.5%", "to": "2000.5%"}, "от 1 000,5 до 2 000,5 % включительно"),
    ],
)
def test_a_range_names_its_unit_once(attribute, written, told):
    one = Attribute.model_validate({"id": "a", "title": "A", **attribute})

    assert RUSSIAN.range(read_range(written), one).replace("\u00a0", " ") == told


def test_what_is_barred_is_listed_in_the_nominative():
    values = {"north": "Север", "south": "Юг"}
    region = Attribute.model_validate({"id": "region", "title": "Регион", "kind": "choice", "values": values})

    told = Wording("ru", "RUB", {"region": region}).criterion("region", Criterion(excluded=("north", "south")))

    assert told == "все, кроме: Север и Юг"


@pytest.mark.parametrize(
    ("words", "written", "told"),
    [
        (RUSSIAN, "1d", "до 1 дня"),
        (RUSSIAN, "3mo", "до 3 месяцев"),
        (RUSSIAN, "5wd", "до 5 рабочих дней"),
        (WORDS, "2w", "up to 2 weeks"),
    ],
)
def test_the_longest_time_there_may_be(words, written, told):
    assert words.up_to(read_duration(written)).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("last", "russian", "english"),
    [
        (date(2027, 1, 1), "1 января 2027", "1 January 2027"),
        (date(2027, 1, 9), "1–9 января 2027", "1–9 January 2027"),
        (date(2027, 3, 31), "1 января – 31 марта 2027", "1 January – 31 March 2027"),
        (date(2028, 1, 1), "1 января 2027 – 1 января 2028", "1 January 2027 – 1 January 2028"),
    ],
)
def test_days_name_once_what_both_have(last, russian, english):
    first = date(2027, 1, 1)

    assert RUSSIAN.days(first, last).replace("\u202f", " ").replace("\u00a0", " ") == russian
    assert WORDS.days(first, last) == english


def test_a_sum_in_a_few_figures_is_told_briefly():
    assert Wording("ru", "RUB", {}).roughly(Decimal("18070493.65")) == "18,1\u00a0млн\u00a0₽"
    assert Wording("en", "EUR", {}).roughly(Decimal("-449.6")) == "−€450"
