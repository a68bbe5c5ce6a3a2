"""Is the database of DATABASE_URL the demo's to fill? Only an empty one, or one it filled before."""

import sys

import django
from django.db import connection

MARKER = "ttt_portal_demo"


def claim():
    tables = connection.introspection.table_names()
    if MARKER in tables:
        return True
    if tables:
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARKER} (made_by_the_demo integer)")
    return True


if __name__ == "__main__":
    django.setup()
    if not claim():
        sys.exit(
            "DATABASE_URL names a database that holds tables the demo did not make: it stays untouched. "
            "Give the demo an empty one, or run `make demo` without DATABASE_URL."
        )
