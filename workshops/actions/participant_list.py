"""Many people at once onto the list of participants, and off again: parts of participant_imports.

What participations.add_person does for one, done for all in a handful of statements, with the same History.
"""

from django.core.exceptions import ValidationError
from django.db.models import Max

from programmes.actions import history, import_people
from programmes.models import ImportRow, Person
from workshops.models import Participation

Row = ImportRow.State


def put_on(workshop, rows, actor):
    """Add these rows, which are ready. A row the database would refuse becomes one to correct. Answers their number."""
    places = import_people.add_administrations(rows=rows, actor=actor)
    fine = [row for row in rows if _is_fine(row, workshop, places)]
    import_people.save_new(rows=fine)
    import_people.bring_in(programme=workshop.programme, rows=fine, actor=actor)
    last = workshop.participations.aggregate(last=Max("number"))["last"] or 100
    entries = []
    for number, row in enumerate(fine, last + 1):
        row.match_id = row.match.pk if row.match else None
        row.entry.number, row.entry.person = number, row.match
        entries.append(row.entry)
    Participation.objects.bulk_create(entries, batch_size=200)
    for row in fine:
        row.state, row.result_pk = Row.ADDED, row.entry.pk
        if row.made_person:
            history.record("people.add", row.match, by=actor, programme=workshop.programme)
        history.record("participations.add", row.entry, by=actor, programme=workshop.programme)
    return len(fine)


def _is_fine(row, workshop, places):
    """Build what the row stands for, and ask the fields; foreign keys were looked up and need no second look."""
    text, read = row.values["text"], row.values["read"]
    organisation = read["organisation"] or places.get(import_people.place_of(row=row))
    known = row.match
    import_people.build(row=row, organisation=organisation)
    said = text.get("country") or text.get("nationality")
    row.entry = Participation(
        workshop=workshop,
        listed_as=read["listed_as"],
        kind=read["kind"],
        country_id=read["country"] if said or not known else known.country_id or read["country"],
        organisation_id=organisation or (known.organisation_id if known else None),
        sex=read["sex"] or (known.sex if known else ""),
        post=text.get("post", "") or (known.post if known else ""),
        number=1,
    )
    try:
        if row.made_person:
            row.match.clean_fields(exclude=["code", "country", "organisation"])
        row.entry.clean_fields(exclude=["code", "workshop", "person", "country", "organisation"])
    except ValidationError as error:
        field = next(iter(error.message_dict))
        row.state, row.problems = Row.TO_FIX, {"family_name" if field == "listed_as" else field: "too_long"}
        row.match, row.made_person = known, False
        return False
    return True


def take_off(workshop, rows, actor):
    """Take these rows' entries off the list. Entries on which anything hangs stay. Answers the rows that are gone."""
    entries = {
        entry.pk: entry
        for entry in workshop.participations.filter(pk__in=[row.result_pk for row in rows]).select_related("person")
    }
    busy = import_people.busy(model=Participation, pks=entries)
    busy |= {pk for pk, entry in entries.items() if entry.state != Participation.State.EXPECTED}
    gone = [row for row in rows if row.result_pk not in busy]
    people = {}
    for row in gone:
        entry = entries.get(row.result_pk)
        if entry:
            history.record("participant_imports.take_back", entry, by=actor, programme=workshop.programme)
            if entry.person and (row.made_person or row.values.get("brought_in")):
                people[entry.person] = row.made_person
    Participation.objects.filter(pk__in=[row.result_pk for row in gone]).delete()
    _forget(workshop, people, actor)
    for row in gone:
        row.state, row.made_person, row.result_pk = Row.READY, False, None
    return gone


def _forget(workshop, people, actor):
    """People this list made and nobody needs are removed; those it only brought in leave the programme again."""
    busy = import_people.busy(model=Person, pks={person.pk for person in people})
    going = [person for person, made in people.items() if made and person.pk not in busy]
    for person in going:
        history.record("participant_imports.forget", person, by=actor, programme=workshop.programme)
    brought = [person.pk for person, made in people.items() if not made]
    here = Participation.objects.filter(workshop__programme=workshop.programme, person_id__in=brought)
    roles = workshop.programme.roles.filter(person_id__in=brought)
    stay = {*here.values_list("person_id", flat=True), *roles.values_list("person_id", flat=True)}
    Person.programmes.through.objects.filter(
        programme=workshop.programme, person_id__in=[pk for pk in brought if pk not in stay]
    ).delete()
    Person.objects.filter(pk__in=[person.pk for person in going]).delete()
