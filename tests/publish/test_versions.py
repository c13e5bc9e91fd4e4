"""Old versions stand beside an edition: in folders named after their tags, kept while they are right, in a list for the switch."""

from __future__ import annotations

import json

import pytest

from playbook.publish.folder import CONTENTS
from playbook.publish.versions import VERSIONS, Shown, Stamp, add_version, folder_of, keep_version, write_versions

STAMP = Stamp("c0ffee", "this tool")


@pytest.fixture
def write_site(tmp_path):
    def write(name, *pages):
        for page in (CONTENTS, *pages):
            path = tmp_path / name / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    ("tag", "folder"),
    [
        ("v1.2", "v1.2"),
        ("2026-11-01", "2026-11-01"),
        ("весна_2026", "весна_2026"),
        ("release/2", "release~2"),
        ("50%", "50~~25~"),
        ("a#b", "a~~23~b"),
    ],
)
def test_a_folder_is_called_like_its_tag_where_an_address_can_be(tag, folder):
    assert folder_of(tag) == folder


def test_no_two_tags_have_the_same_folder():
    tags = ["a/b", "a-b", "a#b", "a/23/b", "a%b", "a/b/c", "a/b-c"]

    assert len({folder_of(tag) for tag in tags}) == len(tags)


def test_a_version_is_kept_while_it_was_made_of_the_same(write_site, tmp_path):
    old = write_site("old")
    add_version(write_site("built", "index.html", "roles/a.html"), old, "v1", STAMP, {"site"})
    fresh = tmp_path / "fresh"
    fresh.mkdir()

    assert keep_version(old, fresh, "v1", STAMP, {"site"})
    kept = sorted(path.name for path in (fresh / VERSIONS / "v1").rglob("*") if path.is_file())
    assert kept == [".version", "a.html", "index.html"]


@pytest.mark.parametrize(
    ("tag", "stamp", "parts"),
    [
        ("v2", STAMP, {"site"}),
        ("v1", Stamp("decaf", "this tool"), {"site"}),
        ("v1", Stamp("c0ffee", "the next tool"), {"site"}),
        ("v1", STAMP, {"site", "pdf"}),
    ],
)
def test_a_version_that_is_another_is_not_kept(write_site, tmp_path, tag, stamp, parts):
    old = write_site("old")
    add_version(write_site("built", "index.html"), old, "v1", STAMP, {"site"})

    assert not keep_version(old, tmp_path / "fresh", tag, stamp, parts)
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize("stamp", ["", "[]", "{}", "null", '{"commit": 1}'])
def test_a_stamp_that_is_none_of_ours_keeps_nothing(write_site, tmp_path, stamp):
    old = write_site("old", "versions/v1/index.html")
    (old / VERSIONS / "v1" / ".version").write_text(stamp)

    assert not keep_version(old, tmp_path / "fresh", "v1", STAMP, {"site"})


def test_the_list_is_in_the_format_of_the_theme_and_tells_what_each_lacks(write_site):
    fresh = write_site("fresh", "index.html", "roles/scout.html", "assets/x.html", "media/y.html")
    add_version(write_site("built", "index.html", "roles/hunter.html"), fresh, "release/1", STAMP, {"site"})
    write_versions(fresh, [Shown("Действующая"), Shown("release/1 от 1 мая", "release/1")])
    text = (fresh / VERSIONS / "versions.json").read_text("utf-8")

    assert json.loads(text) == [
        {"version": "..", "title": "Действующая", "aliases": [], "properties": {"lacks": ["roles/hunter.html"]}},
        {
            "version": "release~1",
            "title": "release/1 от 1 мая",
            "aliases": [],
            "properties": {"lacks": ["roles/scout.html"]},
        },
    ]
    assert (fresh / VERSIONS / "versions.js").read_text("utf-8") == f"var playbookVersions = {text.rstrip()};\n"
