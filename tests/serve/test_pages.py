"""Given what a browser asks for, the file that is meant, or none."""

from __future__ import annotations

import pytest

from playbook.serve.pages import SiteFile, find, kind_of, name_of


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/segments/", "segments/index.html"),
        ("/segments/dealer.html?a=1", "segments/dealer.html"),
        ("/media/%D0%BF%D0%BB%D0%B0%D0%BD.png", "media/план.png"),
    ],
)
def test_a_target_means_a_file(target, name):
    assert name_of(target) == name


@pytest.mark.parametrize(
    "target",
    [
        "/../secret",
        "/a/../../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/..%5csecret",
        "//host/file",
        "/.playbook/contents",
        "/a/./b",
        "/a%00b",
        "*",
        "secret",
    ],
)
def test_a_target_that_could_lead_out_means_none(target):
    assert name_of(target) is None


def test_a_file_is_found_a_folder_and_a_missing_file_are_not(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_text("b")

    assert find(tmp_path, "a/b.html") == SiteFile("a/b.html", b"b")
    assert find(tmp_path, "a") is None
    assert find(tmp_path, "c.html") is None
    assert find(tmp_path, "n" * 5000) is None
    assert find(tmp_path, "\udcff") is None


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret").write_text("secret")
    (site / "link").symlink_to(tmp_path / "secret")
    (site / "folder").symlink_to(tmp_path)

    assert find(site, "link") is None
    assert find(site, "folder/secret") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_the_ending_tells_the_kind(name, kind):
    assert kind_of(name) == kind
