"""From one book to another: what changed, how much it matters, and whom it concerns."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.compare import compare_books
from playbook.compare.change_words import without_name
from playbook.load import load_book
from tests.conftest import ROOT

PIPELINE = """
pipelines:
  - id: new
    title: New clients
    states:
      - {id: first, title: First contact, kind: start, owner: hunter, deadline: 7d, on_deadline: lost, next: [won, {to: lost, share: 40%}]}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
"""
SEGMENTS = """
attributes: [{id: volume, title: Volume, kind: money}]
segmentations:
  - id: size
    title: Size
    segments:
      - {id: small, title: Small, owner: hunter, criteria: {volume: {below: 100}}, approach: We send samples by post.}
      - {id: large, title: Large, owner: farmer, criteria: {volume: {from: 100}}}
"""


def test_a_changed_limit_must_be_read_and_is_told_as_it_was_written(only):
    change = only(PIPELINE, PIPELINE.replace("deadline: 7d", "deadline: 5d"))

    assert (change.kind, change.entity, change.field) == ("changed", "state:new/first", "deadline")
    assert (change.before, change.after, change.level, change.roles) == ("7d", "5d", "must-read", ("hunter",))
    assert str(change.message) == "“First contact” (state): deadline – 5 days instead of 7 days."


def test_a_changed_share_is_told_by_the_way_on_that_has_it(only):
    change = only(PIPELINE, PIPELINE.replace("40%", "30%"))

    assert (change.field, change.before, change.after, change.level) == ("next.lost.share", "40%", "30%", "must-read")
    assert str(change.message) == "“First contact” (state): next, “Lost”, share – 30% instead of 40%."


def test_what_leads_elsewhere_is_called_by_its_title(only):
    change = only(PIPELINE, PIPELINE.replace("on_deadline: lost", "on_deadline: won"))

    assert (change.field, change.before, change.after) == ("on_deadline", "lost", "won")
    assert str(change.message) == "“First contact” (state): when the deadline passes – “Won” instead of “Lost”."


def test_a_criterion_is_told_in_words(only):
    change = only(SEGMENTS, SEGMENTS.replace("below: 100", "below: 90"))

    assert (change.entity, change.field) == ("segment:small", "criteria.volume")
    assert (change.before, change.after) == ("{below: 100}", "{below: 90}")
    assert str(change.message) == "“Small” (segment): criteria, Volume – less than €90 instead of less than €100."


@pytest.mark.parametrize(
    ("approach", "level"),
    [
        ("we send  samples by post", "editorial"),
        ("We send samplse by post.", "editorial"),
        ("We send no samples by post.", "inform"),
        ("We send samples by courier.", "inform"),
    ],
)
def test_a_text_of_a_rule_informs_unless_it_is_spelled_otherwise(only, approach, level):
    assert only(SEGMENTS, SEGMENTS.replace("We send samples by post.", approach)).level == level


def test_what_came_and_went_is_told_with_all_that_it_holds(changes):
    came = changes("", PIPELINE)
    went = changes(PIPELINE, "")

    assert [(one.kind, one.entity, one.level) for one in came] == [("added", "pipeline:new", "must-read")]
    assert [(one.kind, one.entity, one.level) for one in went] == [("removed", "pipeline:new", "must-read")]
    assert str(came[0].message) == "New: “New clients” (pipeline)."
    assert str(went[0].message) == "Gone: “New clients” (pipeline)."


def test_something_new_says_what_must_be_read_of_it(changes):
    programme = """
loyalty:
  - id: new-year
    title: New Year
    segments: [small]
    valid: {from: 2027-01-01, to: 2027-02-28}
    terms: [{kind: discount, title: "Seven, till spring", percent: 7%}]
    economics: {margin: 40%}
"""
    [change] = changes(SEGMENTS, SEGMENTS + programme)

    assert str(change.message) == (
        "New: “New Year” (programme) – segments: “Small”; valid: from: 1 January 2027, to: 28 February 2027; "
        "terms: “Seven, till spring” (kind: discount, percent: 7%); economics: margin: 40%."
    )
    assert str(without_name(change.message)).startswith("segments: “Small”; valid:")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("terms: [{id: a, title: A, kind: payment, defer: 14d, body: B}]", "New: “A” (terms) – kind: payment; defer: 14 days."),
        ("roles: [{id: r, title: R, reports_to: head, mission: M}]", "New: “R” (role) – reports to: “Head of sales”."),
        (
            "not_our_clients: [{id: a, title: A, criteria: {volume: {below: 5}}, reason: Too small., action: Say no.}]",
            "New: “A” (not-our-client) – criteria: Volume: less than €5; reason: “Too small.”; action: “Say no.”.",
        ),
    ],
)  # fmt: skip
def test_facts_of_other_kinds(changes, book_of, more, said):
    if more.startswith("roles"):
        before, after = (book_of(""), book_of(""))
        role = before.roles[0].model_copy(update={"id": "r", "title": "R", "reports_to": "head", "mission": "M"})
        found = compare_books(before, after.model_copy(update={"roles": (*after.roles, role)}))
    else:
        found = changes(SEGMENTS, SEGMENTS + more)

    assert [str(one.message) for one in found] == [said]


def test_choices_and_names_are_told_in_words(changes):
    terms = "terms: [{id: autumn, title: For volume}]\n"
    after = SEGMENTS.replace("title: Small,", "title: Small, potential: low, terms: [autumn],")
    told = changes(SEGMENTS + terms, after + terms)

    assert {str(one.message) for one in told} == {
        "“Small” (segment): potential – new: low.",
        "“Small” (segment): terms – new: “For volume”.",
    }


REASONS = "reasons: [{id: has-another, title: Has another, revisit_after: 6mo}, {id: no, title: Not ours}]"


def test_reasons_are_called_by_their_titles(changes):
    text = PIPELINE.replace("{to: lost, share: 40%}", "{to: lost, reason: has-another}")
    text = text.replace("kind: lost}", f"kind: lost, {REASONS}}}")
    told = changes(text, text.replace("reason: has-another", "reason: no").replace("6mo", "2mo"))

    assert [str(one.message) for one in told] == [
        "“First contact” (state): next, “Lost”, reason – “Not ours” instead of “Has another”.",
        "“Lost” (state): reasons, “Has another”, revisit after – 2 months instead of 6 months.",
    ]


OBJECTIONS = (
    "touchpoints: [{id: t, title: T, role: hunter, goal: G, objections: [{objection: Too dear, answer: Taste it.}]}]"
)


def test_a_reworded_objection_is_one_change(changes):
    answered = changes(OBJECTIONS, OBJECTIONS.replace("Taste it.", "Try both and tell me."))
    reworded = changes(OBJECTIONS, OBJECTIONS.replace("Too dear", "You are expensive"))

    assert [str(one.message) for one in answered] == [
        "“T” (touchpoint): objections, “Too dear”, answer – “Try both and tell me.” instead of “Taste it.”."
    ]
    assert [(one.field, one.before, one.after) for one in reworded] == [
        ("objections.You are expensive.objection", "Too dear", "You are expensive")
    ]


SAME = """
attributes: [{id: ch, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}, {id: n, title: N, kind: number}]
segmentations: [{id: s, title: S, segments: [{id: a, title: A, criteria: {ch: [dealer, chain], n: [{from: 1, below: 5}, {from: 5, below: 9}]}}]}]
not_our_clients: [{id: rude, title: Rude, signs: [rude, mean], reason: R, action: A}]
terms: [{id: later, title: Later, defer: 7d}]
"""


@pytest.mark.parametrize(
    ("old", "new", "levels"),
    [
        ("[dealer, chain]", "[chain, dealer]", []),
        ("[{from: 1, below: 5}, {from: 5, below: 9}]", "{from: 1, below: 9}", []),
        ("7d", "1w", []),
        ("7d", "168h", []),
        ("7d", "8d", ["must-read"]),
        ("[rude, mean]", "[Rude, mean]", ["editorial"]),
        ("[rude, mean]", "[rude, meaan]", ["editorial"]),
        ("[rude, mean]", "[rude, late]", ["must-read", "must-read"]),
    ],
)
def test_what_means_the_same_need_not_be_read(changes, old, new, levels):
    assert old in SAME
    assert [one.level for one in changes(SAME, SAME.replace(old, new))] == levels


HANDED = """
handoffs: [{id: by-scout, title: By hand, from: hunter, to: farmer, at: new/won, passes: [Contract]}]
onboarding: [{id: scout-days, title: First days, role: hunter, days: [{day: 1, read: [handoff:by-scout]}]}]
"""


def test_what_names_something_renamed_is_known_to_be_renamed_too(changes):
    told = changes(HANDED, HANDED.replace("scout", "ranger"))

    assert [(one.kind, one.entity) for one in told] == [
        ("renamed", "handoff:by-ranger"),
        ("renamed", "path:ranger-days"),
    ]
    assert str(told[1].message) == (
        "“First days” (onboarding path): in the files it is called “ranger-days” now instead of “scout-days”; for readers it is the same."
    )


def test_what_went_and_came_under_one_title_is_renamed_though_other_things_changed(changes):
    pages = "pages: [{id: about, title: About, body: Three sisters.}]"
    told = changes(pages, "pages: [{id: who, title: About, body: Two brothers.}]")

    assert [(one.kind, one.field) for one in told] == [("renamed", "id"), ("changed", "body")]


def test_of_a_data_source_nobody_is_told_user_and_password(changes):
    data = "data: {ledger: {source: 'postgresql://me:secret@host/db'}}"
    moved = changes(data, data.replace("/db", "/new"))
    locked = changes(data, data.replace("secret", "hidden"))
    removed = changes(data, "")

    assert [(one.before, one.after) for one in moved] == [("postgresql://host/db", "postgresql://host/new")]
    assert [str(one.message) for one in locked] == [
        "sources of data: ledger, source – changed in what is not shown here."
    ]
    assert len(removed) == 1
    assert not any(word in repr(one) for one in (*moved, *locked, *removed) for word in ("secret", "hidden", "me:"))


def test_a_part_that_came_is_told_alone(only):
    more = PIPELINE + "      - {id: later, title: Later, kind: pause, owner: farmer}\n"
    change = only(PIPELINE, more)

    assert (change.kind, change.entity, change.roles) == ("added", "state:new/later", ("farmer",))


def test_another_id_is_a_new_name_wherever_it_is_named(changes):
    told = changes(SEGMENTS + "terms: [{id: a, title: A, body: 'See [[segment:small]].'}]\n",
                   SEGMENTS.replace("id: small", "id: tiny") + "terms: [{id: a, title: A, body: 'See [[segment:tiny]].'}]\n")  # fmt: skip

    assert [(one.kind, one.entity, one.before, one.after, one.level) for one in told] == [
        ("renamed", "segment:tiny", "segment:small", "segment:tiny", "inform")
    ]


def test_states_are_renamed_with_their_pipeline(changes):
    cases = "situations: [{id: s, title: S, states: [new/first]}]\n"
    told = changes(PIPELINE + cases, PIPELINE.replace("id: new", "id: fresh") + cases.replace("new/", "fresh/"))

    assert [(one.kind, one.entity) for one in told] == [("renamed", "pipeline:fresh")]


def test_the_title_of_a_free_page_is_spelling(only):
    pages = "pages: [{id: about, title: About us, body: B}]"

    assert only(pages, pages.replace("About us", "Who we are")).level == "editorial"


def test_lists_tell_the_line_that_changed(changes):
    before = "handoffs: [{id: h, title: H, from: hunter, to: farmer, at: new/won, passes: [Contract], checklist: [Call, Write it down]}]"
    told = changes(
        PIPELINE + before,
        PIPELINE + before.replace("Write it down", "Write it all down today").replace("[Call", "[Say hello, Call"),
    )

    assert [(one.field, one.before, one.after) for one in told] == [
        ("checklist", "Write it down", "Write it all down today"),
        ("checklist", None, "Say hello"),
    ]
    assert {one.roles for one in told} == {("head", "hunter", "farmer")}


def test_another_order_of_lines_is_no_news(only):
    roles = "touchpoints: [{id: t, title: T, role: hunter, goal: G, standards: [One of them, Two of them]}]"
    change = only(roles, roles.replace("One of them, Two of them", "Two of them, One of them"))

    assert (change.field, change.level) == ("standards", "editorial")


def test_what_nobody_could_read_is_neither_new_nor_gone(book_of):
    before = book_of(PIPELINE)
    broken = book_of(PIPELINE.replace("owner: hunter", "owner: [hunter"))

    assert [one for one in compare_books(before, broken) if one.kind == "removed"] == []
    assert [one for one in compare_books(broken, before) if one.kind == "added"] == []


def test_roles_are_those_who_meet_clients_there(only):
    touchpoints = "touchpoints: [{id: t, title: T, role: farmer, goal: G, segments: [small]}]"
    change = only(SEGMENTS + touchpoints, SEGMENTS.replace("below: 100", "below: 90") + touchpoints)

    assert change.roles == ("hunter", "farmer")


@pytest.fixture(scope="module")
def example():
    """The example book."""
    return ROOT / "content"


@pytest.fixture
def again(tmp_path_factory, example):
    """A copy of the example book, to be written anew."""

    def copy() -> Path:
        folder = tmp_path_factory.mktemp("again") / "book"
        shutil.copytree(example, folder)
        return folder

    return copy


def test_a_book_compared_with_itself_has_no_change(example):
    book = load_book(example).book

    assert compare_books(book, book) == ()
    assert compare_books(book, load_book(example).book) == ()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_moving_reordering_and_reformatting_changes_nothing(example, again, seed):
    folder = again()
    written = _written_anew(folder, random.Random(seed))  # noqa: S311 - any will do

    anew = load_book(folder)
    assert written > 10
    assert anew.diagnostics == ()
    assert compare_books(load_book(example).book, anew.book) == ()


def _written_anew(folder: Path, chance: random.Random) -> int:
    """Every file of a book in another form: entities go to other files of their folder, in another order, keys too; how many files there are."""
    files = [path for path in folder.rglob("*.yml") if not path.name.startswith("_")]
    for home in {path.parent for path in files}:
        here = [path for path in files if path.parent == home]
        contents = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) or {} for path in here]  # noqa: S506 - it makes texts alone
        moved = _moved(contents, chance)
        for path, content in zip(here, moved, strict=True):
            text = yaml.dump(
                _shuffled(content, chance), allow_unicode=True, sort_keys=False, default_style=chance.choice([None, '"']),
                default_flow_style=chance.choice([False, None]), width=chance.choice([40, 1000]),
            )  # fmt: skip
            path.write_text(text, "utf-8")
    return len(files)


def _moved(contents: list[dict[str, object]], chance: random.Random) -> list[dict[str, object]]:
    """Every item of a section in any of the files; statuses stay as they are, for their order decides."""
    moved: list[dict[str, object]] = [{} for _one in contents]
    items = []
    for number, content in enumerate(contents):
        for section, value in content.items():
            if isinstance(value, list) and section != "statuses":
                items += [(section, item) for item in value]
            else:
                moved[number][section] = value
    chance.shuffle(items)
    for section, item in items:
        target = chance.choice([one for one in moved if isinstance(one.get(section, []), list)])
        target.setdefault(section, []).append(item)
    return moved


def _shuffled(value: object, chance: random.Random) -> object:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        found = {key: _shuffled(value[key], chance) for key in keys}
        for name in ("segments", "states"):
            if (
                name in found
                and found.get("policy") != "first-match"
                and all(isinstance(one, dict) for one in found[name])
            ):
                chance.shuffle(found[name])
        return found
    return [_shuffled(one, chance) for one in value] if isinstance(value, list) else value
