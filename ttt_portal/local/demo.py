"""`make demo`: the whole portal with demo data, in the foreground, in its own folder, on one port."""

import contextlib
import errno
import fcntl
import os
import secrets
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from ttt_portal.local.processes import Child, Stop, ignore_signals, stop_all, stop_on_signals
from ttt_portal.local.services import Failed, socket_folder, valkey

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".local" / "demo"
DEFAULT_PORT = 8000
PATIENCE = 60


def say(text=""):
    # whoever listened may be gone (a closed terminal, `| head`): no reason not to stop in order
    with contextlib.suppress(OSError):
        print(text, flush=True)


@contextlib.contextmanager
def alone(folder):
    """Two demos on one folder would share a database; the kernel drops the lock with the process."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(folder.parent / "demo.lock", "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failed("This checkout's demo is already running: stop it first (Ctrl-C there).") from None
        yield


def listen(port, address=None):
    """Sockets on one port: localhost may mean either loopback address, and a stranger on one would answer."""
    families = [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]
    if address:
        families = [(socket.AF_INET6 if ":" in address else socket.AF_INET, address)]
    sockets = []
    try:
        for family, host in families:
            try:
                listener = socket.socket(family, socket.SOCK_STREAM)
                sockets.append(listener)
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
                listener.listen(64)
            except OSError as error:
                if family == socket.AF_INET or error.errno == errno.EADDRINUSE:
                    raise
                sockets.remove(listener)  # a machine without IPv6
                listener.close()
            port = sockets[0].getsockname()[1]
    except BaseException:
        for listener in sockets:
            listener.close()
        raise
    return port, sockets


def open_port(environment):
    wish, address = environment.get("PORT", ""), environment.get("BIND")
    if wish and not (wish.isdigit() and 0 < int(wish) < 65536):
        raise Failed(f"PORT must be a number from 1 to 65535, not {wish!r}.")
    try:
        return listen(int(wish or DEFAULT_PORT), address)
    except OSError as error:
        if wish:
            raise Failed(f"Port {wish}: {error.strerror}. Choose another: PORT=8123 make demo") from None
        say(f"Port {DEFAULT_PORT} is in use: taking a free one instead.")
    for _ in range(20):
        with contextlib.suppress(OSError):
            return listen(0, address)
    raise Failed("No free port could be found. Choose one: PORT=8123 make demo")


def secret_key(folder):
    path = folder / "secret_key"
    if not path.exists() or not path.stat().st_size:
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(50))
    return path.read_text()


def settings(folder, port, environment):
    return environment | {
        "DJANGO_SETTINGS_MODULE": "ttt_portal.settings",
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": secret_key(folder),
        "DEBUG": "false",
        "DEMO": "true",
        "DATA_DIR": str(folder),
        "DATABASE_URL": environment.get("DATABASE_URL") or f"sqlite:///{folder / 'portal.sqlite3'}",
        # a broker that is not ours alone may carry somebody else's tasks
        "CELERY_QUEUE": "ttt-portal-demo",
        "SITE_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "*" if environment.get("BIND") else "localhost,127.0.0.1,[::1]",
        "TRUSTED_PROXIES": "0",
    }


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


# straight there, whatever proxy the environment names
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}), Unfollowed)


def first_page(port, address):
    """Its status code, or nothing while nobody answers."""
    host = {None: "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(address, address)
    request = urllib.request.Request(f"http://{host}:{port}/", headers={"Host": f"localhost:{port}"})
    try:
        return DIRECT.open(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


class Demo:
    def __init__(self, folder=FOLDER, environment=None):
        self.folder = folder
        self.environment = dict(environment if environment is not None else os.environ)
        self.logs = folder / "logs"
        self.portal, self.broker = [], []

    def start(self, name, *arguments, **kwargs):
        kwargs.update(log=self.logs / f"{name}.log", cwd=ROOT, env=self.env)
        child = Child(name, [sys.executable, *arguments], **kwargs)
        self.portal.append(child)
        return child

    def finish(self, name, *arguments):
        child = self.start(name, *arguments)
        if child.process.wait():
            afresh = "" if self.environment.get("DATABASE_URL") else "\n`make demo-reset` lets the demo begin afresh."
            raise Failed(f"`{name}` failed:\n{child.last_words()}{afresh}")
        self.portal.remove(child)
        return Path(child.log).read_text().strip()

    def run(self):
        with alone(self.folder), contextlib.ExitStack() as stack:
            self.logs.mkdir(exist_ok=True)
            (self.folder / "static").mkdir(exist_ok=True)  # WhiteNoise warns about a folder it misses
            try:
                port, listeners = open_port(self.environment)
                self.env = settings(self.folder, port, self.environment)
                self.env["REDIS_URL"] = self.environment.get("REDIS_URL") or self.start_broker(stack)
                say("Preparing the database and the demo data ...")
                signins = self.prepare()
                self.serve(port, listeners)
                self.work()
                say(f"\nThe portal is at {self.env['SITE_URL']}/\n")
                say(signins)
                say(f"\nCtrl-C stops it. Logs: {os.path.relpath(self.logs)}/")
                self.watch()
            finally:
                ignore_signals()
                stop_all(self.portal, self.broker)

    def start_broker(self, stack):
        folder = stack.enter_context(socket_folder(self.folder))
        self.broker.append(valkey(folder, self.logs / "valkey.log"))
        return self.broker[0].url

    def prepare(self):
        if self.environment.get("DATABASE_URL"):
            claim = self.start("claim", "-m", "ttt_portal.local.claim")
            if claim.process.wait():
                raise Failed(Path(claim.log).read_text().strip())
            self.portal.remove(claim)
        self.finish("migrate", "manage.py", "migrate", "--noinput")
        return self.finish("demo", "manage.py", "demo")

    def serve(self, port, listeners):
        binds = [part for listener in listeners for part in ("--bind", f"fd://{listener.fileno()}")]
        web = self.start(
            "web",
            *("-m", "gunicorn", "ttt_portal.wsgi", *binds, "--workers", "2", "--threads", "4"),
            *("--no-control-socket", "--graceful-timeout", "5", "--worker-tmp-dir", str(self.folder)),
            pass_fds=[listener.fileno() for listener in listeners],
        )
        self.wait_for_answer(web, port)
        for listener in listeners:
            listener.close()

    def work(self):
        self.start("relay", "manage.py", "relay")
        # two processes: with one, a long task starves the clock (-B) that starts the periodic ones
        self.start(
            "worker",
            *("-m", "celery", "-A", "ttt_portal", "worker", "-B", "-c", "2", "--loglevel", "INFO"),
            *("--schedule", str(self.folder / "schedule"), "-n", "demo@localhost"),
            *("--without-gossip", "--without-mingle"),
        )

    def wait_for_answer(self, web, port):
        deadline = time.monotonic() + PATIENCE
        while not (status := first_page(port, self.environment.get("BIND"))):
            if time.monotonic() > deadline:
                raise Failed(f"The portal does not answer on port {port}:\n{web.last_words()}")
            self.check()
            time.sleep(0.1)
        if status >= 400:
            raise Failed(f"The first page answers with error {status}:\n{web.last_words()}")

    def check(self):
        for child in self.portal + self.broker:
            if child.ended:
                code = child.process.returncode
                raise Failed(f"`{child.name}` ended unexpectedly (code {code}):\n{child.last_words()}")

    def watch(self):
        while True:
            self.check()
            time.sleep(0.5)


def reset(folder=FOLDER):
    with alone(folder):
        shutil.rmtree(folder)
    say("The demo data is gone; `make demo` begins afresh.")


def main(arguments):
    stop_on_signals()
    try:
        reset() if arguments == ["--reset"] else Demo().run()
    except Failed as failure:
        sys.exit(str(failure))
    except Stop:
        say("\nStopped.")


if __name__ == "__main__":
    main(sys.argv[1:])
