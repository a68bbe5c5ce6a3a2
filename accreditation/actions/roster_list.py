"""Many trainers at once onto the roster, and off again: parts of roster_imports.

What accreditations.load_earlier does for one, done for all in a handful of statements, with the same History.
"""

from datetime import date

from django.core.exceptions import ValidationError

from accreditation.models import Accreditation, TrainerProfile, TrainerTopic
from programmes.actions import history, import_people
from programmes.models import ImportRow, Person
from programmes.models.base import search_key
from programmes.rules import clock

Row = ImportRow.State


def put_on(*, programme, rows, actor):
    """Load these rows, which are ready. One the database would refuse becomes one to correct. Answers their number."""
    places = import_people.add_administrations(rows=rows, actor=actor)
    fine = [row for row in rows if _is_fine(row, programme, places)]
    import_people.save_new(rows=fine)
    import_people.bring_in(programme=programme, rows=fine, actor=actor)
    for row in fine:
        row.match_id, row.entry.person = row.match.pk, row.match
    Accreditation.objects.bulk_create([row.entry for row in fine], batch_size=200)
    _topics(fine)
    for row in fine:
        row.state, row.result_pk = Row.ADDED, row.entry.pk
        if row.made_person:
            history.record("people.add", row.match, by=actor, programme=programme)
        history.record("accreditations.load_earlier", row.entry, by=actor, to_state=row.entry.state)
    return len(fine)


def _is_fine(row, programme, places):
    text, read = row.values["text"], row.values["read"]
    known = row.match
    person = import_people.build(
        row=row, organisation=read["organisation"] or places.get(import_people.place_of(row=row))
    )
    row.entry = Accreditation(
        programme=programme,
        title=text["award"],
        granted_on=date.fromisoformat(read["granted_on"]),
        valid_until=date.fromisoformat(read["valid_until"]) if read["valid_until"] else None,
        letter=text["letter"],
    )
    try:
        if row.made_person:
            person.clean_fields(exclude=["code", "country", "organisation"])
        row.entry.clean_fields(exclude=["code", "programme", "person", "decision"])
    except ValidationError as error:
        field = next(iter(error.message_dict))
        row.state, row.problems = Row.TO_FIX, {"award" if field == "title" else field: "too_long"}
        row.match, row.made_person = known, False
        return False
    return True


def _topics(rows):
    """What the list says somebody teaches begins their profile; one a trainer has written is left alone."""
    wanted = {row.match.pk: row.values["read"]["topics"] for row in rows if row.values["read"]["topics"]}
    there = set(TrainerProfile.objects.filter(person_id__in=wanted).values_list("person_id", flat=True))
    profiles = TrainerProfile.objects.bulk_create(
        [TrainerProfile(person_id=pk, changed_at=clock.now()) for pk in wanted if pk not in there], batch_size=200
    )
    topics = []
    for profile in profiles:
        found = {search_key(words)[:400]: words.strip() for words in wanted[profile.person_id]}
        topics += [TrainerTopic(profile=profile, search_key=key, words=words) for key, words in found.items()]
    TrainerTopic.objects.bulk_create(topics, batch_size=500)


def take_off(*, programme, rows, actor):
    """Take these rows' trainers off the roster. Those on whom anything hangs stay. Answers the rows that are gone."""
    entries = {
        entry.pk: entry
        for entry in Accreditation.objects.filter(pk__in=[row.result_pk for row in rows]).select_related("person")
    }
    busy = import_people.busy(model=Accreditation, pks=entries)
    busy |= {pk for pk, entry in entries.items() if entry.state != Accreditation.State.ACTIVE}
    gone = [row for row in rows if row.result_pk not in busy]
    people = {}
    for row in gone:
        if entry := entries.get(row.result_pk):
            history.record("roster_imports.take_back", entry, by=actor, programme=programme)
            if row.made_person or row.values.get("brought_in"):
                people[entry.person] = row.made_person
    Accreditation.objects.filter(pk__in=[row.result_pk for row in gone]).delete()
    _forget(programme, people, actor)
    for row in gone:
        row.state, row.made_person, row.result_pk = Row.READY, False, None
    return gone


def _forget(programme, people, actor):
    """People this list made and nobody needs are removed; those it only brought in leave the programme again."""
    busy = import_people.busy(model=Person, pks={person.pk for person in people}, own=(TrainerProfile,))
    busy |= set(
        TrainerProfile.objects.filter(person__in=people, periods__isnull=False).values_list("person_id", flat=True)
    )
    going = [person for person, made in people.items() if made and person.pk not in busy]
    for person in going:
        history.record("roster_imports.forget", person, by=actor, programme=programme)
    brought = [person.pk for person, made in people.items() if not made]
    stay = set(programme.roles.filter(person_id__in=brought).values_list("person_id", flat=True))
    stay |= set(
        Person.objects.filter(pk__in=brought, participations__workshop__programme=programme).values_list(
            "pk", flat=True
        )
    )
    Person.programmes.through.objects.filter(
        programme=programme, person_id__in=[pk for pk in brought if pk not in stay]
    ).delete()
    TrainerProfile.objects.filter(person__in=going).delete()
    Person.objects.filter(pk__in=[person.pk for person in going]).delete()
