"""Given what people write by mistake, I get one finding: at the right place, with a sentence that quotes it and a cure.

What a head of sales then reads stands whole in `tests/goldens/books/broken_input.txt`.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from playbook.diagnostics import Diagnostic
from playbook.diagnostics.formats import as_text
from playbook.load import Loaded, load_book


class Broken(NamedTuple):
    """A mistake, where it is found (`code line:column-end`), and the file it stands in: `book.yml` if it starts so."""

    name: str
    found: str
    content: str | bytes


# fmt: off
BROKEN = [
    Broken("a tab in front of a key", "F010 2:1-10", "book:\n\ttitle: Х\n"),
    Broken("a tab in front of a key of a list", "F010 3:1-10", "roles:\n  - id: a\n\ttitle: X\n"),
    Broken("a tab after spaces", "F010 3:3-14", "book:\n  title: A\n  \tcompany: B\n"),
    Broken("an unquoted colon", "F010 2:15-24", "book:\n  title: Книга: продажи\n"),
    Broken("a comma inside braces", "F001 2:29-42", "roles:\n  - {id: a, title: Охотник, ищет клиентов}\n"),
    Broken("a colon inside braces", "F010 2:27-33", "roles:\n  - {id: a, title: Охотник: ищет}\n"),
    Broken("a question mark for a text", "F010 2:45-46", "attributes:\n  - {id: a, title: A, kind: flag, question: ?}\n"),
    Broken("a question mark before a text inside braces", "F010 2:45-49", "attributes:\n  - {id: a, title: A, kind: flag, question: ? да}\n"),
    Broken("a question mark before a text", "F010 3:15-24", "attributes:\n  - id: a\n    question: ? Сколько\n"),
    Broken("a quote that is not closed", "F010 2:10-16", 'book:\n  title: "Книга\n  company: Ромашка\n'),
    Broken("quotes inside quotes", "F010 2:18-26", 'book:\n  title: "Книга "продаж""\n'),
    Broken("quotes inside quotes inside braces", "F010 1:23-31", 'book: {title: "Книга "продаж""}\n'),
    Broken("a comma for a text", "F010 2:10-11", "book:\n  title: ,\n"),
    Broken("a comma before a text", "F010 2:10-18", "book:\n  title: ,продажи\n"),
    Broken("a comma for a text inside braces", "F010 1:15-16", "book: {title: ,}\n"),
    Broken("an apostrophe inside single quotes", "F010 2:14-16", "book:\n  title: 'it's'\n"),
    Broken("a path of Windows in double quotes", "F010 2:13-18", 'book:\n  title: "C:\\dir"\n'),
    Broken("a line out of line", "F010 4:4-14", "roles:\n  - id: a\n    title: A\n   mission: x\n"),
    Broken("a key too deep", "F010 3:5-15", "book:\n  title: A\n    company: B\n"),
    Broken("a key without its colon", "F010 2:3-8", "book:\n  title\n  company: x\n"),
    Broken("a key twice", "F003 3:3-8", "book:\n  title: A\n  title: B\n"),
    Broken("a key misspelt", "F001 2:13-18", "roles:\n  - {id: a, titel: A}\n"),
    Broken("a section without a name", "F001 1:1-3", '"": x\n'),
    Broken("a section misspelt", "F001 1:1-6", "rolls:\n  - {id: a}\n"),
    Broken("a required key left out", "F010 2:5-12", "roles:\n  - {id: a}\n"),
    Broken("a text for a list", "F010 2:30-35", "roles:\n  - {id: a, title: A, tools: phone}\n"),
    Broken("a text for an item", "F010 2:5-12", "roles:\n  - охотник\n"),
    Broken("a text for a section of keys", "F010 1:7-12", "book: Книга\n"),
    Broken("a section without hyphens", "F010 2:3-8", "roles:\n  id: a\n  title: b\n"),
    Broken("a list for a text", "F010 2:20-23", "roles:\n  - {id: a, title: [A]}\n"),
    Broken("a bare number for a percent", "F010 3:17-19", "book:\n  title: A\n  margin_floor: 12\n"),
    Broken("a fraction for a percent", "F010 3:17-21", "book:\n  title: A\n  margin_floor: 0.12\n"),
    Broken("a bare number for a length of time", "F010 2:34-36", "pipelines:\n  - {id: a, title: A, max_cycle: 40}\n"),
    Broken("days in words", "F010 2:34-41", "pipelines:\n  - {id: a, title: A, max_cycle: 40 дней}\n"),
    Broken("a reminder too early", "F010 1:86-88", "pipelines: [{id: a, title: A, states: [{id: b, title: B, deadline: {limit: 5d, warn: 7d}}]}]\n"),
    Broken("working days in words", "F010 2:34-48", "pipelines:\n  - {id: a, title: A, max_cycle: 5 рабочих дней}\n"),
    Broken("a decimal comma", "F010 2:51-60", 'terms:\n  - {id: a, title: A, kind: price, minimum_order: "1999,90"}\n'),
    Broken("a currency beside a sum", "F010 2:51-57", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 5000 ₽}\n"),
    Broken("millions in words", "F010 2:51-58", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 1.5 млн}\n"),
    Broken("a date with the day first", "F010 3:14-24", "book:\n  title: A\n  effective: 01.11.2026\n"),
    Broken("a day that is in no calendar", "F010 3:14-24", "book:\n  title: A\n  effective: 2026-02-30\n"),
    Broken("an id in Cyrillic letters", "F010 2:10-17", "roles:\n  - {id: Охотник, title: A}\n"),
    Broken("an id too long for a file", "F010 2:10-111", "roles:\n  - {id: " + "a" * 101 + ", title: A}\n"),
    Broken("a word that is not on the list", "F010 2:29-34", "terms:\n  - {id: a, title: A, kind: prise}\n"),
    Broken("yes in Russian for a flag", "F010 2:33-35", "segmentations:\n  - {id: a, title: A, complete: да}\n"),
    Broken("no for a flag", "F010 2:33-37", 'segmentations:\n  - {id: a, title: A, complete: "no"}\n'),
    Broken("two lower ends", "F010 2:43-48", "roles:\n  - {id: a, title: A, capacity: {from: 5, above: 4}}\n"),
    Broken("min for from", "F010 2:34-37", "roles:\n  - {id: a, title: A, capacity: {min: 5}}\n"),
    Broken("a range with a hyphen", "F010 2:33-38", "roles:\n  - {id: a, title: A, capacity: 50-90}\n"),
    Broken("a percent and a number in one range", "F010 2:48-49", "roles:\n  - {id: a, title: A, capacity: {from: 5%, to: 7}}\n"),
    Broken("a decimal comma in a range", "F010 2:40-45", 'roles:\n  - {id: a, title: A, capacity: {from: "5,5"}}\n'),
    Broken("an escaped NUL", "F010 2:10-15", 'book:\n  title: "A\\0"\n'),
    Broken("a NUL", "F010 2:11-12", "book:\n  title: A\u0000\n"),
    Broken("a file that is a list", "F010 1:1-4", "- a\n- b\n"),
    Broken("a file that is a text", "F010 1:1-13", "просто текст\n"),
    Broken("a second document", "F010 3:1-4", "book:\n  title: A\n---\nbook:\n  title: B\n"),
    Broken("a tag that would run code", "F010 2:10-37", "book:\n  title: !!python/object:os.system A\n"),
    Broken("a text that starts with an exclamation mark", "F010 2:10-18", "book:\n  title: !важно A\n"),
    Broken("an alias without an anchor", "F010 2:10-15", "book:\n  title: *name\n"),
    Broken("an alias inside its anchor", "F011 2:5-7", "roles: &a\n  - *a\n"),
    Broken("bold text of Markdown", "F010 2:10-19", "book:\n  title: **Важно**\n"),
    Broken("a text that starts with an ampersand", "F010 2:10-18", "book:\n  title: &Ромашка\n"),
    Broken("a firm that begins with an ampersand", "F010 2:10-22", "book:\n  title: &Co and sons\n"),
    Broken("a text that starts with a percent sign", "F010 2:10-19", "book:\n  title: %discount\n"),
    Broken("a merge key", "F001 3:6-8", "roles:\n  - &a {id: a, title: A}\n  - {<<: *a, id: b}\n"),
    Broken("a path out of the book", "F011 2:29-53", "roles:\n  - {id: a, title: A, body: {file: ../../etc/passwd}}\n"),
    Broken("a file that is not there", "F002 2:29-44", "roles:\n  - {id: a, title: A, body: {file: nope.md}}\n"),
    Broken("a brace that is not closed", "F010 2:5-21", "roles:\n  - {id: a, title: A\n  - {id: b, title: B}\n"),
    Broken("a bracket closed by a brace", "F010 2:35-36", "roles:\n  - {id: a, title: A, tools: [x, y}\n"),
    Broken("two commas in a row", "F010 2:13-14", "roles:\n  - {id: a, , title: A}\n"),
    Broken("a template of Jinja", "F010 2:11-19", "book:\n  title: {{ name }}\n"),
    Broken("a text that starts with a greater-than sign", "F010 2:10-13", "book:\n  title: > 5\n"),
    Broken("a list on the line of its key", "F010 1:7-10", "book: - a\n"),
    Broken("a hyphen without its space", "F010 2:3-9", "roles:\n  -id: a\n   title: A\n"),
    Broken("a hyphen without its space in each item", "F010 2:3-9", "roles:\n  -id: a\n"),
    Broken("a colon without its space", "F010 2:3-10", "book:\n  title:A\n"),
    Broken("a source of data without its source", "F010 2:11-21", "data:\n  ledger: {table: x}\n"),
    Broken("a word for a measured value", "F010 2:65-70", "pipelines:\n  - {id: a, title: A, pilot: {targets: [{metric: won, at_least: много}]}}\n"),
    Broken("an id left out", "F010 2:5-13", "roles:\n  - title: A\n    tools: [x]\n"),
    Broken("a dash for a hyphen", "F010 2:3-10", "roles:\n  – id: a\n    title: A\n"),
    Broken("a non-breaking space", "F010 2:1-10", "roles:\n  - id: a\n    title: A\n"),
    Broken("a colon in typographic quotes", "F010 2:12-16", "book:\n  title: “A: b”\n"),
    Broken("a severity that is none", "F010 1:16-21", "checks: {S101: fatal, N201: off}\n"),
    Broken("keys for a text", "F010 2:30-36", "lines:\n  - {id: a, title: A, owner: {x: y}}\n"),
    Broken("not our client without saying who", "F010 2:5-44", "not_our_clients:\n  - {id: a, title: A, reason: r, action: a}\n"),
    Broken("Windows-1251", "F010 2:10-11", "book:\n  title: Книга\n".encode("cp1251")),
    Broken("UTF-16", "F010 1:1-2", "book:\n  title: Книга\n".encode("utf-16")),
    Broken("a cell that is none", "F010 3:5-7", "abc_xyz:\n  cells:\n    AQ: {approach: x}\n"),
    Broken("a measure misspelt", "F010 2:30-36", "statuses:\n  - {id: a, title: A, when: {ordres: {from: 1}}}\n"),
    Broken("a colon without its space before the next key", "F010 2:3-16", "book:\n  title:Хозяйка\n  company: Ромашка\n"),
    Broken("a colon without its space in the last line", "F010 3:3-16", "book:\n  language: ru\n  title:Хозяйка\n"),
    Broken("a colon without its space in an item", "F010 2:5-14", "roles:\n  - id:hunter\n    title: A\n"),
    Broken("a colon without its space in an item of one line", "F010 2:5-14", "roles:\n  - id:hunter\n"),
    Broken("a colon without its space before a list", "F010 4:5-17", "products:\n  - id: a\n    title: A\n    segments:[a]\n    line: b\n"),
    Broken("a colon without its space inside braces", "F001 2:6-10", "roles:\n  - {id:a, title: A}\n"),
    Broken("a section on the line of its first item", "F001 1:1-11", "roles:- id: a\n"),
    Broken("an equals sign for a colon", "F010 3:11-14", "roles:\n  - id: a\n    title = A\n    mission: x\n"),
    Broken("a non-breaking space after a colon", "F010 3:10-13", "roles:\n  - id: a\n    title:\u00a0A\n    mission: x\n"),
    Broken("non-breaking spaces for an indent", "F001 4:1-12", "roles:\n  - id: a\n    title: A\n" + "\u00a0" * 4 + "mission: x\n"),
    Broken("a non-breaking space behind an id", "F010 2:9-10", "roles:\n  - id: a\u00a0\n    title: A\n"),
    Broken("a quote closed by that of another text", "F010 2:10-18", 'book:\n  title: "Хозяйка\n  company: "Ромашка"\n  language: ru\n'),
    Broken("an apostrophe closed by that of another text", "F010 2:10-13", "book:\n  title: 'it\n  company: x\nroles:\n  - {id: a, title: 'A'}\n"),
    Broken("a quote inside brackets that is not closed", "F010 4:13-15", 'roles:\n  - id: a\n    title: A\n    tools: ["x, y]\n    mission: "B"\n'),
    Broken("two items without the hyphen between", "F010 4:5-10", "roles:\n  - id: a\n    title: A\n    id: b\n    title: B\n"),
    Broken("an item under the hyphens of the others", "F010 4:3-8", "roles:\n  - id: a\n    title: A\n  id: b\n  title: B\n"),
    Broken("a first item without its hyphen", "F010 2:3-8", "roles:\n  id: a\n  title: A\n  - id: b\n    title: B\n"),
    Broken("items that all lack their hyphens", "F010 2:3-8", "roles:\n  id: a\n  title: A\n  id: b\n  title: B\n"),
    Broken("an id twice in one item", "F003 4:5-7", "roles:\n  - id: a\n    title: A\n    id: b\n"),
    Broken("an id with capitals that others name", "F010 2:10-16", "roles:\n  - {id: Keeper, title: A}\n  - {id: b, title: B, reports_to: keeper}\n"),
    Broken("an id with a Cyrillic letter", "F010 2:10-15", "roles:\n  - {id: сlerk, title: A}\n"),
    Broken("an id in typographic quotes", "F010 2:10-18", "roles:\n  - {id: «hunter», title: A}\n"),
    Broken("an id of two words", "F010 2:10-20", "roles:\n  - {id: first call, title: A}\n"),
    Broken("a key in Russian", "F001 3:5-13", "roles:\n  - id: a\n    название: A\n"),
    Broken("a key with a Cyrillic letter", "F001 3:5-10", "roles:\n  - id: a\n    titlе: A\n"),
    Broken("a section in Russian", "F001 1:1-5", "роли:\n  - {id: a, title: A}\n"),
    Broken("a decimal comma in a range inside braces", "F010 2:44-45", "roles:\n  - {id: a, title: A, capacity: {from: 119,5, to: 200}}\n"),
    Broken("a decimal comma inside braces", "F001 2:56-58", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 1999,90}\n"),
    Broken("a percent with a decimal comma inside braces", "F001 2:50-52", "terms:\n  - {id: a, title: A, kind: discount, percent: 2,5%}\n"),
    Broken("thousands parted by commas", "F001 2:53-56", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 5,000,000}\n"),
    Broken("thousands parted by points", "F010 2:51-60", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 5.000.000}\n"),
    Broken("millions and their currency", "F010 2:51-60", "terms:\n  - {id: a, title: A, kind: price, minimum_order: 5 млн руб}\n"),
    Broken("a number with what it counts", "F010 2:40-46", "roles:\n  - {id: a, title: A, capacity: {from: 50 чел}}\n"),
    Broken("a range in words", "F010 2:33-44", "roles:\n  - {id: a, title: A, capacity: от 50 до 90}\n"),
    Broken("one end of a range in words", "F010 2:33-38", "roles:\n  - {id: a, title: A, capacity: до 90}\n"),
    Broken("a number for a range", "F010 2:33-35", "roles:\n  - {id: a, title: A, capacity: 50}\n"),
    Broken("the ends of a range in Russian", "F010 2:34-36", "roles:\n  - {id: a, title: A, capacity: {от: 50, до: 90}}\n"),
    Broken("a kind in Russian", "F010 1:64-70", "pipelines: [{id: a, title: A, states: [{id: b, title: B, kind: победа}]}]\n"),
    Broken("a percent in words", "F010 2:48-59", "terms:\n  - {id: a, title: A, kind: discount, percent: 5 процентов}\n"),
    Broken("two percents", "F010 2:48-52", "terms:\n  - {id: a, title: A, kind: discount, percent: 5-7%}\n"),
    Broken("minutes", "F010 2:34-40", "pipelines:\n  - {id: a, title: A, max_cycle: 30 мин}\n"),
    Broken("two lengths of time", "F010 2:34-38", "pipelines:\n  - {id: a, title: A, max_cycle: 2-3d}\n"),
    Broken("a date in words", "F010 3:14-27", "book:\n  title: A\n  effective: 1 ноября 2026\n"),
    Broken("a date of two digits for the year", "F010 3:14-22", "book:\n  title: A\n  effective: 01.11.26\n"),
    Broken("a day with dots that is in no calendar", "F010 3:14-24", "book:\n  title: A\n  effective: 31.02.2026\n"),
    Broken("a month for a date", "F010 3:14-25", "book:\n  title: A\n  effective: ноябрь 2026\n"),
    Broken("a semicolon for a comma inside braces", "F010 2:11-33", "roles:\n  - {id: a; title: A; mission: x}\n"),
    Broken("ids for a list", "F010 2:33-34", "products:\n  - {id: a, title: A, segments: b}\n"),
    Broken("rows of a table", "F010 2:1-20", "roles:\nhunter\tОхотник\tищет\nkeeper\tХранитель\tдержит\n"),
    Broken("a list of rows of a table", "F010 2:3-19", "roles:\n  id\ttitle\tmission\n  hunter\tОхотник\tищет\n"),
    Broken("a bullet for a hyphen", "F010 2:3-10", "roles:\n  • id: a\n    title: A\n"),
    Broken("bullets in a list", "F010 5:7-12", "roles:\n  - id: a\n    title: A\n    tools:\n      • CRM\n      • Почта\n"),
    Broken("a text that goes on too far left", "F010 5:3-16", "roles:\n  - id: a\n    title: A\n    mission: Первая строка\n  вторая строка\n"),
]
# fmt: on

HARMLESS = {
    "an empty file": "",
    "a file of comments": "# nothing yet\n",
    "a section without items": "roles:\n",
    "a byte order mark": "\ufeffroles:\n  - {id: a, title: A}\n",
    "lines of Windows": b"roles:\r\n  - id: a\r\n    title: A\r\n    body: |\r\n      One.\r\n\r\n      Two.\r\n",
    "lines of an old Macintosh": b"roles:\r  - id: a\r    title: A\r",
    "a question mark in braces": "attributes:\n  - {id: a, title: A, kind: flag, question: Сколько в год?, unit: x}\n",
    "an alias of a text": "roles:\n  - {id: a, title: &t A}\n  - {id: b, title: *t}\n",
    "an anchor of a list that nothing repeats": "roles:\n  - {id: a, title: A, tools: &t [x]}\n",
    "a comma after quotes inside brackets": 'roles:\n  - {id: a, title: "A", tools: ["x", \'y\']}\n',
    "an alias of a list": "roles:\n  - {id: a, title: A, tools: &t [x]}\n  - {id: b, title: B, tools: *t}\n",
    "a document with its marks": "---\nroles:\n  - {id: a, title: A}\n...\n",
    "a line separator of a web page": "roles:\n  - {id: a, title: A\u2028x}\n",
}


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.name for broken in BROKEN])
def test_a_mistake_is_found_where_it_stands(broken, write_book):
    [found] = _load(broken.content, write_book).diagnostics

    assert _brief(found) == broken.found
    assert found.place.path == ("book.yml" if _has_masthead(broken.content) else "x.yml")


def test_what_a_head_of_sales_reads(write_book, golden):
    reports = []
    for broken in BROKEN:
        loaded = _load(broken.content, write_book)
        reports.append(f"# {broken.name}\n{as_text(loaded.diagnostics, loaded.sources.line, 'en')}")

    golden("books/broken_input.txt", "\n".join(reports))


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_unusual_and_no_mistake_is_read(name, write_book):
    assert [str(found.message) for found in _load(HARMLESS[name], write_book).diagnostics] == []


def test_the_names_of_mistakes_tell_them_apart():
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) > 130


def _load(content: str | bytes, write_book) -> Loaded:
    data = content if isinstance(content, bytes) else content.encode()
    if _has_masthead(content):
        return load_book(write_book({"book.yml": data, "x.yml": b""}))
    return load_book(write_book({"book.yml": "book: {title: T}\n", "x.yml": data}))


def _has_masthead(content: str | bytes) -> bool:
    return content.startswith(b"book" if isinstance(content, bytes) else "book")


def _brief(found: Diagnostic) -> str:
    return f"{found.code} {found.place.line}:{found.place.column}-{found.place.end}"
