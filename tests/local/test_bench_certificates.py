"""`manage.py bench certificates`: true numbers, one line for a machine, an exit code for a broken promise."""

import json

import pytest
from django.core.management import CommandError, call_command

from ttt_portal.benches import certificates as papers


def told(capsys, *arguments):
    """(exit code, what the last line says)"""
    try:
        call_command("bench", "certificates", "--json", *arguments)
        code = 0
    except SystemExit as stopped:
        code = stopped.code
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


def test_four_certificates_in_four_scripts_beside_the_two_other_ways(capsys):
    code, found = told(capsys, "--quick", "--processes=2")
    assert code == 0 and found["tagged"] is True and (found["certificates"], found["processes"]) == (4, 2)
    assert 0 < found["bytes_median"] <= found["bytes_max"] <= papers.LARGEST
    assert found["per_second"] > found["naive_per_second"] > 0 and found["rss_mb"] > 30
    assert found["ratio_to_naive"] > 1 and found["ratio_to_reportlab"] > 0


def played(**changes):
    result = papers.Result(processes=2)
    for way, seconds in ((papers.OURS, 2), (papers.NAIVE, 10), (papers.REPORTLAB, 0.5)):
        result.rounds[way] = [(20, seconds), (20, seconds * 2 if way == papers.NAIVE else seconds)]
    result.sizes, result.peak = [30_000, 40_000, 50_000], 180.4
    for name, value in changes.items():
        setattr(result, name, value)
    return result


def test_the_ratio_is_that_of_all_rounds_and_its_spread_that_of_each():
    found = played().summary()
    assert (found["per_second"], found["ratio_to_naive"]) == (10, 7.5)
    assert (found["ratio_to_naive_min"], found["ratio_to_naive_max"], found["ratio_to_reportlab"]) == (5, 10, 0.25)
    assert (found["bytes_median"], found["rss_mb"]) == (40_000, 180)


@pytest.mark.parametrize("changes, code", [({}, 0), ({"tagged": False}, 1), ({"sizes": [90_001]}, 1)])
def test_without_tags_or_too_large_is_a_broken_promise(monkeypatch, capsys, changes, code):
    monkeypatch.setattr(papers, "run", lambda *_args: played(**changes))
    assert told(capsys)[0] == code


def test_nonsense_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="at least one"):
        call_command("bench", "certificates", "--certificates=1", "--rounds=2")
