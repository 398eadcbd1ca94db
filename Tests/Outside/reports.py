"""Reads what `check` and `test` write for other tools with libraries of those tools' own makers or users.

Usage: reports.py ASTREINTE (needs the packages sarif-tools, junitparser and tap.py)

A copy of the national pack gets one mistake, and another copy one test that fails: every reader has to find the same
mistakes and the same counts as the text forms.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import junitparser
import sarif.loader
import tap.parser


def run(*arguments: str) -> str:
    return subprocess.run(arguments, capture_output=True, text=True, check=False).stdout


def main(astreinte: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        wrong = shutil.copytree("rules/socle-sante", work / "wrong")
        pack = wrong / "pack.yaml"
        pack.write_text(pack.read_text("utf-8") + "clef: 1\n", "utf-8")
        mistakes = json.loads(run(astreinte, "check", str(wrong), "--format", "json"))
        assert mistakes, "the mistake was not found"
        report = work / "report.sarif"
        for language in ("fr", "en"):
            report.write_text(run(astreinte, "check", str(wrong), "--format", "sarif", "--lang", language), "utf-8")
            results = sarif.loader.load_sarif_file(str(report)).get_results()
            assert len(results) == len(mistakes), "SARIF has other results than JSON"
            assert [result["ruleId"] for result in results] == [mistake["code"] for mistake in mistakes]

        tests = run(astreinte, "test", "rules/socle-sante", "--format", "json")
        counts = json.loads(tests)
        suites = junitparser.JUnitXml.fromstring(
            run(astreinte, "test", "rules/socle-sante", "--format", "junit").encode())
        names = [case.name for suite in suites for case in suite]
        assert names == [test["name"] for test in counts["tests"]], "JUnit has other tests than JSON"
        assert (suites.tests, suites.failures, suites.skipped) == (len(names), counts["failed"], counts["todo"])
        lines = list(tap.parser.Parser().parse_text(
            run(astreinte, "test", "rules/socle-sante", "--format", "tap")))
        points = [line for line in lines if line.category == "test"]
        assert len(points) == len(names) and not [line for line in lines if line.category == "unknown"]
        assert sum(point.ok for point in points) == counts["passed"]
        print(f"{len(results)} result(s) in SARIF, {len(names)} tests in JUnit and TAP")


main(sys.argv[1])
