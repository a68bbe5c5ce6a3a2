"""The first command a newcomer types must work, or say in one sentence what is missing."""

import ast
import re
import sys
from pathlib import Path

import pypdf
import pytest

from ttt_portal.local import bootstrap

ROOT = Path(bootstrap.ROOT)


def pins(lock):
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_old_pythons_can_read_the_file_that_turns_them_away():
    ast.parse(Path(bootstrap.__file__).read_text(), feature_version=(3, 6))


def test_an_old_python_is_turned_away_in_one_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(bootstrap, "newer_python", lambda: None)
    with pytest.raises(bootstrap.Sorry, match="needs Python 3.11 or newer"):
        bootstrap.main([])


def test_the_test_lock_only_adds_to_the_runtime_lock():
    """One .venv serves both commands, so `make demo` after `make test` has nothing to install."""
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


def test_a_ready_environment_is_left_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path))
    monkeypatch.setattr(bootstrap, "quietly", lambda *args, **kwargs: pytest.fail("something was run"))
    (tmp_path / ".ready").write_text(bootstrap.json.dumps(bootstrap.wanted(bootstrap.TEST_LOCKS)))
    bootstrap.provide_packages(bootstrap.LOCKS)


@pytest.mark.parametrize("stamp", [None, "", "{}", '{"python": "3.9"}'])
def test_a_half_made_environment_is_made_again(monkeypatch, tmp_path, stamp):
    leftover = tmp_path / "venv" / "bin"
    leftover.mkdir(parents=True)
    if stamp is not None:
        (tmp_path / "venv" / ".ready").write_text(stamp)
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(bootstrap, "pip_wheel", lambda: "pip.whl")

    def run(command, **kwargs):
        assert not leftover.exists() and "venv" in command
        raise bootstrap.Sorry("far enough")

    monkeypatch.setattr(bootstrap, "quietly", run)
    with pytest.raises(bootstrap.Sorry, match="far enough"):
        bootstrap.provide_packages(bootstrap.LOCKS)


def test_a_failed_installation_leaves_no_stamp(monkeypatch, tmp_path):
    present = bootstrap.wanted(bootstrap.LOCKS) | {"requirements.lock": "an older one"}
    (tmp_path / ".ready").write_text(bootstrap.json.dumps(present))
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path))
    monkeypatch.setattr(bootstrap, "pip_wheel", lambda: "pip.whl")
    failed = type("Failed", (), {"returncode": 1, "stdout": "Temporary failure in name resolution"})
    monkeypatch.setattr(bootstrap, "quietly", lambda *args, **kwargs: failed)
    with pytest.raises(bootstrap.Sorry, match="is there a network"):
        bootstrap.provide_packages(bootstrap.LOCKS)
    assert not (tmp_path / ".ready").exists()


def test_without_apt_the_line_to_run_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "SYSTEM", str(tmp_path))
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.Sorry, match="apt-get install -y libpango"):
        bootstrap.unpack(bootstrap.PDF, "the libraries and fonts for certificates")


@pytest.mark.parametrize(
    ("script", "words", "font"),
    [
        ("Latin", "Zoë Müller", "Noto-Serif"),
        ("Cyrillic", "Людмила Иванова", "Noto-Serif"),
        ("Arabic", "نورة حسن", "Noto-Naskh-Arabic"),
        ("Thai", "สมชาย ใจดี", "Noto-Serif-Thai"),
        ("Lao", "ສົມຊາຍ", "Noto-Serif-Lao"),
        ("Chinese", "王小明", "Noto-Serif-CJK-SC"),
    ],
)
def test_every_script_has_its_font(script, words, font, tmp_path):
    """A missing font draws boxes, without any error."""
    import weasyprint

    family = "'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif Thai', 'Noto Serif Lao', 'Noto Serif CJK SC'"
    weasyprint.HTML(string=f'<p style="font-family: {family}">{words}</p>').write_pdf(tmp_path / "name.pdf")
    fonts = pypdf.PdfReader(tmp_path / "name.pdf").pages[0]["/Resources"]["/Font"].values()
    assert {str(each.get_object()["/BaseFont"]).partition("+")[2] for each in fonts} == {font}
