"""Given each section of the format, I get its values: what is written, and what holds where nothing is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook.load import load_book
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.range import Range
from playbook.model.text import Text
from playbook.model.value import Duration

EVERY_KEY = Path(__file__).parent.parent / "books" / "every-key"


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(EVERY_KEY).book


def _days(amount: int) -> Duration:
    return Duration(Decimal(amount), "d")


def test_the_masthead(book):
    masthead = book.masthead

    assert (masthead.title, masthead.language, masthead.currency) == ("Книга продаж", "ru", "RUB")
    assert masthead.effective == date(2026, 11, 1)
    assert masthead.contacts[0].phone == "+7 900 000-00-00"
    assert (masthead.floor, masthead.stacking) == (Decimal("0.1"), "chain")
    assert masthead.working_week == 6
    assert masthead.calendar.holidays == (date(2027, 1, 1), date(2027, 1, 2))


def test_what_every_entity_may_carry(book):
    line = book.lines[0]

    assert (line.id, line.title, line.summary) == ("wholesale", "Опт", "Продажа магазинам и сетям.")
    assert line.body == Text("Оптом мы продаём от одного мешка.")
    assert (line.owner, line.review_by) == ("head", date(2027, 3, 1))
    assert (line.audience, line.tags) == (("head", "hunter"), ("опт", "b2b"))
    assert line.address == ("lines", "wholesale")


def test_roles(book):
    hunter = book.roles[1]

    assert (hunter.headcount, hunter.reports_to) == (3, "head")
    assert hunter.capacity == Range(Decimal(50), Decimal(90), upper_is_in=True)
    metric = hunter.metrics[0]
    assert (metric.period, metric.at_least, metric.at_most, metric.unit) == ("месяц", "4", "12", "клиентов")
    assert metric.weight == Decimal("0.6")


def test_attributes(book):
    purchases, channel, weight, warehouse = book.attributes

    assert (purchases.kind, purchases.step, purchases.may_be_unknown) == ("money", Decimal(1000), True)
    assert purchases.range == Range(Decimal(0), Decimal(10**9), upper_is_in=True)
    assert (channel.values, channel.step, channel.may_be_unknown) == ({"shop": "Магазин", "chain": "Сеть"}, 1, False)
    assert (weight.step, warehouse.kind) == ("any", "flag")


def test_segmentations_and_their_segments(book):
    [segmentation] = book.segmentations
    small, large = segmentation.segments

    assert (segmentation.policy, segmentation.complete) == ("exclusive", True)
    assert small.criteria == {"purchases": Criterion(ranges=(Range(upper=Decimal(10**6)),))}
    assert large.criteria["purchases"].takes_unknown
    assert (small.terms, small.potential) == (("prepaid", "Доставка по средам"), "low")
    assert large.approach == Text("Крупным назначаем личного менеджера.\n", "scripts")
    assert large.address == ("segmentations", "by-purchases", "segments", "large")


def test_not_our_clients(book):
    entry, _tiny = book.not_our_clients

    assert entry.kind == "will-not"
    assert entry.criteria == {"channel": Criterion(excluded=("chain",))}
    assert entry.redirect_to == Text("Розничный магазин на [[line:retail|соседней улице]].\n", "scripts")
    assert entry.exceptions[0].criteria == {"own-warehouse": Criterion(flag=True)}


def test_portraits(book):
    [portrait] = book.portraits

    assert portrait.facts["weight"].ranges == (Range(Decimal(0), Decimal(2), lower_is_in=False),)
    assert portrait.objections[0] == "expensive"
    assert portrait.objections[1].answer == Text("Привезём сами.")


def test_touchpoints(book):
    call, meeting = book.touchpoints

    assert (call.channel, call.direction, call.role) == ("phone", "outbound", "hunter")
    assert (call.respond_within, call.lasts) == (Duration(Decimal(4), "h"), _days(15))
    assert (call.states, call.asks) == (("new-clients/new", "new-clients/work"), ("purchases", "channel"))
    assert call.script.source.startswith("Здравствуйте!")
    assert (call.entry_level, meeting.entry_level, meeting.channel) == (True, False, None)


def test_pipelines_and_their_states(book):
    [pipeline] = book.pipelines
    new, work, pause, won, lost = pipeline.states

    assert pipeline.max_cycle == _days(40)
    assert (pipeline.worklist.min, pipeline.worklist.max, pipeline.inflow) == (50, 90, Decimal(5))
    assert (new.deadline.limit, new.deadline.warn, new.on_deadline.to) == (_days(7), None, "work")
    assert work.deadline.by_segment == {"large": Duration(Decimal(2), "w")}
    assert (work.on_deadline.to, work.on_deadline.reason, work.on_deadline.share) == (
        "lost",
        "too-long",
        Decimal("0.1"),
    )
    assert (new.next[0].to, new.next[0].share, new.next[1].reason) == ("work", Decimal("0.8"), "no-need")
    assert work.steps[0].lasts == _days(2)
    assert [reason.revisit_after for reason in lost.reasons] == [Duration(Decimal(3), "mo"), None]
    assert (pause.kind, won.next[0].to) == ("pause", "pause")


def test_a_pilot_measures_percents_times_and_clients(book):
    targets = book.pipelines[0].pilot.targets

    assert [one.at_least or one.at_most for one in targets] == [Decimal("0.2"), _days(30), Decimal(12)]


def test_handoffs(book):
    handoff, _back = book.handoffs

    assert (handoff.from_, handoff.to, handoff.at, handoff.mode) == ("hunter", "head", "new-clients/won", "phased")
    assert handoff.passes == ("price", "Договорённости")
    assert handoff.accept_within == Duration(Decimal(1), "wd")


def test_statuses(book):
    active = book.statuses[0]

    assert active.when["growth"].ranges == (Range(Decimal("-0.1"), lower_is_in=False, unit="percent"),)
    assert active.next[0].bonus == Text("Нет.")


def test_the_matrix_is_a_mapping_or_one_for_each_line(book, load):
    [matrix] = book.abc_xyz
    several = load("abc_xyz:\n  - {line: wholesale}\n  - {line: retail, period: week, window: 26}\n")

    assert (matrix.abc.a, matrix.xyz.y, matrix.deviation) == (Decimal("0.8"), Decimal("0.25"), "sample")
    assert [name for name, _cell in book.cells()] == ["AX", "CZ"]
    assert [(one.period, one.window, one.deviation) for one in several.book.abc_xyz] == [
        ("month", 12, "population"),
        ("week", 26, "population"),
    ]
    assert several.diagnostics == ()


def test_the_forecast_is_a_mapping_or_one_for_each_line(book, load):
    [forecast] = book.forecast

    assert forecast.periods[0].from_ == date(2027, 1, 1)
    assert forecast.axes == ("by-purchases", "status", "abc-xyz")
    assert [one.period for one in load("forecast: [{period: season}, {line: retail}]").book.forecast] == [
        "season",
        "quarter",
    ]


def test_what_sellers_argue_with(book):
    assert book.products[0].margin == Decimal("0.3")
    assert book.documents[0].file == "documents/price.csv"
    terms = book.terms[0]
    assert (terms.percent, terms.prepayment, terms.defer) == (Decimal("0.05"), Decimal(1), _days(14))
    assert (terms.credit_limit, terms.minimum_order) == (Decimal(500_000), Decimal("1999.90"))
    assert (book.authority[0].discount_up_to, book.authority[0].beyond) == (Decimal("0.07"), "head")
    assert book.competitors[0].strengths == ("Дёшево",)


def test_loyalty(book):
    friends, autumn = book.loyalty

    assert friends.valid.to == date(2027, 12, 31)
    assert (friends.terms[0].percent, friends.terms[0].cost) == (Decimal("0.03"), Decimal(100))
    economics = friends.economics
    assert (economics.launch_cost, economics.clients, economics.uplift) == (Decimal(50_000), 40, Decimal("0.2"))
    assert (economics.retention.before, economics.horizon) == (Decimal("0.6"), Duration(Decimal(12), "mo"))
    assert (autumn.economics, autumn.stacks_with) == (None, ("friends",))


def test_cases_situations_onboarding_and_the_rest(book):
    case = book.cases[0]
    assert case.client == {"purchases": "300_000", "channel": "shop", "own-warehouse": "false"}
    assert (case.expect.segments, case.expect.not_our_client) == (("small",), "none")
    assert book.situations[0].see == ("objection:expensive", "terms:prepaid")
    path = book.onboarding[0]
    assert (path.pass_, path.days[0].day) == (Decimal("0.8"), 1)
    assert [answer.correct for answer in path.days[0].quiz[0].answers] == [True, False]
    assert (book.editions[0].focus, book.editions[0].sections) == ("own", ("touchpoints", "pipelines"))
    assert (book.glossary[0].id, book.glossary[0].aliases) == ("лид", ("наводка",))
    assert book.data.clients.source == "postgresql://${HOST}/crm"
    assert book.checks.levels == {"S102": "warning", "N201": "off"}
    assert book.pages[0].after == "pages"


def test_words_that_other_readers_of_yaml_change_stay_as_they_are(load):
    loaded = load("""
        pages:
          - {id: on, title: 2026, summary: no, body: 12:30, tags: [01036, yes, null, ~, 1e3, 0x1F, 2026-11-01, .5]}
        """)

    [page] = loaded.book.pages
    assert (page.id, page.title, page.summary, str(page.body)) == ("on", "2026", "no", "12:30")
    assert page.tags == ("01036", "yes", "null", "~", "1e3", "0x1F", "2026-11-01", ".5")


def test_only_what_is_required_must_be_there(load):
    loaded = load("""
        touchpoints: [{id: call, title: Call, role: seller, goal: Know}]
        not_our_clients: [{id: no, title: No, reason: R, action: A, signs: [S]}]
        pipelines: [{id: p, title: P, states: [{id: s, title: S}]}]
        terms: [{id: t, title: T}]
        loyalty: [{id: l, title: L, terms: [{title: Gift}]}]
        abc_xyz: {}
        forecast: {}
        situations: [{id: s, title: S}]
        cases: [{id: c, title: C}]
        editions: [{id: e, title: E}]
        """)

    assert loaded.diagnostics == ()
    assert loaded.book.pipelines[0].states[0].kind == "work"
    assert (loaded.book.terms[0].kind, loaded.book.loyalty[0].terms[0].kind) == ("other", "other")
    assert loaded.book.not_our_clients[0].kind == "will-not"


def test_an_empty_value_is_a_value_left_out(load):
    loaded = load("""
        roles:
          - id: a
            title: A
            tools:
            mission:
            capacity:
            body:
        attributes: [{id: b, title: B, kind: number, step: , may_be_unknown: , values: }]
        handoffs:
        """)

    assert loaded.diagnostics == ()
    assert (loaded.book.roles[0].tools, loaded.book.attributes[0].step) == ((), 1)


@pytest.mark.parametrize(("written", "lines"), [("Cheap", ("Cheap",)), ("[Cheap, Near]", ("Cheap", "Near"))])
def test_where_the_format_does_not_say_one_line_is_as_good_as_a_list(load, written, lines):
    loaded = load(f"""
        competitors: [{{id: a, title: A, strengths: {written}, avoid: {written}}}]
        portraits: [{{id: a, title: A, goals: {written}, quotes: {written}}}]
        """)

    assert loaded.diagnostics == ()
    assert loaded.book.competitors[0].strengths == loaded.book.portraits[0].goals == lines
    assert str(loaded.book.competitors[0].avoid).replace("- ", "").split("\n") == list(lines)


def test_nothing_changes_after_loading(book):
    with pytest.raises(ValueError, match="frozen"):
        book.lines[0].title = "Other"
