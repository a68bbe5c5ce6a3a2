"""Who may open which page: one line a URL, one table a floor.

tests/promises/test_16_permissions.py tries every cell, and docs/permissions.md says the same in words.

Letters: W may read and write (or make this move) · R may read, writing is refused (403) · N sees the object elsewhere,
but this page is refused (403) · - not there at all (404).

Columns: the system administrator, the six roles of a programme, and a participant on the list of the workshop who
holds no role (`takes`). The letters are for objects of one's own programme. In another programme everything is "-",
for everybody but the system administrator, whose line is the same everywhere. Somebody who takes part in one workshop
finds "-" at every other workshop of the same programme. Nobody signed in is sent to the sign-in page, except at PUBLIC.

A URL that is missing here, or a line here without a URL, fails the build.
"""

from dataclasses import dataclass

from ttt_portal.permissions import accreditation, guests, national, programmes, reports, room, roster, routes, workshops
from ttt_portal.permissions.exceptions import BODY, BY_CONSENT, BY_DOOR, ELSEWHERE, PUBLIC, STILL_OPEN
from ttt_portal.permissions.guests import NEEDS_ACCOUNT

__all__ = [
    "BODY",
    "BY_CONSENT",
    "BY_DOOR",
    "BY_PASS",
    "ELSEWHERE",
    "NEEDS_ACCOUNT",
    "PUBLIC",
    "STILL_OPEN",
    "TABLES",
    "WHO",
    "Row",
    "rows",
]

WHO = ("system", "admin", "organiser", "facil", "assessor", "donor", "particip", "takes")
TABLES = (
    programmes.TABLE,
    workshops.TABLE,
    room.TABLE,
    accreditation.TABLE,
    roster.TABLE,
    national.TABLE,
    routes.TABLE,
    reports.TABLE,
)

# How a page answers somebody who came in by a guest pass.
BY_PASS = guests.rows()


@dataclass(frozen=True)
class Row:
    name: str
    methods: tuple[str, ...]
    letters: dict[str, str]


def rows(tables=TABLES):
    """{name of a URL: Row} of all floors. Raises ValueError for a line that cannot be read or stands twice."""
    found = {}
    for line in "\n".join(tables).splitlines():
        if not line.strip() or line.startswith(("#", "url ")):
            continue
        name, methods, *letters = line.split()
        if name in found:
            raise ValueError(f"{name} stands twice in the table")
        if len(letters) != len(WHO) or not set(letters) <= set("WRN-"):
            raise ValueError(f"{name}: one letter a column")
        found[name] = Row(name, tuple(methods.split(",")), dict(zip(WHO, letters, strict=True)))
    return found
