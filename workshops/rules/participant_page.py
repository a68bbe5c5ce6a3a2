"""What the page of a list of participants shows besides what every list does: who has attended before."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import ImportRow
from programmes.rules.import_page import SHOWN, Layout
from workshops.models import Participation
from workshops.rules import participant_import as import_rules
from workshops.rules import workshop as workshop_rules

S = ImportRow.State
# A column of the page, and what stands small below it.
COLUMNS = {
    "family_name": ("native_name", "title"),
    "given_names": (),
    "sex": (),
    "country": ("nationality",),
    "organisation": (),
    "post": ("listed_as",),
    "email": ("telephone", "languages"),
    "kind": (),
}


def _said_of_participants(row, name, written):
    if name != "kind":
        return None
    kind = row.values["read"]["kind"]
    return str(Participation.Kind(kind).label) if kind else written


PARTICIPANTS = Layout(COLUMNS, import_rules.FIELDS, _said_of_participants)


def attended(batch, actor):
    """{person: words} for ready rows of people who were at workshops before; and those rows. Grey information."""
    rows = batch.rows.filter(state=S.READY, match__isnull=False)
    visited = earlier(batch, actor, rows.values("match_id"))
    words = {
        pk: ngettext("Has attended once already", "Has attended {n} times already", len(visits)).format(n=len(visits))
        if len(visits) != 2
        else _("Has attended twice already")
        for pk, visits in visited.items()
    }
    shown = []
    for row in rows:
        if row.match_id in visited and len(shown) < SHOWN:
            text = row.values["text"]
            name = f"{text['family_name'].upper()} {text['given_names']}".strip()
            shown.append((row, name, "; ".join(visited[row.match_id][-4:])))
    total = sum(1 for row in rows if row.match_id in visited)
    twice = bool(visited) and all(len(visits) == 2 for visits in visited.values())
    return words, shown, total, twice


def earlier(batch, actor, people):
    """{person: [workshop, place year]} of workshops the actor may see, oldest first."""
    rows = (
        Participation.objects.trainees()
        .present()
        .exclude(state=Participation.State.TO_INVITE)
        .exclude(workshop_id=batch.subject_pk)
        .filter(person_id__in=people, workshop__in=workshop_rules.visible_to(actor))
        .order_by("workshop__starts_on", "pk")
        .values_list("person_id", "workshop__title", "workshop__city", "workshop__starts_on")
    )
    found = defaultdict(list)
    for person, title, city, starts_on in rows:
        found[person].append(f"{title}, {city} {starts_on.year}" if city else f"{title}, {starts_on.year}")
    return found
