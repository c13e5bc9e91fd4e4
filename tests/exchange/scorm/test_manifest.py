"""Given a course, I get a manifest that the schemas of SCORM 1.2 accept and an LMS knows again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from playbook.exchange.scorm import manifest_of
from playbook.render.course import CourseSource

SCHEMAS = Path(__file__).parents[2] / "vendor" / "scorm12"
COURSE = CourseSource(
    path="first-days",
    title="Первые дни: «опт» & <розница>",
    book="Книга продаж",
    language="ru",
    html="",
    page_count=1,
    pass_mark=Decimal("0.825"),
)
FILES = ("index.html", "imsmanifest.xml", "media/0a/план 1.png", "assets/course/scorm.js")
IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "adlcp_rootv1p2.xsd"))


def parsed(course: CourseSource = COURSE):
    return etree.fromstring(manifest_of(course, FILES))


@pytest.mark.parametrize(
    "course",
    [COURSE, replace(COURSE, pass_mark=None), replace(COURSE, title="Ы" * 500), replace(COURSE, language="en")],
)
def test_the_schemas_accept_it(schema, course):
    schema.assertValid(parsed(course))


@pytest.mark.parametrize(
    ("ours", "wrong"),
    [
        (b'type="webcontent"', b""),
        (b'scormtype="sco"', b'scormtype="course"'),
        (b"<resources>", b"<resources><thing/>"),
        (b'identifier="item-', b'identifier="1 '),
    ],
)
def test_the_schemas_would_not_accept_something_else(schema, ours, wrong):
    manifest = manifest_of(COURSE, FILES)

    assert ours in manifest
    assert not schema.validate(etree.fromstring(manifest.replace(ours, wrong, 1)))


def test_one_item_launches_the_one_resource():
    manifest = parsed()
    [organization] = manifest.iter(f"{IMSCP}organization")
    [item] = manifest.iter(f"{IMSCP}item")
    [resource] = manifest.iter(f"{IMSCP}resource")

    assert manifest.find(f"{IMSCP}metadata/{IMSCP}schemaversion").text == "1.2"
    assert manifest.find(f"{IMSCP}organizations").get("default") == organization.get("identifier")
    assert item.get("identifierref") == resource.get("identifier")
    assert item.find(f"{IMSCP}title").text == COURSE.title
    assert (resource.get("href"), resource.get(f"{ADLCP}scormtype")) == ("index.html", "sco")


def test_every_file_but_the_manifest_is_named_the_launched_one_first():
    hrefs = [file.get("href") for file in parsed().iter(f"{IMSCP}file")]

    assert hrefs == ["index.html", "assets/course/scorm.js", "media/0a/%D0%BF%D0%BB%D0%B0%D0%BD%201.png"]


@pytest.mark.parametrize(
    ("pass_mark", "told"), [(Decimal("0.825"), ["82.5"]), (Decimal("0.8"), ["80"]), (Decimal(1), ["100"]), (None, [])]
)
def test_the_pass_mark_is_the_mastery_score(pass_mark, told):
    manifest = parsed(replace(COURSE, pass_mark=pass_mark))

    assert [one.text for one in manifest.iter(f"{ADLCP}masteryscore")] == told


def test_an_lms_knows_a_changed_course_again_and_takes_no_other_for_it():
    identifier = parsed().get("identifier")

    assert parsed(replace(COURSE, title="Другое", html="…")).get("identifier") == identifier
    assert parsed(replace(COURSE, path="second-days")).get("identifier") != identifier
    assert parsed(replace(COURSE, book="Другая книга")).get("identifier") != identifier


def test_the_schemas_are_those_that_were_published():
    listed = (SCHEMAS / "README.md").read_text("utf-8")
    files = sorted(SCHEMAS.glob("*.xsd"))

    assert len(files) == 4
    assert [file.name for file in files if hashlib.sha256(file.read_bytes()).hexdigest() not in listed] == []
