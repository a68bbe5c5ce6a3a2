"""National courses: reported by whoever taught, asked about when they look the same, confirmed by somebody else."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accreditation.actions import delivery as deliveries
from accreditation.actions import national_plan as national_plans
from accreditation.models import Delivery
from accreditation.rules import delivery as rules
from programmes.models import History, Upload
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.accreditation.national import course, focal, plan_of

S = Delivery.State


def photo():
    return SimpleUploadedFile("sheet.pdf", b"%PDF-1.7 names and signatures")


@pytest.fixture
def report(programme, customs, trainer):
    def make(**changes):
        by = changes.pop("by", trainer)
        return course(programme, customs, *changes.pop("people", [trainer.person]), by=by, **changes)

    return make


@pytest.fixture
def plan(programme, customs, organiser):
    return plan_of(programme, customs, by=organiser)


def test_a_trainer_reports_late_and_once_whatever_the_network_sends_twice(report, plan, trainer, customs):
    made = report(days_ago=90, form_key="a-page", file=photo())
    again = report(days_ago=90, form_key="a-page", file=photo())
    assert made.pk == again.pk and Delivery.objects.count() == 1 and Upload.objects.count() == 1
    assert (made.state, made.plan, made.officers, made.country) == (S.REPORTED, plan, 30, customs.country)
    assert made.reported_by == trainer.person and rules.is_late(made)
    assert made.taught_by.get().share == 100
    assert History.objects.get(act="deliveries.report").actor_person == trainer.person


def test_who_is_no_trainer_reports_nothing_and_names_nobody_who_is_none(report, stranger, facilitator, organiser):
    for nobody in (stranger, facilitator):
        with pytest.raises(NotAllowed):
            report(by=nobody)
    with pytest.raises(Invalid):
        report(by=organiser, people=[facilitator.person])
    assert report(by=organiser).reported_by == organiser.person


def test_what_cannot_be_is_refused_beside_its_field(report, unep, programme):
    for changes, field in (
        ({"days_ago": -3}, "ends_on"),
        ({"people": []}, "trainers"),
        ({"police": 1}, None),
        ({"women": 0, "men": 0, "customs": 0}, None),
        ({"ends_on": clock.today() - timedelta(days=4)}, None),
    ):
        with pytest.raises(Invalid) as refused:
            report(**changes)
        assert field is None or refused.value.field == field, changes
    with pytest.raises(Invalid):
        deliveries.report(
            programme=programme, organisation=unep, topic="x", starts_on=clock.today(), men=1, trainers=[], by=SYSTEM
        )
    assert not Delivery.objects.exists()


def test_the_same_course_reported_twice_is_asked_about_and_never_guessed(report, colleague, trainer):
    first = report()
    with pytest.raises(deliveries.SameCourse) as asked:
        report(by=colleague, people=[colleague.person], city=" manama ", women=11)
    assert asked.value.found == [first]
    joined = deliveries.join(delivery=first, person=colleague.person, share=50, by=colleague)
    assert [row.share for row in joined.taught_by.all()] == [100, 50] and joined.officers == 30
    with pytest.raises(Invalid):
        deliveries.join(delivery=first, person=colleague.person, by=colleague)
    assert report(by=colleague, people=[colleague.person], is_another=True).pk != first.pk
    assert report(by=colleague, people=[colleague.person], city="Muharraq").pk
    with pytest.raises(NotAllowed):
        deliveries.join(delivery=report(city="Riffa"), person=trainer.person, by=colleague)


def test_the_focal_point_confirms_other_numbers_and_both_stay(report, plan, trainer):
    made = report()
    with pytest.raises(NotAllowed):
        deliveries.confirm(delivery=made, by=trainer)
    done = deliveries.confirm(delivery=made, by=focal(plan), women=12, men=16, customs=28)
    assert (done.officers, done.confirmed_officers, done.confirmed_customs) == (30, 28, 28)
    assert (done.state, done.confirmed_label) == (S.CONFIRMED, "Efua Quaye")
    with pytest.raises(Conflict):
        deliveries.confirm(delivery=made, by=focal(plan))
    with pytest.raises(Conflict):
        deliveries.correct(delivery=made, by=trainer, women=13)


def test_nobody_confirms_their_own_report_whatever_the_door(report, programme, customs, organiser, administrator):
    typed_in = report(by=organiser)
    with pytest.raises(NotAllowed, match="themselves"):
        deliveries.confirm(delivery=typed_in, by=organiser, reference="Letter 12")
    with pytest.raises(Invalid) as refused:
        deliveries.confirm(delivery=typed_in, by=administrator)
    assert refused.value.field == "reference"
    done = deliveries.confirm(delivery=typed_in, by=administrator, reference="Letter 12")
    assert (done.confirmed_officers, done.confirmation_reference) == (30, "Letter 12")


def test_a_focal_point_who_taught_is_known_by_account_and_by_e_mail(report, programme, customs, organiser, trainer):
    plan = plan_of(programme, customs, by=organiser, email="noora@customs.example")
    made = report()
    trainer.person.email = "Noora@customs.example"
    trainer.person.save()
    with pytest.raises(NotAllowed):
        deliveries.confirm(delivery=Delivery.objects.get(pk=made.pk), by=focal(plan))
    plan = national_plans.name_focal_point(plan=plan, name="Noora", email="noora@customs.example", by=organiser)
    assert plan.focal_person == trainer.person
    with pytest.raises(NotAllowed):
        deliveries.confirm(delivery=made, by=trainer)
    assert not rules.waiting_for(trainer).exists()


def test_a_report_is_put_aside_with_a_reason_and_taken_back(report, plan, organiser, stranger, trainer):
    made = report()
    with pytest.raises(Invalid):
        deliveries.put_aside(delivery=made, by=focal(plan), reason=" ")
    for nobody in (stranger, trainer):
        with pytest.raises(NotAllowed):
            deliveries.put_aside(delivery=made, by=nobody, reason="No")
    aside = deliveries.put_aside(delivery=made, by=focal(plan), reason="Called off")
    assert aside.state == S.PUT_ASIDE and not Delivery.objects.counted().exists()
    assert rules.taught_between(trainer.person, made.programme, made.starts_on, made.ends_on).reported == 0
    with pytest.raises(NotAllowed):
        deliveries.reopen(delivery=made, by=focal(plan), reason="Yet")
    back = deliveries.reopen(delivery=made, by=organiser, reason="It was held after all")
    done = deliveries.confirm(delivery=back, by=focal(plan))
    again = deliveries.reopen(delivery=done, by=organiser, reason="A slip")
    assert (again.state, again.confirmed_women, again.confirmed_officers) == (S.REPORTED, None, None)


def test_a_report_is_put_right_by_whoever_taught_it(report, trainer, colleague, stranger):
    made = report()
    with pytest.raises(NotAllowed):
        deliveries.correct(delivery=made, by=stranger, women=1)
    with pytest.raises(NotAllowed):
        deliveries.correct(delivery=made, by=colleague, women=1)
    right = deliveries.correct(
        delivery=made, by=trainer, women=10, customs=28, trainers=[(trainer.person, 50), (colleague.person, 50)]
    )
    assert (right.officers, [row.share for row in right.taught_by.all()]) == (28, [50, 50])
    assert deliveries.correct(delivery=made, by=colleague, remark="Two rooms.").remark == "Two rooms."
    with pytest.raises(Invalid):
        deliveries.correct(delivery=made, by=trainer, trainers=[])


def test_the_sheet_is_replaced_and_goes_by_itself_on_its_day(report, trainer, stranger):
    made = deliveries.attach_sheet(delivery=report(), file=photo(), by=trainer)
    first = made.sheet.file.name
    with pytest.raises(NotAllowed):
        deliveries.attach_sheet(delivery=made, file=photo(), by=stranger)
    with pytest.raises(Invalid):
        deliveries.attach_sheet(delivery=made, file=SimpleUploadedFile("a.pdf", b"no"), by=trainer)
    made = deliveries.attach_sheet(delivery=made, file=photo(), by=trainer)
    assert not default_storage.exists(first) and Upload.objects.count() == 1
    assert made.sheet_until == made.ends_on + timedelta(days=365)
    for days, gone in ((365, 0), (366, 1), (367, 0)):
        with clock.at(clock.now() + timedelta(days=days)):
            assert deliveries.delete_sheets() == gone
    made.refresh_from_db()
    assert made.sheet is None and made.officers == 30 and not Upload.objects.exists()
    assert History.objects.filter(act="deliveries.expire_sheet").count() == 1


def test_what_one_person_taught_in_a_time_is_counted_with_the_shares(report, plan, trainer, colleague, programme):
    today = clock.today()
    old, half, alone = report(days_ago=400), report(days_ago=40), report(days_ago=10, city="Riffa")
    half = deliveries.correct(delivery=half, by=trainer, trainers=[(trainer.person, 50), (colleague.person, None)])
    for one in (old, half, alone):
        deliveries.confirm(delivery=one, by=focal(plan))
    report(days_ago=2)
    found = rules.taught_between(trainer.person, programme, today - timedelta(days=365), today)
    assert (found.reported, found.confirmed, sorted(found.shares)) == (3, 2, [50, 100])
    assert (found.alone(), found.at_half()) == (1, 2)
    assert rules.taught_between(colleague.person, programme, today - timedelta(days=365), today).shares == (None,)
