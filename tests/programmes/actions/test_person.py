"""People: recorded once, seen only inside their programmes, and always mendable."""

from datetime import timedelta

import pytest

from programmes.actions import person as people
from programmes.models import History
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules import person as person_rules
from programmes.rules.refusal import Invalid, NotAllowed


def test_an_organiser_records_a_person_and_history_says_so(organiser, programme):
    person = people.add(programme=programme, by=organiser, family_name="Садыкова", given_names="Айгерим")
    entry = History.objects.about(person).get()
    assert (entry.act, entry.actor_label, entry.programme) == ("people.add", organiser.label, programme)


def test_a_person_is_found_whatever_the_case_of_their_script(make_person):
    from programmes.models import Person

    made = make_person("Садыкова", "Айгерим")
    assert Person.objects.named("САДЫКОВА айг").get() == made


def test_outside_your_programmes_a_person_shows_nothing_at_all(stranger, make_person):
    hidden = make_person("Hasan", "Noora")
    assert hidden not in person_rules.visible_to(stranger)
    with pytest.raises(NotAllowed):
        people.edit(person=hidden, by=stranger, family_name="Changed")
    hidden.refresh_from_db()
    assert hidden.family_name == "Hasan"


def test_a_person_brought_into_a_programme_is_seen_there_and_history_says_it_once(
    make_person, programme, other_programme, stranger, by
):
    person = make_person("Hasan", "Noora")
    for _ in range(2):
        people.bring_in(person=person, programme=other_programme, by=by)
    assert person in person_rules.visible_to(stranger)
    assert History.objects.about(person).filter(act="people.bring_in").count() == 1


def test_consent_to_be_named_outside_is_nobody_elses(organiser, administrator, make_person):
    person = make_person("Hasan", "Noora")
    for somebody in (organiser, administrator):
        with pytest.raises(NotAllowed):
            people.consent(person=person, shown=True, by=somebody)
    own = actors.for_person(person)
    assert people.consent(person=person, shown=True, by=own).public_consent
    people.consent(person=person, shown=True, by=own)
    assert History.objects.filter(act="people.consent").count() == 1


def test_consent_on_paper_is_recorded_by_an_administrator_with_the_letter(
    make_person, organiser, administrator, stranger
):
    person, today = make_person("Hasan", "Noora"), clock.today()
    for nobody in (organiser, stranger, actors.for_person(person)):
        with pytest.raises(NotAllowed):
            people.record_consent(person=person, agreed_on=today, reference="Letter 7", by=nobody)
    with pytest.raises(NotAllowed):
        people.edit(person=person, by=organiser, public_consent=True)
    with pytest.raises(Invalid):
        people.record_consent(person=person, agreed_on=today, reference=" ", by=administrator)
    with pytest.raises(Invalid):
        people.record_consent(person=person, agreed_on=today + timedelta(days=1), reference="7", by=administrator)
    person = people.record_consent(person=person, agreed_on=today, reference="Letter 7", by=administrator)
    assert (person.public_consent_on, person.public_consent_reference) == (today, "Letter 7")
    person = people.consent(person=person, shown=False, by=actors.for_person(person))
    assert (person.public_consent, person.public_consent_on, person.public_consent_reference) == (False, None, "")
