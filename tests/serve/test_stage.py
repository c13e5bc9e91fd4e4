"""Given what is shown one after the other, what those who wait come to see."""

from __future__ import annotations

import threading

from playbook.serve.stage import Stage


def test_new_pages_and_a_new_banner_are_counted_apart(tmp_path):
    stage = Stage()

    stage.show_pages(tmp_path, frozenset({"index.html"}))
    stage.show_banner("wrong")
    stage.show_banner("wrong")
    stage.show_banner("")

    assert (stage.showing.pages_number, stage.showing.banner_number) == (1, 2)


def test_who_waits_is_told_at_once():
    stage = Stage()
    seen = stage.showing
    threading.Timer(0.1, stage.show_banner, ["wrong"]).start()

    assert stage.wait(seen, 10).banner == "wrong"


def test_who_waits_long_enough_sees_the_same_again():
    stage = Stage()

    assert stage.wait(stage.showing, 0.01) == stage.showing


def test_the_end_lets_everyone_go():
    stage = Stage()
    threading.Timer(0.1, stage.end).start()

    assert stage.wait(stage.showing, 10).is_over


def test_no_two_servers_count_alike():
    assert Stage().showing.run != Stage().showing.run
