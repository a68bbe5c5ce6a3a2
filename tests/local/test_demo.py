"""`make demo`: on a port it may have, with data that is its own."""

import os
import socket
import sqlite3
import subprocess
import sys

import pytest

from ttt_portal.local import demo
from ttt_portal.local.services import Failed


@pytest.fixture(params=[(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")], ids=["IPv4", "IPv6"])
def busy_port(request):
    family, address = request.param
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        try:
            listener.bind((address, 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        listener.listen()
        yield listener.getsockname()[1]


def close(listeners):
    for listener in listeners:
        listener.close()


def test_a_port_that_was_asked_for_and_is_busy_is_refused(busy_port):
    with pytest.raises(Failed, match=f"Port {busy_port}: Address already in use"):
        demo.open_port({"PORT": str(busy_port)})


def test_the_usual_port_is_replaced_when_busy(busy_port, monkeypatch, capsys):
    monkeypatch.setattr(demo, "DEFAULT_PORT", busy_port)
    port, listeners = demo.open_port({})
    close(listeners)
    assert port != busy_port
    assert f"Port {busy_port} is in use" in capsys.readouterr().out


@pytest.mark.parametrize("wish", ["abc", "0", "65536", "-1"])
def test_a_port_that_cannot_be_is_refused(wish):
    with pytest.raises(Failed, match="PORT must be a number"):
        demo.open_port({"PORT": wish})


def test_the_secret_key_stays_and_stays_secret(tmp_path):
    key = demo.secret_key(tmp_path)
    assert len(key) >= 50
    assert demo.secret_key(tmp_path) == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_servers_settings_do_not_reach_the_demo(tmp_path):
    theirs = {"SECRET_KEY": "theirs", "SITE_URL": "https://portal.example.org", "DEBUG": "true", "DEMO": "false"}
    ours = demo.settings(tmp_path, 8123, theirs)
    assert ours["SITE_URL"] == "http://localhost:8123"
    assert (ours["DEBUG"], ours["DEMO"]) == ("false", "true")
    assert ours["SECRET_KEY"] != "theirs"
    assert ours["DATABASE_URL"] == f"sqlite:///{tmp_path}/portal.sqlite3"


def test_two_demos_do_not_share_a_folder(tmp_path):
    with demo.alone(tmp_path / "demo"), pytest.raises(Failed, match="already running"), demo.alone(tmp_path / "demo"):
        pass


def test_resetting_removes_the_demos_folder_alone(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "data").mkdir()
    demo.reset(tmp_path / "demo")
    assert not (tmp_path / "demo").exists()
    assert (tmp_path / "data").exists()


def claim(path):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "ttt_portal.settings"}
    return subprocess.run(
        [sys.executable, "-m", "ttt_portal.local.claim"],
        cwd=demo.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demo_fills_an_empty_database_and_knows_it_again(tmp_path):
    path = tmp_path / "given.sqlite3"
    assert claim(path).returncode == 0
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE programmes_person (id integer)")
    connection.close()
    assert claim(path).returncode == 0


def test_the_demo_does_not_touch_a_database_with_tables_of_others(tmp_path):
    path = tmp_path / "theirs.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE programmes_person (id integer)")
    refused = claim(path)
    assert refused.returncode == 1
    assert "stays untouched" in refused.stderr
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("programmes_person",)]
    connection.close()
