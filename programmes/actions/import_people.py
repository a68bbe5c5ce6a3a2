"""People of a list who are not known yet, and their administrations: parts of every kind of list that adds people.

What people.add and people.bring_in do for one, done for all in a handful of statements, with the same History.
"""

from programmes.actions import history
from programmes.actions import organisation as organisations
from programmes.models import AgencyKind, Country, ImportRow, Person
from programmes.models.base import search_key


def build(*, row, organisation):
    """The person a row stands for: the one that is known, else a new one that is not saved yet."""
    text, read = row.values["text"], row.values["read"]
    row.made_person = bool(text["family_name"]) and row.match is None
    if row.made_person:
        row.match = Person(
            family_name=text["family_name"],
            given_names=text["given_names"],
            native_name=text.get("native_name", ""),
            title=text.get("title", ""),
            sex=read["sex"],
            country_id=read["country"],
            organisation_id=organisation,
            post=text.get("post", ""),
            email=read["email"],
            telephone=text.get("telephone", ""),
        )
        row.match.search_key = row.match.computed_search_key()
    return row.match


def save_new(*, rows):
    Person.objects.bulk_create([row.match for row in rows if row.made_person], batch_size=200)


def place_of(*, row):
    """What one administration is known by in a list: its name and country."""
    return search_key(row.values["text"].get("organisation", "")), row.values["read"]["country"]


def add_administrations(*, rows, actor):
    """The new administrations of these rows: {place: primary key}. Without a chosen kind they are "other"."""
    made, countries = {}, Country.objects.in_bulk({row.values["read"]["country"] for row in rows} - {None})
    for row in rows:
        name, place = row.values["text"].get("organisation", ""), place_of(row=row)
        if not name or row.values["read"]["organisation"] or place in made:
            continue
        kind = row.values.get("agency_kind") or AgencyKind.OTHER
        country = countries.get(row.values["read"]["country"])
        if kind in (AgencyKind.REGIONAL, AgencyKind.INTERNATIONAL):
            country = None
        made[place] = organisations.add(name=name, kind=kind, country=country, by=actor).pk
    return made


def bring_in(*, programme, rows, actor):
    """Everybody named becomes known to the programme; known people from elsewhere with a line of their own."""
    through = Person.programmes.through
    pks = [row.match.pk for row in rows if row.match]
    there = set(through.objects.filter(programme=programme, person_id__in=pks).values_list("person_id", flat=True))
    through.objects.bulk_create(
        [through(person_id=pk, programme_id=programme.pk) for pk in dict.fromkeys(pks) if pk not in there],
        batch_size=300,
    )
    for row in rows:
        if row.match and not row.made_person and row.match.pk not in there:
            row.values = row.values | {"brought_in": True}
            history.record("people.bring_in", row.match, by=actor, programme=programme)
    spoken = Person.languages.through
    spoken.objects.bulk_create(
        [
            spoken(person_id=row.match.pk, language_id=language)
            for row in rows
            if row.made_person
            for language in row.values["read"]["languages"]
        ],
        batch_size=300,
    )


def busy(*, model, pks, own=()):
    """Those to which any other row points, on whichever floor it lives: a seat, a letter, a certificate, a role.

    `own` are models whose rows go along.
    """
    found = set()
    mine = {ImportRow, *own, *(field.remote_field.through for field in model._meta.local_many_to_many)}
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.concrete or relation.many_to_many or relation.related_model in mine:
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": list(pks)})
        found |= set(rows.values_list(relation.field.attname, flat=True))
    return found
