"""SARIF 2.1.0: the parts that code hosts read."""

import json

from sample_review import make_review
from tidewaiter.export.review import Failure
from tidewaiter.export.sarif import sarif_log


def run_of(**given):
    return json.loads(sarif_log([make_review()], version="9.9", **given))["runs"][0]


def test_the_log_names_its_version_and_tool():
    log = json.loads(sarif_log([make_review()], version="9.9"))
    assert "2.1.0" == log["version"]
    assert ("tidewaiter", "9.9") == tuple(log["runs"][0]["tool"]["driver"][key] for key in ("name", "version"))


def test_every_result_points_at_its_rule():
    run = run_of()
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_what_is_no_failure_has_the_level_none():
    levels = {(result["kind"], result["level"]) for result in run_of()["results"]}
    assert {("fail", "error"), ("fail", "warning"), ("fail", "note"), ("pass", "none"), ("open", "none")} == levels


def test_a_region_counts_characters_from_nought_and_columns_from_one():
    region = next(result for result in run_of()["results"] if result["partialFingerprints"]["tidewaiterFinding/v1"] == "a5")
    place = region["locations"][0]["physicalLocation"]["region"]
    assert (12, 27, 12, 39) == tuple(place[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
    assert "4.19 million" == place["snippet"]["text"]


def test_other_figures_are_related_locations():
    related = run_of()["results"][0]["relatedLocations"]
    assert ["600,000", "450,000"] == [location["message"]["text"] for location in related]


def test_an_unread_input_makes_the_run_unsuccessful():
    invocation = run_of(failures=[Failure("gone file.txt", "gone file.txt: no such file")])["invocations"][0]
    assert invocation["executionSuccessful"] is False
    uri = invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert "gone%20file.txt" == uri


def test_a_rule_says_what_the_check_does():
    told = {rule["id"]: rule.get("fullDescription", {}).get("text", "") for rule in run_of()["tool"]["driver"]["rules"]}
    assert told["growth-base"].startswith("A level and its growth imply a base")
