"""Who makes editions leaves none half made behind its back."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from playbook.editions import NO_SECRETS
from playbook.publish import edition_makers
from playbook.publish.edition_makers import EditionMakers
from playbook.publish.edition_run import EditionText
from playbook.publish.site_engine import SiteEngine


def test_after_the_block_nobody_makes_an_edition_and_what_had_not_begun_never_does(monkeypatch, tmp_path):
    begun, done = threading.Event(), []

    def make(text, *_rest):
        begun.set()
        threading.Event().wait(0.2)
        done.append(text)

    def begin_two(makers):
        with makers:
            makers.expect(2)
            for name in ("one", "two"):
                makers.begin(name, EditionText(site=None, book=name, secrets=NO_SECRETS), tmp_path, tmp_path)
            begun.wait(10)
            raise KeyboardInterrupt

    monkeypatch.setattr(edition_makers, "_print_one_of_many", make)
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(KeyboardInterrupt):
            begin_two(EditionMakers(None, SiteEngine(pool, pool), None))
        assert done == ["one"]
    assert done == ["one"]
