"""What `init --ci gitlab` writes: valid; its steps run, its findings are a code quality report, its comment is one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

MARK = "<!-- playbook diff -->"
NOTES = "/api/v4/projects/5/merge_requests/7/notes"
TOKEN = {"BOOK_TOKEN": "glpat-secret"}
BOT, RUTH = {"id": 99}, {"id": 1}


class Server(ThreadingHTTPServer):
    """As much of GitLab as a comment needs; it keeps what is asked of it."""

    def __init__(self, notes: list[dict[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.notes = notes
        self.asked: list[tuple[str, str, str | None]] = []


class Answers(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = self._heard()
        if path == "/api/v4/user":
            self._answer(BOT)
            return
        page = int(parse_qs(urlsplit(self.path).query)["page"][0])
        is_last = 100 * page >= len(self.server.notes)
        self._answer(self.server.notes[100 * (page - 1) : 100 * page], "" if is_last else str(page + 1))

    def do_POST(self) -> None:
        assert self._heard() == NOTES
        note = {"id": 1000, "author": BOT, "body": self._body()}
        self.server.notes.append(note)
        self._answer(note)

    def do_PUT(self) -> None:
        path = self._heard()
        [note] = [one for one in self.server.notes if path == f"{NOTES}/{one['id']}"]
        note["body"] = self._body()
        self._answer(note)

    def _heard(self) -> str:
        path = urlsplit(self.path).path
        self.server.asked.append((self.command, path, self.headers["PRIVATE-TOKEN"]))
        return path

    def _body(self) -> str:
        return parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["body"][0]

    def _answer(self, value: object, next_page: str | None = None) -> None:
        content = json.dumps(value, separators=(",", ":")).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        if next_page is not None:
            self.send_header("x-next-page", next_page)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Nothing: the test keeps what was asked."""


@pytest.fixture
def server(tool) -> Iterator[Server]:
    """A GitLab whose merge request has a page full of notes, one of them quoting ours."""
    tool("curl")
    notes = [{"id": number, "author": RUTH, "body": "Hm"} for number in range(1, 101)]
    notes[3]["body"] = f"{MARK} quoted"
    started = Server(notes)
    thread = threading.Thread(target=started.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield started
    started.shutdown()
    thread.join()
    started.server_close()


@pytest.fixture
def flow(start_book, read_flow) -> dict[str, Any]:
    return read_flow(start_book("gitlab"))


@pytest.fixture
def job(machine, flow):
    """Runs a job by its name: its steps as one script, as the runner does; the status, and all that was logged."""

    def run(name: str, **variables: str) -> tuple[int, str]:
        whole = _whole(flow, name)
        steps = [*whole.get("before_script", []), *whole["script"]]
        ended = machine.run("\n".join(steps), **variables)
        return ended.returncode, ended.stdout + ended.stderr

    return run


def _whole(flow: Mapping[str, Any], name: str) -> dict[str, Any]:
    job = flow[name]
    return {**flow[job["extends"]], **job} if "extends" in job else job


@pytest.fixture
def request_of(machine, server):
    """The variables of a merge request's pipeline, on its branch."""

    def variables(base: str = "v1", **more: str) -> dict[str, str]:
        machine.git("checkout", "--quiet", "--detach", "shorter")
        return {
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "shorter",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": machine.git("rev-parse", base),
            "CI_MERGE_REQUEST_IID": "7",
            "CI_MERGE_REQUEST_PROJECT_ID": "5",
            "CI_PROJECT_ID": "6",
            "CI_API_V4_URL": f"http://127.0.0.1:{server.server_address[1]}/api/v4",
            **more,
        }

    return variables


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_template_is_valid(flows, read_flow, language):
    flow = read_flow(flows / language / "gitlab.yml")
    schema = get_builtin_schema("vendor.gitlab-ci")

    assert [error.message for error in Draft7Validator(schema).iter_errors(flow)] == []
    assert [*Draft7Validator(schema).iter_errors({**flow, "pages": {"scripts": []}})] != []


def test_it_reads_the_same_for_those_who_know_only_older_yaml(flow, machine):
    assert yaml.safe_load((machine.tree / ".gitlab-ci.yml").read_text("utf-8")) == flow


def test_findings_are_a_code_quality_report_and_stop_the_change(machine, flow, job):
    machine.commit("Slip", {"pipeline.yml": ("owner: scout", "owner: scuot")})
    status, log = job("book-check")
    name = flow["book-check"]["artifacts"]["reports"]["codequality"]
    [found] = json.loads((machine.tree / name).read_text("utf-8"))

    assert flow["book-check"]["artifacts"]["when"] == "always"
    assert found["location"] == {"path": "pipeline.yml", "lines": {"begin": 10}}
    assert (found["check_name"], found["severity"]) == ("F002 unknown-reference", "critical")
    assert status == 1
    assert "There is no role “scuot” in the book." in log
    [[command, *_options, package]] = machine.calls()
    assert (command, package) == ("pip", machine.variables["PLAYBOOK"])


def test_a_book_without_findings_passes(machine, job):
    assert job("book-check")[0] == 0
    assert json.loads((machine.tree / "code-quality.json").read_text("utf-8")) == []


def test_what_pip_installs_has_to_be_said(machine, job):
    status, log = job("book-check", PLAYBOOK="")

    assert status != 0
    assert "PLAYBOOK: say in the variable PLAYBOOK what pip installs" in log
    assert machine.calls() == []


def test_what_a_change_means_is_one_note_that_is_written_anew(machine, job, request_of, server):
    machine.propose("4d")
    status, log = job("book-changes", **request_of(**TOKEN))
    first = server.notes[-1]["body"]

    assert status == 0, log
    assert first.startswith(f"{MARK}\n\n### From base/main to proposed/shorter: 1 change must be read.")
    assert "- “New” (state): deadline – 4 days instead of 5 days. — *for: Scout* <sub>`pipeline.yml:11`</sub>" in first
    assert (machine.tree / "changes.md").read_text("utf-8") == first
    assert {token for _method, _path, token in server.asked} == {"glpat-secret"}
    assert "glpat-secret" not in log

    machine.git("checkout", "--quiet", "shorter")
    machine.commit("Three", {"pipeline.yml": ("deadline: 4d", "deadline: 3d")})
    status, log = job("book-changes", **request_of(**TOKEN))

    assert status == 0, log
    assert "deadline – 3 days instead of 5 days" in server.notes[-1]["body"]
    assert (len(server.notes), server.notes[3]["body"]) == (101, f"{MARK} quoted")
    assert server.asked[-1][:2] == ("PUT", f"{NOTES}/1000")


@pytest.mark.parametrize("count", [0, 99, 100, 250])
def test_a_note_is_looked_for_on_every_page_and_not_beyond_the_last(machine, job, request_of, server, count):
    """curl 7.88 says of an empty `x-next-page`, as the last page has it, that it is a carriage return."""
    server.notes[:] = [{"id": number, "author": RUTH, "body": "Hm"} for number in range(1, count + 1)]
    machine.propose("4d")
    variables = request_of(**TOKEN)
    statuses = [job("book-changes", **variables)[0] for _time in range(2)]

    assert statuses == [0, 0]
    assert len(server.notes) == count + 1
    written = [call[:2] for call in server.asked if call[0] != "GET"]
    assert written == [("POST", NOTES), ("PUT", f"{NOTES}/1000")]


def test_a_change_beside_the_book_gets_no_note_and_loses_none(machine, job, request_of, server):
    machine.git("checkout", "--quiet", "-b", "shorter")
    machine.git("commit", "--quiet", "--allow-empty", "--message", "Nothing of the book")
    status, log = job("book-changes", **request_of(**TOKEN))

    assert status == 0, log
    assert "nothing has changed in meaning" in log
    assert len(server.notes) == 100

    server.notes.append({"id": 1000, "author": BOT, "body": f"{MARK} before"})
    assert job("book-changes", **request_of(**TOKEN))[0] == 0
    assert "nothing has changed in meaning" in server.notes[-1]["body"]
    assert len(server.notes) == 101


def test_where_a_part_could_not_be_read_the_note_says_so(machine, job, request_of, server):
    machine.propose("four")
    status, log = job("book-changes", **request_of(**TOKEN))

    assert status == 0, log
    assert "> At proposed/shorter the book has 1 mistake of form; what could not be read" in server.notes[-1]["body"]


@pytest.mark.parametrize("status", [1, 70, 137])
def test_a_crash_of_the_comparison_is_no_silent_success(machine, job, request_of, server, status):
    machine.propose("4d")
    machine.shim("playbook", f"#!/bin/sh\nexit {status}\n")

    assert job("book-changes", **request_of(**TOKEN))[0] != 0
    assert server.asked == []


def test_a_machine_that_is_used_again_forgets_the_branches_of_an_earlier_change(machine, job, request_of):
    machine.propose("4d")
    first = job("book-changes", **request_of())
    second = job("book-changes", **request_of(CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main/next"))

    assert (first[0], second[0]) == (0, 0), second[1]
    assert "From base/main/next to proposed/shorter" in second[1]


def test_without_a_token_the_change_is_a_file_that_the_merge_request_shows(machine, flow, job, request_of, server):
    machine.propose("4d")
    status, log = job("book-changes", **request_of())

    assert status == 0
    assert "4 days instead of 5 days" in log
    assert "4 days instead of 5 days" in (machine.tree / "changes.md").read_text("utf-8")
    assert flow["book-changes"]["artifacts"]["paths"] == ["changes.md"]
    assert server.asked == []


def test_a_merge_is_compared_with_the_branch_that_it_goes_into(machine, job, request_of):
    machine.propose("4d")
    variables = request_of(CI_MERGE_REQUEST_TARGET_BRANCH_SHA=machine.git("rev-parse", "main"))
    machine.git("merge", "--quiet", "--no-ff", "--no-edit", "main")
    status, log = job("book-changes", **variables)

    assert status == 0
    assert "1 change must be read" in log
    assert "Scout" not in log, "what the main branch has changed meanwhile is no change of the merge"


def test_the_first_change_of_a_book_has_nothing_to_be_compared_with(machine, flow, job, request_of, server):
    machine.git("checkout", "--quiet", "--orphan", "empty")
    machine.git("rm", "-r", "--quiet", "--force", ".")
    machine.git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    machine.git("checkout", "--quiet", "-b", "shorter")
    machine.git("merge", "--quiet", "--no-ff", "--no-edit", "--allow-unrelated-histories", "v1")
    status, log = job("book-changes", **request_of("empty", **TOKEN))

    assert flow
    assert status == 0, log
    assert "At “base/main” there was no book" in log
    assert server.asked == []


def test_a_tag_builds_the_book_and_publishes_an_edition(machine, flow, job):
    machine.commit("Two", {"pipeline.yml": ("deadline: 5d", "deadline: 4d")})
    machine.git("tag", "v2")
    status, log = job("book-build", CI_COMMIT_TAG="v2")

    assert status == 0, log
    assert "From v1 to v2: 1 change must be read" in log
    assert "deadline – 4 days instead of 5 days" in log
    assert [call[0] for call in machine.calls()] == ["pip", "apt-get", "apt-get"]
    assert flow["book-build"]["artifacts"] == {"access": "developer", "paths": ["site"]}
    assert flow["pages"]["needs"] == ["book-build"]
    assert job("pages", EDITION="full")[0] == 0
    assert flow["pages"]["artifacts"]["paths"] == ["public"]
    assert (machine.tree / "public" / "index.html").is_file()
    assert (machine.tree / "public" / "sales-book.pdf").is_file()


def test_nothing_is_published_without_an_edition(flow):
    assert flow["pages"]["rules"] == [{"if": "$CI_COMMIT_TAG && $EDITION"}]
