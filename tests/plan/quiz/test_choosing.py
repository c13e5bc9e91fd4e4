"""Given a book and a path, I get a few questions for each day; a changed rule changes just its own."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.editions import restrict
from playbook.load import load_book
from playbook.model.criterion import read_criterion
from playbook.model.value import Duration
from playbook.plan.quiz import questions_from_book
from playbook.plan.quiz.choosing import MOST_A_DAY
from playbook.plan.wording import wording_of
from tests.books.random_editions import MarkedBook

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
BOOKS = (CONTENT, ROOT / "templates" / "starters" / "ru", ROOT / "templates" / "starters" / "en")


@cache
def example():
    """The example book; it is loaded once."""
    return load_book(CONTENT).book


def asked_of(book, language="en"):
    """The questions of every path by its id, day by day."""
    words = wording_of(book, language)
    return {path.id: questions_from_book(book, path, words) for path in book.onboarding}


@cache
def asked_of_example():
    """The questions of the example book."""
    return asked_of(example())


def right(question):
    """The only right answer."""
    [text] = [choice.text for choice in question.choices if choice.is_right]
    return text


def in_words(path, days):
    """The questions of a path as a human reads them."""
    lines = [f"# {path.title}"]
    for day, questions in zip(path.days, days, strict=True):
        lines += ["", f"## Day {day.day}: {day.title}"]
        for question in questions:
            lines += ["", question.question]
            lines += [f"  [{'x' if choice.is_right else ' '}] {choice.text}" for choice in question.choices]
            lines += [f"  {question.explain} ({question.about})", f"  {question.key}"]
    return "\n".join(lines)


def test_the_questions_of_the_example_book(golden):
    found = asked_of_example()
    text = "\n\n\n".join(in_words(path, found[path.id]) for path in example().onboarding)

    golden("quiz/content.txt", f"{text}\n".replace("\xa0", " "))


def test_every_day_of_a_path_has_its_questions_in_its_place():
    found = asked_of_example()

    assert {path.id: len(path.days) for path in example().onboarding} == {
        name: len(days) for name, days in found.items()
    }
    assert all(len(day) <= MOST_A_DAY for days in found.values() for day in days)
    assert sum(len(day) for days in found.values() for day in days) > 30


def test_nothing_is_asked_twice_in_a_path():
    for days in asked_of_example().values():
        questions = [one for day in days for one in day]
        assert len({one.key for one in questions}) == len({one.question for one in questions}) == len(questions)


def test_every_question_has_one_right_answer_and_says_why():
    questions = [one for days in asked_of_example().values() for day in days for one in day]

    assert questions
    for one in questions:
        assert right(one)
        assert 2 <= len({choice.text for choice in one.choices}) == len(one.choices) <= 4
        assert one.explain
        assert one.about
        assert one.is_from_book


def test_all_kinds_of_questions_are_asked_in_the_example_book():
    kinds = {one.key.partition(":")[0] for days in asked_of_example().values() for day in days for one in day}

    assert kinds == {"owner", "deadline", "passed", "segment", "ours", "taker", "acceptance", "authority"}


PATH = """
roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}, {id: manager, title: Manager}]
pipelines:
  - id: sale
    title: Sale
    states:
      - {id: new, title: New, kind: start, owner: caller, deadline: 3d, on_deadline: lost}
      - {id: talk, title: Talk, owner: hunter, deadline: 7d, on_deadline: pause}
      - {id: deal, title: Deal, owner: manager, deadline: 9d, on_deadline: lost}
      - {id: pause, title: Pause, kind: pause}
      - {id: lost, title: Lost, kind: lost}
onboarding:
  - {id: week, title: Week, role: %s, days: [%s]}
"""


def test_a_day_that_reads_nothing_to_ask_about_has_no_questions(book_of):
    [days] = asked_of(book_of(PATH % ("caller", "{day: 1}, {day: 2, read: [role:hunter]}"))).values()

    assert days == ((), ())


def test_a_state_is_asked_about_on_the_day_that_names_it(book_of):
    [days] = asked_of(
        book_of(PATH % ("caller", "{day: 1, read: [pipeline:sale]}, {day: 2, read: [state:sale/talk]}"))
    ).values()

    assert days[0]
    assert all("talk" not in one.about for one in days[0])
    assert {one.about for one in days[1]} == {"state:sale/talk"}


def test_of_a_deadline_it_is_asked_how_long_or_what_then_but_not_both(book_of):
    [[day]] = asked_of(book_of(PATH % ("caller", "{day: 1, read: [state:sale/talk]}"))).values()

    assert len(day) == 2
    assert {one.key.partition(":")[0] for one in day} in ({"owner", "deadline"}, {"owner", "passed"})


def test_the_role_that_is_trained_is_the_answer_once_at_most(book_of):
    reads = "{day: 1, read: [state:sale/new, state:sale/talk, state:sale/deal]}"
    for role, title in (("caller", "Caller"), ("hunter", "Hunter"), ("manager", "Manager")):
        everything_is_theirs = (PATH % (role, reads)).replace("owner: manager", "owner: hunter")
        [[day]] = asked_of(book_of(everything_is_theirs)).values()
        assert sum(right(one) == title for one in day) <= 1


@pytest.mark.parametrize(("answer", "is_asked"), [("Hunter, of course", False), ("Somebody", True)])
def test_what_the_author_asks_is_not_asked_again(book_of, answer, is_asked):
    quiz = f"quiz: [{{question: Who?, about: 'state:sale/talk', answers: [{{text: '{answer}', correct: true}}, {{text: I}}]}}]"
    [days] = asked_of(book_of(PATH % ("caller", f"{{day: 1, {quiz}}}, {{day: 2, read: [state:sale/talk]}}"))).values()

    assert any(one.key.startswith("owner:") for one in days[1]) is is_asked


def test_a_long_reading_is_looked_at_in_part(book_of):
    states = "".join(f"      - {{id: s{number}, title: S {number}}}\n" for number in range(500))
    text = f"""
roles: [{{id: caller, title: Caller}}]
pipelines:
  - id: long
    title: Long
    states:
{states}
onboarding: [{{id: week, title: Week, role: caller, days: [{{day: 1, read: ['pipeline:long']}}]}}]
"""

    assert asked_of(book_of(text)) == {"week": ((),)}


def test_the_same_book_gives_the_same_questions_wherever_its_entities_stand():
    book = example()
    turned = {
        name: tuple(reversed(getattr(book, name)))
        for name in ("roles", "handoffs", "authority", "touchpoints", "not_our_clients", "segmentations")
    }
    pipelines = tuple(
        one.model_copy(update={"states": tuple(reversed(one.states))}) for one in reversed(book.pipelines)
    )
    paths = tuple(
        path.model_copy(update={"days": tuple(day.model_copy(update={"read": day.read[::-1]}) for day in path.days)})
        for path in book.onboarding
    )

    assert (
        asked_of(book.model_copy(update={**turned, "pipelines": pipelines, "onboarding": paths})) == asked_of_example()
    )


def test_keys_are_the_same_in_every_language():
    keys = [
        [one.key for days in asked_of(example(), language).values() for day in days for one in day]
        for language in ("ru", "en")
    ]

    assert keys[0] == keys[1]


STATES = [f"{pipeline.id}/{state.id}" for pipeline, state in example().states() if state.deadline]
lengths = st.builds(Duration, st.integers(1, 60).map(Decimal), st.sampled_from(["d", "w"]))


def with_limit(book, name, limit):
    """The book with another deadline of one state."""

    def changed(pipeline, state):
        if f"{pipeline.id}/{state.id}" != name:
            return state
        return state.model_copy(update={"deadline": state.deadline.model_copy(update={"limit": limit})})

    pipelines = tuple(
        one.model_copy(update={"states": tuple(changed(one, state) for state in one.states)}) for one in book.pipelines
    )
    return book.model_copy(update={"pipelines": pipelines})


def others(asked, refs):
    """What is asked about anything but these, in its place, with the wrong answers left out."""
    return {
        (path, number): [
            (one.key, one.question, right(one), one.explain, one.about)
            for one in day
            if not any(f":{ref}:" in one.key for ref in refs)
        ]
        for path, days in asked.items()
        for number, day in enumerate(days)
    }


@settings(max_examples=40)
@given(st.sampled_from(STATES), lengths)
def test_a_changed_deadline_changes_the_questions_about_its_state_alone(name, limit):
    """Whoever else quotes it quotes it as a wrong answer."""
    before, after = asked_of_example(), asked_of(with_limit(example(), name, limit))

    assert others(after, [f"state:{name}"]) == others(before, [f"state:{name}"])
    words = wording_of(example(), "en")
    old = next(state.deadline.limit for pipeline, state in example().states() if f"{pipeline.id}/{state.id}" == name)
    said = {words.duration(old), words.duration(limit)}
    by_key = [{one.key: one for days in asked.values() for day in days for one in day} for asked in (before, after)]
    for key in by_key[0].keys() & by_key[1].keys():
        questions = [asked[key] for asked in by_key]
        answers = {choice.text for one in questions for choice in one.choices}
        assert questions[0] == questions[1] or said & answers


def test_a_changed_deadline_gives_its_question_another_key():
    name = "new-clients/contact-3"
    keys = [
        {
            one.key
            for days in asked_of(book).values()
            for day in days
            for one in day
            if f":{name}:" in one.key and not one.key.startswith("owner")
        }
        for book in (example(), with_limit(example(), name, Duration(Decimal(6), "d")))
    ]

    assert keys[0]
    assert keys[0].isdisjoint(keys[1])


@settings(max_examples=30)
@given(st.integers(11, 190))
def test_a_moved_border_changes_the_questions_about_its_segments_alone(hundred_thousands):
    """The border between `medium` and `large`, which both of them name."""
    border = str(hundred_thousands * 100_000)
    moved = {
        "medium": {"annual-purchases": read_criterion({"from": "1000000", "below": border})},
        "large": {"annual-purchases": read_criterion({"from": border, "below": "20000000"})},
    }
    segmentations = tuple(
        one.model_copy(
            update={
                "segments": tuple(
                    segment.model_copy(update={"criteria": moved[segment.id]}) if segment.id in moved else segment
                    for segment in one.segments
                )
            }
        )
        for one in example().segmentations
    )
    after = example().model_copy(update={"segmentations": segmentations})
    refs = [f"segment:{name}" for name in moved]

    assert others(asked_of(after), refs) == others(asked_of_example(), refs)


def _editions(seed, folder):
    marked = MarkedBook(BOOKS[seed % len(BOOKS)], seed)
    book = load_book(marked.write(folder / str(seed))).book
    for edition, written in zip(book.editions, marked.sections["editions"], strict=True):
        yield book, restrict(book, edition).book, marked.hidden_marks(written)


def _hold(seed, folder):
    """How many questions were looked at of random books for random readers."""
    looked_at = 0
    for whole, part, hidden in _editions(seed, folder):
        answers = {}
        for days in asked_of(whole).values():
            answers |= {one.question: right(one) for day in days for one in day}
        for days in asked_of(part).values():
            for one in (one for day in days for one in day):
                looked_at += 1
                assert not any(mark in repr(one) for mark in hidden)
                assert answers.get(one.question, right(one)) == right(one)
    return looked_at


def test_no_question_of_an_edition_says_what_it_hides_or_answers_otherwise_than_the_book(tmp_path):
    assert sum(_hold(seed, tmp_path) for seed in range(12)) > 20


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(100, 400))
def test_no_question_of_many_editions_does(seed, tmp_path):
    assert _hold(seed, tmp_path) >= 0
