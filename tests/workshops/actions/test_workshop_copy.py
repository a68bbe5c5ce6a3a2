"""Last year's workshop is up in two minutes: what was prepared comes along, what happened does not."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.rules.refusal import NotAllowed
from workshops.actions import agenda_item as agenda_items
from workshops.actions import course_document as course_documents
from workshops.actions import knowledge_test as knowledge_tests
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions import workshop as workshops
from workshops.actions import workshop_copy as workshop_copies


@pytest.fixture
def last_year(programme, bahrain, english, customs, unep, make_person, by):
    """Monday 4 to Wednesday 13 November 2024: eight working days over a weekend."""
    made = workshops.schedule(
        programme=programme,
        title="Regional workshop",
        kind="regional",
        city="Manama",
        country=bahrain,
        starts_on=date(2024, 11, 4),
        ends_on=date(2024, 11, 13),
        time_zone="Asia/Bahrain",
        language=english,
        host=customs,
        partners=[unep],
        donors=[unep],
        by=by,
    )
    for day, title in ((4, "Opening"), (8, "Friday's lesson"), (11, "Monday's lesson"), (13, "Closing")):
        agenda_items.add(workshop=made, day=date(2024, 11, day), starts_at=time(9), title=title, by=by)
    participations.add(workshop=made, person=make_person("Hasan", "Noora"), by=by)
    participations.add(workshop=made, person=make_person("Haddad", "Sami"), kind="facilitator", by=by)
    course_documents.add(workshop=made, title="Guide", file=SimpleUploadedFile("guide.pdf", b"%PDF-1.7"), by=by)
    return made


@pytest.fixture
def copy(last_year, programme, organiser):
    return lambda starts_on, by=organiser, **changes: workshop_copies.make(
        source=last_year, programme=programme, starts_on=starts_on, by=by, **changes
    )


def test_the_agenda_moves_by_working_days(copy):
    made = copy(date(2027, 11, 3))
    assert dict(made.agenda.values_list("title", "day")) == {
        "Opening": date(2027, 11, 3),
        "Friday's lesson": date(2027, 11, 9),
        "Monday's lesson": date(2027, 11, 10),
        "Closing": date(2027, 11, 12),
    }
    assert made.ends_on == date(2027, 11, 12)


def test_where_the_week_has_other_days_they_are_counted_as_they_come(copy):
    made = copy(date(2027, 11, 7))
    assert made.ends_on == date(2027, 11, 16)


def test_preparation_comes_along_and_people_do_not(copy, last_year, unep):
    made = copy(date(2027, 11, 3), city="Accra")
    assert list(made.partners.all()) == [unep] == list(made.donors.all())
    assert [d.upload for d in made.course_documents.all()] == [d.upload for d in last_year.course_documents.all()]
    assert made.checklist.count() == last_year.checklist.count() > 0
    assert [(p.person.family_name, p.state) for p in made.participations.all()] == [("Haddad", "to_invite")]
    assert (made.city, made.host, made.country) == ("Accra", None, None)


def test_topics_come_along_without_groups_or_what_participants_suggested(copy, last_year, by):
    from workshops.actions import breakout as breakouts
    from workshops.actions import topic as topics
    from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic

    template = BreakoutTemplate.objects.create(key="t", title="Session", purpose="p", instructions="i")
    asked = TemplateTopic.objects.create(template=template, number=1, title="Licences")
    TemplateQuestion.objects.create(topic=asked, position=1, text="How many?", plan_field="officers")
    breakout = breakouts.set_up(workshop=last_year, template=template, by=by)
    topics.select(topic=breakout.topics.get(), by=by)
    new = copy(date(2027, 11, 3)).breakouts.get()
    assert [(str(t.title), t.state) for t in new.topics.all()] == [("Licences", "proposed")]
    assert [(str(q), q.plan_field) for q in new.topics.get().questions.all()] == [("How many?", "officers")]
    assert not new.groups.exists() and new.state == "planned"


def test_the_texts_of_a_breakout_name_the_new_place_and_its_doors_are_its_own(copy, last_year, ghana, by):
    from workshops.actions import breakout as breakouts
    from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic

    template = BreakoutTemplate.objects.create(
        key="t",
        title={"en": "Session in [City], [Date]", "fr": "Session, [Country]"},
        organised_by="[Organisation] and the Government of [Country]",
        purpose="In [Country], not in Bahraini waters",
        instructions="i",
    )
    for country in (last_year.country, ghana):
        country.refresh_from_db()  # so that their names know languages
    asked = TemplateTopic.objects.create(template=template, number=1, title="Licences in [Country]")
    TemplateQuestion.objects.create(topic=asked, position=1, text="Who in [Country]?", section="[Country]: plans")
    old = breakouts.set_up(workshop=last_year, template=template, mode="assigned", by=by)
    # What the team wrote besides comes along as they wrote it.
    old.topics.update(title="Licences and permits in Bahrain")

    new = copy(date(2027, 11, 3), city="Accra", country=ghana).breakouts.get()
    assert new.title.data == {"en": "Session in Accra, 3–12 November 2027", "fr": "Session, Ghana"}
    assert new.organised_by == f"{last_year.programme.organisation} and the Government of Ghana"
    assert str(new.purpose) == "In Ghana, not in Bahraini waters"
    topic = new.topics.get()
    assert str(topic) == "Licences and permits in Ghana"
    assert [(str(q), str(q.section)) for q in topic.questions.all()] == [("Who in Ghana?", "Ghana: plans")]
    assert new.mode == "assigned"
    assert new.join_code and new.join_code != old.join_code


def test_an_organiser_of_one_programme_copies_into_no_other(copy, last_year, stranger, other_programme, organiser):
    with pytest.raises(NotAllowed):
        copy(date(2027, 11, 3), by=stranger)
    with pytest.raises(NotAllowed):
        workshop_copies.make(source=last_year, programme=other_programme, starts_on=date(2027, 11, 3), by=organiser)


def test_the_questions_of_the_test_and_what_was_asked_come_along_and_no_answers(copy, last_year, by):
    test = knowledge_tests.prepare(workshop=last_year, way="private", by=by)
    knowledge_tests.write_item(test=test, text="Which one harms the ozone layer?", options="* HCFC-22\nHFC-134a", by=by)
    requirements.set_for_workshop(workshop=last_year, attendance_percent=90, prerequisites="A certificate", by=by)
    last_year.refresh_from_db()

    new = copy(date(2027, 11, 3))
    item = new.knowledge_test.items.get()
    assert (new.knowledge_test.way, new.knowledge_test.state, item.key) == ("private", "prepared", test.items.get().key)
    assert [(option.text, option.is_right) for option in item.options.all()] == [("HCFC-22", True), ("HFC-134a", False)]
    assert new.attendance_percent == 90
    assert [row.title for row in new.requirements.all()] == ["A certificate"]
