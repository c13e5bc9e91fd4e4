"""What a sheet says of its cells, however its writer writes it."""

from __future__ import annotations

import zipfile

import pytest

from playbook.exchange.sheet_cells import cells_of_sheet

WORKBOOK = """<x:workbook><x:sheets><x:sheet name="A" sheetId="1" r:id="a"/><x:sheet r:id='b' name="B"/></x:sheets></x:workbook>"""
RELATIONS = """<Relationships><Relationship Target="/xl/one.xml" Id="a"/>
<Relationship Id='b' Target='worksheets/two.xml'/></Relationships>"""
TWO = """<x:c t='e' s="1" r='AA3'><x:f>NA()</x:f><x:v>#N/A</x:v></x:c><x:c r="B7" s="2"/><x:c s="1" r="B4"><x:v>5</x:v></x:c>"""


@pytest.fixture
def workbook(tmp_path):
    def write(content):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as parcel:
            parcel.writestr("xl/workbook.xml", WORKBOOK)
            parcel.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
            parcel.writestr("xl/worksheets/two.xml", content)
        return tmp_path / "a.xlsx"

    return write


def test_filled_cells_are_counted_and_errors_have_their_words(workbook):
    found = cells_of_sheet(workbook(TWO), 1)

    assert (found.rows, found.columns, dict(found.errors)) == (4, 27, {(2, 26): "#N/A"})


@pytest.mark.parametrize(("content", "number"), [(TWO, 0), (TWO, 2), (TWO.encode("utf-16"), 1)])
def test_a_sheet_that_cannot_be_found_or_read_is_nothing(workbook, content, number):
    assert cells_of_sheet(workbook(content), number) is None
