"""Given a course, I get its files in a folder: all that its document names, and nothing twice."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from lxml import etree
from PIL import Image

from playbook.diagnostics import PlaybookError
from playbook.exchange.scorm import write_package
from playbook.export import export_scorm
from playbook.render.course import CourseSource
from playbook.workshop import open_workshop

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "tests" / "vendor" / "scorm12" / "adlcp_rootv1p2.xsd"
COURSE = CourseSource(
    path="first-days", title="Первые дни", book="Книга", language="ru", html="<p>Да</p>", page_count=1, pass_mark=None
)
NOT_IN_A_COURSE = {"qualifier.css", "cards.css"}  # styles of pages that no path reads


def written(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_manifest_names_every_file(tmp_path):
    write_package(COURSE, tmp_path, open_workshop())
    files = written(tmp_path)
    named = {file.get("href") for file in etree.fromstring(files["imsmanifest.xml"]).iter("{*}file")}

    assert files["index.html"] == b"<p>\xd0\x94\xd0\xb0</p>"
    assert named == files.keys() - {"imsmanifest.xml"}
    assert "assets/playbook/fonts/LICENSE" in named
    assert {name for name in named if name.endswith(".md")} == set()


def test_a_picture_loses_what_it_tells_of_its_maker(tmp_path):
    picture = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Снято на складе"
    Image.new("RGB", (4, 4)).save(picture, "JPEG", exif=exif)
    course = CourseSource(**{**_fields(COURSE), "files": {"media/0/a.jpg": picture.getvalue(), "media/0/b.csv": b"1"}})
    write_package(course, tmp_path, open_workshop())

    with Image.open(tmp_path / "media/0/a.jpg") as bare:
        assert not bare.getexif()
    assert (tmp_path / "media/0/b.csv").read_bytes() == b"1"


def _fields(course: CourseSource) -> dict[str, object]:
    return {name: getattr(course, name) for name in type(course).__slots__}


def test_a_file_that_is_gone_is_told(tmp_path):
    course = CourseSource(**{**_fields(COURSE), "files": {"media/0/b.csv": tmp_path / "gone.csv"}})

    with pytest.raises(PlaybookError, match=r"The course cannot be written: No such file or directory: .*gone\.csv"):
        write_package(course, tmp_path / "out", open_workshop())


@pytest.mark.parametrize("path", ["telemarketer-week", "hunter-week", "salon-days"])
def test_the_example_has_all_that_it_names_and_no_id_twice(tmp_path, path):
    exported = export_scorm(
        ROOT / "content", open_workshop(), today=date(2026, 11, 21), path=path, out=tmp_path / "course.zip"
    )
    with zipfile.ZipFile(exported.package) as package:
        names, document = set(package.namelist()), package.read("index.html").decode()
        manifest = package.read("imsmanifest.xml")
    ids = re.findall(r' id="([^"]+)"', document)
    links = re.findall(r' (?:href|src)="([^"]+)"', document)
    inner = {unescape(link) for link in links if not re.match(r"[a-z]+:", link)}

    assert len(ids) == len(set(ids))
    assert {link for link in inner if link.startswith("#") and link[1:] not in ids} == set()
    assert {link for link in inner if not link.startswith("#") and link not in names} == set()
    assert 'data-ref="' not in document
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(manifest))


def test_the_styles_of_a_course_are_those_of_the_site_in_their_order():
    document = (ROOT / "templates" / "scorm" / "course.html.j2").read_text("utf-8")
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra_css"]
    names = [path.rpartition("/")[2] for path in site]

    assert names
    assert re.findall(r'href="assets/playbook/([a-z]+\.css)"', document) == [
        name for name in names if name not in NOT_IN_A_COURSE
    ]
