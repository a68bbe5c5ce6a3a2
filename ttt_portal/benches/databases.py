"""A database of a bench's own, made for it and gone after it."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import quote, urlsplit

from ttt_portal.local.services import postgresql
from ttt_portal.settings import database

POSTGRESQL, SQLITE = "postgresql", "sqlite"


@contextlib.contextmanager
def fresh(vendor):
    """Yields the URL of an empty database, in a temporary file or on a server.

    The server is that of DATABASE_URL if it is a PostgreSQL; otherwise one of our own, which waits for no disk.
    """
    if vendor == SQLITE:
        with tempfile.TemporaryDirectory(prefix="ttt-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        return
    given = os.environ.get("DATABASE_URL", "")
    with contextlib.ExitStack() as stack:
        server = given if given.startswith("postgres") else stack.enter_context(postgresql())
        name = f"bench_{secrets.token_hex(6)}"
        with _server(server) as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{quote(name)}").geturl()
        finally:
            with _server(server) as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def connections_of(url):
    """How many connections a bench may open on this server, or None where there is no limit."""
    if not url.startswith("postgres"):
        return None
    with _server(url) as cursor:
        cursor.execute("SELECT current_setting('max_connections')::int - count(*) FROM pg_stat_activity")
        return cursor.fetchone()[0] - 10


@contextlib.contextmanager
def _server(url):
    import psycopg2

    given = database(url)
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    connection = psycopg2.connect(**{name: given[key] for name, key in parts.items() if given[key]})
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
