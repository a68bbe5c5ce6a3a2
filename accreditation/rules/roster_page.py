"""How an existing roster is shown while it is checked: its columns, and why a row is left out."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accreditation.rules import roster_import as rules
from programmes.rules.dates import as_day
from programmes.rules.import_page import Layout

COLUMNS = {
    "family_name": ("native_name", "title"),
    "given_names": (),
    "sex": (),
    "country": ("nationality",),
    "organisation": ("post",),
    "email": ("telephone", "languages"),
    "award": (),
    "granted_on": ("valid_until",),
    "letter": (),
    "topics": (),
}
NOTES = {
    "on_list": _("On the roster already"),
    "candidate": _("A candidate of the programme: a decision puts them on the roster"),
    "yourself": _("Yourself: another administrator puts you on the roster"),
}


def _said(row, name, written):
    """Days as they will be recorded, in full: what was read can be seen to be right."""
    if name not in ("granted_on", "valid_until"):
        return None
    day = as_day(row.values["read"].get(name, ""))
    return date_format(day, "j F Y") if day else written


ROSTER = Layout(COLUMNS, rules.FIELDS, _said, NOTES, always=("family_name", "country", "award", "granted_on", "letter"))
