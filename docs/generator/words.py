"""The manual's own words: a language in; the few phrases out that neither the model nor a rule has."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.locale import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases that stand between what is generated; `{…}` is filled in by the one who uses the phrase."""

    any_reference: str
    choice: str
    code: str
    code_about: str
    code_title: str
    criterion: str
    date: str
    duration: str
    either: str
    file: str
    flag: str
    id: str
    line: str
    list_of: str
    many_or_one: str
    mapping: str
    mapping_of: str
    money: str
    number: str
    or_text: str
    percent: str
    range: str
    reference: str
    section_list: str
    section_mapping: str
    section_name: str
    state: str
    step: str
    text: str
    whole: str


WORDS: dict[Language, Words] = {
    "en": Words(
        any_reference="reference `kind:id`",
        choice="one of {values}",
        code="CODE",
        code_about=(
            "how much its findings weigh here; an error keeps the book from being built, "
            "a warning and a remark (`info`) do not, and `off` asks nothing; without it the rule's own severity holds."
        ),
        code_title="Code of a rule, such as `F006`",
        criterion="criterion",
        date="date",
        duration="duration",
        either="{first} or {second}",
        file="path in the book",
        flag="`true` or `false`",
        id="id",
        line="line of text",
        list_of="list: {item}",
        many_or_one="A mapping, or a list of such mappings, one for each line of sales.",
        mapping="mapping, see below",
        mapping_of="mapping from {key} to {value}",
        money="money",
        number="number",
        or_text="{kind} or plain text",
        percent="percent",
        range="range",
        reference="id of a `{kind}`",
        section_list="A list.",
        section_mapping="A mapping; it stands once in the whole book.",
        section_name="name of a section",
        state="`state` as `pipeline/state`",
        step="number or `any`",
        text="Markdown or `{file: …}`",
        whole="whole number",
    ),
    "ru": Words(
        any_reference="ссылка `kind:id`",
        choice="одно из {values}",
        code="КОД",
        code_about=(
            "как строги его замечания в этой книге; с ошибкой (`error`) книгу не собрать, с предупреждением (`warning`) "
            "и к сведению (`info`) можно, `off` — не проверять; без этого поля строгость такая, как у самого правила."
        ),
        code_title="Код правила, например `F006`",
        criterion="критерий",
        date="дата",
        duration="срок",
        either="{first} или {second}",
        file="путь внутри книги",
        flag="`true` или `false`",
        id="id",
        line="строка текста",
        list_of="список: {item}",
        many_or_one="Набор полей или список таких наборов, по одному на линию продаж.",
        mapping="набор полей, см. ниже",
        mapping_of="соответствие: {key} → {value}",
        money="деньги",
        number="число",
        or_text="{kind} или просто текст",
        percent="процент",
        range="диапазон",
        reference="id вида `{kind}`",
        section_list="Список.",
        section_mapping="Набор полей; в книге стоит один раз.",
        section_name="имя раздела",
        state="`state` в виде `pipeline/state`",
        step="число или `any`",
        text="Markdown или `{file: …}`",
        whole="целое число",
    ),
}
