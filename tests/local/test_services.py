"""The servers that come with the portal: reachable by us alone, gone when we are."""

import redis

from ttt_portal.local.processes import stop_all
from ttt_portal.local.services import SOCKET_PATH_LIMIT, socket_folder, valkey


def test_valkey_answers_on_its_socket_and_ends(tmp_path):
    with socket_folder(tmp_path) as folder:
        child = valkey(folder, tmp_path / "log")
        client = redis.Redis(unix_socket_path=str(folder / "valkey.sock"))
        assert client.ping()
        assert client.config_get("port") == {"port": "0"}
        client.close()
        stop_all([child])
        assert child.ended


def test_a_checkout_deep_down_gets_a_short_folder_for_its_socket(tmp_path):
    deep = tmp_path / ("a-long-name" * 10)
    with socket_folder(deep) as folder:
        assert len(str(folder / "valkey.sock")) < SOCKET_PATH_LIMIT
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()
