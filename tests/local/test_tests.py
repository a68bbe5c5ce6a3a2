"""The summary of `make test` says what really ran."""

from ttt_portal.local.tests import counted

REPORT = """<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>"""


def test_the_summary_counts_what_passed_and_what_did_not(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)
    assert counted(tmp_path / "report.xml") == "3 passed, 1 failed, 1 errors, 2 skipped"


def test_a_run_that_never_reported_counts_nothing(tmp_path):
    assert counted(tmp_path / "missing.xml") == ""
