"""A course and the files of its package in; the manifest that tells an LMS what is in it out.

Source: ADL, SCORM Version 1.2, The SCORM Content Aggregation Model, 2.3; IMS Content Packaging 1.1.2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import quote
from xml.etree import ElementTree as ET

from playbook.render.course import CourseSource

MANIFEST = "imsmanifest.xml"
LAUNCH = "index.html"

_IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_XML = "http://www.w3.org/XML/1998/namespace"
_LONGEST_TITLE = 200  # characters, by the schema


def manifest_of(course: CourseSource, files: Iterable[str]) -> bytes:
    """The manifest as XML: one item, whose one resource is the whole course; `files` are the paths of all that the package holds.

    Identifiers stay the same as long as the book is called the same and the path has its id: an LMS knows the course again.
    """
    key = hashlib.sha256(f"{course.book}\n{course.path}".encode()).hexdigest()[:16]
    root = ET.Element(
        "manifest",
        {
            "identifier": f"playbook-{key}",
            "version": "1.0",
            "xmlns": _IMSCP,
            "xmlns:adlcp": _ADLCP,
            f"{{{_XML}}}lang": course.language,
        },
    )
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "ADL SCORM"
    ET.SubElement(metadata, "schemaversion").text = "1.2"
    _add_organization(root, course, key)
    _add_resource(root, key, files)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_organization(root: ET.Element, course: CourseSource, key: str) -> None:
    organizations = ET.SubElement(root, "organizations", {"default": f"course-{key}"})
    organization = ET.SubElement(organizations, "organization", {"identifier": f"course-{key}"})
    item = {"identifier": f"item-{key}", "identifierref": f"resource-{key}"}
    ET.SubElement(organization, "title").text = _title(course)
    item_element = ET.SubElement(organization, "item", item)
    ET.SubElement(item_element, "title").text = _title(course)
    if course.pass_mark is not None:
        ET.SubElement(item_element, "adlcp:masteryscore").text = f"{(course.pass_mark * 100).normalize():f}"


def _title(course: CourseSource) -> str:
    return course.title if len(course.title) <= _LONGEST_TITLE else f"{course.title[: _LONGEST_TITLE - 1]}…"


def _add_resource(root: ET.Element, key: str, files: Iterable[str]) -> None:
    about = {"identifier": f"resource-{key}", "type": "webcontent", "adlcp:scormtype": "sco", "href": LAUNCH}
    resource = ET.SubElement(ET.SubElement(root, "resources"), "resource", about)
    for path in (LAUNCH, *sorted(path for path in files if path not in {LAUNCH, MANIFEST})):
        ET.SubElement(resource, "file", {"href": quote(path)})
