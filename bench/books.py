"""Books of any size: a number of entities in; a folder of YAML that checks without a finding out, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_PER_FILE = 50
_STATES = 8

_FRAME = """\
book:
  title: Книга продаж на {count} записей
  company: ООО «Мера»
  language: ru
  currency: RUB
  effective: 2026-11-01
  margin_floor: 12%
  owner: head
lines:
  - {{id: wholesale, title: Опт}}
roles:
  - {{id: hunter, title: Охотник, mission: Доводит нового клиента до первой поставки., headcount: 4}}
  - {{id: keeper, title: Менеджер по работе с клиентами, headcount: 6, reports_to: head}}
  - {{id: head, title: Руководитель отдела продаж, headcount: 1}}
attributes:
  - {{id: purchases, title: Закупки в год, kind: money, range: {{from: 0}}, question: "Сколько закупаете за год?"}}
  - {{id: channel, title: Канал, kind: choice, values: {{dealer: Дилер, chain: Сеть, studio: Студия}}}}
"""

_TOUCHPOINT = """\
  - id: touchpoint-{n}
    title: Звонок номер {n} новому клиенту
    line: wholesale
    channel: phone
    direction: outbound
    role: hunter
    states: [{states}]
    goal: Узнать годовой объём и договориться о встрече
    asks: [purchases, channel]
    respond_within: 4h
    lasts: 1h
    standards:
      - Перезваниваем в тот же день, даже если ответа ещё нет
      - Записываем слова клиента, а не свои выводы
    mistakes: [Обещать скидку в первом разговоре, Говорить дольше клиента]
    script: |
      Здороваемся и называем компанию.

      > — Добрый день! Скажите, кто у вас решает по закупкам?

      Дальше **слушаем**: что возит, у кого берёт, что болит. Если спросили цену, см. [[objection:objection-{objection}]].
"""

_OBJECTION = """\
  - id: objection-{n}
    title: "«У вас дороже на {percent} процентов, чем у соседей», случай {n}"
    line: wholesale
    segments: [{segment}]
    answer: |
      Соглашаемся, что цена важна, и считаем цену с доставкой: сколько стоит день без товара на полке?
      Показываем расчёт по [[terms:terms-{terms}|условиям]] и предлагаем пробную партию.
"""

_SEGMENTATION = """\
  - id: segmentation-{n}
    title: По закупкам в год, взгляд {n}
    line: wholesale
    segments:
      - id: small-{n}
        title: Мелкие, взгляд {n}
        criteria: {{purchases: {{below: 1_000_000}}}}
        terms: [terms-{terms}]
        potential: low
      - id: middle-{n}
        title: Средние, взгляд {n}
        criteria: {{purchases: {{from: 1_000_000, below: 5_000_000}}}}
        approach: Звоним раз в месяц и предлагаем то, чего клиент ещё не берёт.
        terms: [terms-{terms}]
        potential: medium
      - id: large-{n}
        title: Крупные, взгляд {n}
        criteria: {{purchases: {{from: 5_000_000, below: 20_000_000}}}}
        approach: Встречаемся каждый квартал; начинаем с [[touchpoint:touchpoint-{touchpoint}]].
        terms: [terms-{terms}, Своя партия на складе]
        potential: high
      - id: network-{n}
        title: Сети, взгляд {n}
        criteria: {{purchases: {{from: 20_000_000}}}}
        approach: Ведёт руководитель отдела.
        potential: high
"""

_TERM = """\
  - {{term: Показатель {n}, meaning: "Сколько клиентов из ста доходят до шага {n}, если считать с первого звонка.", aliases: [П-{n}]}}
"""

_TERMS = """\
  - id: terms-{n}
    title: Скидка {percent}% за предоплату, вариант {n}
    line: wholesale
    kind: discount
    percent: {percent}%
    body: Действует при оплате до отгрузки; с другими скидками не складывается. Спорные случаи решает руководитель.
"""

_SITUATION = """\
  - id: situation-{n}
    title: Клиент просит скидку сверх прайса, случай {n}
    role: keeper
    say: "— Понимаю. Давайте посмотрим, что можно сделать по сроку и по объёму?"
    do:
      - Уточнить объём и срок, к которому нужен товар
      - Посмотреть историю оплат за полгода
      - Предложить условия из прайса, а не с потолка
    see: [touchpoint:touchpoint-{touchpoint}, terms:terms-{terms}]
    hand_to: head
"""

_PRODUCT = """\
  - id: product-{n}
    title: Группа товара {n}
    line: wholesale
    margin: {margin}%
    benefits: [Есть на складе круглый год, "Одна партия, один тон", Возврат нераспечатанного без вопросов]
    questions: ["Сколько берёте за месяц?", "У кого берёте сейчас и что не нравится?"]
    documents: [document-{document}]
"""

_DOCUMENT = """\
  - {{id: document-{n}, title: Прайс-лист по группе {n}, kind: price-list, line: wholesale, summary: Обновляется первого числа}}
"""

_PIPELINE_HEAD = """\
  - id: pipeline-{n}
    title: Воронка {n}
    line: wholesale
    max_cycle: 60d
    states:
"""

_STATE = """\
      - id: state-{s}
        title: Шаг {s} воронки {n}
        kind: {kind}
        owner: hunter
        deadline: 5d
        on_deadline: lost
        entry: [Клиент ответил на прошлый вопрос]
        exit: [Назначен следующий шаг, "Дата записана в карточке"]
        next: [{{to: {to}, when: клиент согласен}}, {{to: lost, when: клиент отказался}}]
"""

_ENDS = """\
      - {id: won, title: Клиент, kind: won, owner: keeper}
      - {id: lost, title: Отказ, kind: lost}
"""


_HANDOFF = """\
  - id: handoff-{n}
    title: Передача нового клиента из воронки {n}
    from: hunter
    to: keeper
    at: pipeline-{n}/won
    mode: phased
    passes: [document-{document}, Договорённости словами клиента]
    accept_within: 1d
"""


def write_book(folder: Path, entities: int) -> Path:
    """A book of about so many entities (some 650 bytes each, 50 to a file), with links between them; returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.yml").write_text(_FRAME.format(count=entities), encoding="utf-8")
    shares = {section: max(entities * percent // 100, 1) for section, percent in _PERCENT.items()}
    for section, count in shares.items():
        items = [_ITEMS[section](number, shares) for number in range(count)]
        for number, start in enumerate(range(0, len(items), _PER_FILE)):
            text = f"{section}:\n" + "".join(items[start : start + _PER_FILE])
            (folder / f"{section}-{number:03}.yml").write_text(text, encoding="utf-8")
    return folder


def size_of(folder: Path) -> int:
    """How many bytes of YAML a book holds."""
    return sum(path.stat().st_size for path in folder.glob("*.yml"))


def _touchpoint(n: int, shares: dict[str, int]) -> str:
    pipeline, objection = n % shares["pipelines"], n % shares["objections"]
    each = max(shares["touchpoints"] // shares["pipelines"], 1)  # touchpoints of a pipeline, which share its states
    number = n // shares["pipelines"]
    met = [number % _STATES] if each >= _STATES else range(number % each, _STATES, each)
    states = ", ".join(f"pipeline-{pipeline}/state-{state}" for state in met)
    return _TOUCHPOINT.format(n=n, states=states, objection=objection)


def _handoff(n: int, shares: dict[str, int]) -> str:
    return _HANDOFF.format(n=n, document=n % shares["documents"])


def _objection(n: int, shares: dict[str, int]) -> str:
    segment = f"{'middle' if n % 2 else 'large'}-{n % shares['segmentations']}"
    return _OBJECTION.format(n=n, percent=n % 20 + 1, terms=n % shares["terms"], segment=segment)


def _segmentation(n: int, shares: dict[str, int]) -> str:
    return _SEGMENTATION.format(n=n, terms=n % shares["terms"], touchpoint=n % shares["touchpoints"])


def _term(n: int, _shares: dict[str, int]) -> str:
    return _TERM.format(n=n)


def _terms(n: int, _shares: dict[str, int]) -> str:
    return _TERMS.format(n=n, percent=n % 7 + 1)


def _situation(n: int, shares: dict[str, int]) -> str:
    return _SITUATION.format(n=n, touchpoint=n % shares["touchpoints"], terms=n % shares["terms"])


def _product(n: int, shares: dict[str, int]) -> str:
    return _PRODUCT.format(n=n, margin=n % 20 + 20, document=n % shares["documents"])


def _document(n: int, _shares: dict[str, int]) -> str:
    return _DOCUMENT.format(n=n)


def _pipeline(n: int, _shares: dict[str, int]) -> str:
    states = "".join(
        _STATE.format(n=n, s=s, kind="work" if s else "start", to=f"state-{s + 1}" if s + 1 < _STATES else "won")
        for s in range(_STATES)
    )
    return _PIPELINE_HEAD.format(n=n) + states + _ENDS


_ITEMS: dict[str, Callable[[int, dict[str, int]], str]] = {
    "pipelines": _pipeline,
    "handoffs": _handoff,
    "segmentations": _segmentation,
    "touchpoints": _touchpoint,
    "objections": _objection,
    "terms": _terms,
    "situations": _situation,
    "products": _product,
    "documents": _document,
    "glossary": _term,
}
"""How an item of each section is written."""

_PERCENT = {
    "pipelines": 1,  # of ten states each
    "handoffs": 1,
    "segmentations": 1,  # of four segments each
    "touchpoints": 29,
    "objections": 15,
    "terms": 10,
    "situations": 15,
    "products": 8,
    "documents": 5,
    "glossary": 2,
}
"""How many of a hundred entities are items of a section; states and segments count as entities."""
