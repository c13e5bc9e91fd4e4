"""What several runs of the engine have made becomes one site: every page, and one search over all of them."""

from __future__ import annotations

import json

import pytest

from playbook.publish.site_shares import join_shares


@pytest.fixture
def write_share(tmp_path):
    def write(name: str, files: dict[str, str]):
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def _index(*names: str) -> str:
    return json.dumps(
        {"config": {"lang": ["ru"]}, "docs": [{"location": name} for name in names]}, separators=(",", ":")
    )


def test_pages_come_together_and_what_the_first_has_stays(write_share):
    one = write_share("one", {"index.html": "start", "style.css": "one"})
    join_shares([one, write_share("two", {"segments/dealer.html": "dealer", "style.css": "two"})])

    files = {path.relative_to(one).as_posix(): path.read_text("utf-8") for path in one.rglob("*") if path.is_file()}
    assert files == {"index.html": "start", "style.css": "one", "segments/dealer.html": "dealer"}


def test_the_search_finds_the_pages_of_all_shares_in_their_order(write_share):
    one = write_share(
        "one",
        {"search/search_index.json": _index("b.html"), "search/search_index.js": f"var __index = {_index('b.html')}"},
    )
    others = [write_share(name, {"search/search_index.json": _index(f"{name}.html")}) for name in ("c", "a")]
    join_shares([one, *others])

    assert (one / "search/search_index.json").read_text("utf-8") == _index("b.html", "c.html", "a.html")
    assert (one / "search/search_index.js").read_text(
        "utf-8"
    ) == f"var __index = {_index('b.html', 'c.html', 'a.html')}"


def test_a_site_without_a_search_has_none_afterwards(write_share):
    one = write_share("one", {"index.html": "start"})
    join_shares([one, write_share("two", {"a.html": "a"})])

    assert not (one / "search").exists()
