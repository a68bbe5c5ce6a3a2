"""Plans of national training: opened, filled from what a group wrote, agreed, closed; and who the focal point is."""

from datetime import timedelta

import pytest

from accreditation.actions import national_plan as plans
from accreditation.models import NationalPlan
from accreditation.rules import national_plan as rules
from accreditation.rules import trainer_link as link_rules
from programmes.actions import organisation as organisations
from programmes.models import History
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.accreditation.national import course, focal, plan_of
from workshops.models import Answer, Question
from workshops.models.breakout import PlanField

S = NationalPlan.State


@pytest.fixture
def plan(programme, customs, organiser):
    return plans.open(
        programme=programme, organisation=customs, officers=120, designates=" The Director ", by=organiser
    )


def test_an_organiser_opens_one_plan_an_administration(plan, programme, customs, unep, organiser, trainer, stranger):
    assert (plan.state, plan.officers, plan.designates) == (S.DRAFT, 120, "The Director")
    with pytest.raises(Invalid, match="Close it first"):
        plans.open(programme=programme, organisation=customs, by=organiser)
    with pytest.raises(Invalid):
        plans.open(programme=programme, organisation=unep, by=organiser)
    for nobody in (trainer, stranger):
        with pytest.raises(NotAllowed):
            plans.open(programme=programme, organisation=customs, by=nobody)
    plans.close(plan=plan, by=organiser, reason="A new one")
    assert plans.open(programme=programme, organisation=customs, by=organiser).pk != plan.pk
    with pytest.raises(Invalid):
        plans.reopen(plan=plan, by=organiser, reason="Both?")


def test_courses_reported_before_the_plan_belong_to_it(programme, customs, organiser, trainer):
    made = course(programme, customs, trainer.person, by=trainer)
    plan = plans.open(programme=programme, organisation=customs, by=organiser)
    made.refresh_from_db()
    assert made.plan == plan


def test_a_plan_is_edited_agreed_closed_and_opened_again(plan, organiser, stranger):
    with pytest.raises(NotAllowed):
        plans.edit(plan=plan, by=stranger, officers=1)
    assert plans.edit(plan=plan, by=organiser, courses=6, reported_to="The Ministry").courses == 6
    with pytest.raises(Invalid):
        plans.agree(plan=plan, by=organiser, agreed_by=" ", agreed_on=clock.today())
    agreed = plans.agree(plan=plan, by=organiser, agreed_by="Director", agreed_on=clock.today(), reference="C/12")
    assert (agreed.state, agreed.agreed_reference) == (S.AGREED, "C/12")
    with pytest.raises(Conflict):
        plans.agree(plan=plan, by=organiser, agreed_by="Director", agreed_on=clock.today())
    with pytest.raises(NotAllowed):
        plans.close(plan=plan, by=stranger, reason="No")
    plans.close(plan=plan, by=organiser, reason="Done")
    with pytest.raises(Conflict):
        plans.edit(plan=plan, by=organiser, officers=1)
    assert plans.reopen(plan=plan, by=organiser, reason="Another year").state == S.DRAFT


def test_a_group_s_report_fills_the_plan_and_words_stay_words(room, workshop, customs, organiser, stranger):
    room.to("working")
    report = room.report()
    with pytest.raises(Conflict):
        plans.fill_from_report(report=report, organisation=customs, by=organiser)
    said = {
        PlanField.OFFICERS: "١٢٠",
        PlanField.COURSES: "Six, of twenty officers each",
        PlanField.DESIGNATES: "The Commissioner",
        PlanField.REPORTED_TO: "The Ozone Unit",
    }
    for position, (name, text) in enumerate(said.items(), 50):
        question = Question.objects.create(topic=report.group.topic, position=position, text="Asked", plan_field=name)
        Answer.objects.create(report=report, question=question, key=f"q{question.pk}", text=text)
    assert rules.reports_with_a_plan(organiser, workshop) == [report]
    with pytest.raises(NotAllowed):
        plans.fill_from_report(report=report, organisation=customs, by=stranger)
    made = plans.fill_from_report(report=report, organisation=customs, by=organiser)
    assert (made.officers, made.courses, made.designates) == (120, None, "The Commissioner")
    assert made.reported_to == "The Ozone Unit" and "Six, of twenty" in made.remark
    assert made.workshop == workshop and rules.reports_with_a_plan(organiser, workshop) == []


def test_the_focal_point_is_named_and_another_address_makes_the_link_anew(plan, organiser, trainer, stranger):
    with pytest.raises(NotAllowed):
        plans.name_focal_point(plan=plan, name="Efua", email="efua@customs.example", by=trainer)
    named = plans.name_focal_point(plan=plan, name=" Efua  Quaye", email="efua@customs.example", by=organiser)
    token = link_rules.focal_token(named)
    assert named.focal_name == "Efua Quaye" and link_rules.focal_by_token(token) == named
    plans.name_focal_point(plan=plan, name="Efua Q.", email="Efua@customs.example", by=organiser)
    assert link_rules.focal_by_token(token)
    plans.name_focal_point(plan=plan, name="Kofi", email="kofi@customs.example", by=organiser)
    assert link_rules.focal_by_token(token) is None
    token = link_rules.focal_token(plans.renew_link(plan=plan, by=organiser))
    assert link_rules.focal_by_token(token) and not link_rules.focal_by_token(token[:-1] + "0")
    with pytest.raises(NotAllowed):
        plans.renew_link(plan=plan, by=stranger)
    with clock.at(clock.now() + timedelta(days=400)):
        assert link_rules.focal_by_token(token) is None


def test_the_focal_point_with_an_account_writes_the_plan_and_by_the_link_does_not(
    programme, customs, organiser, sign_in, make_person
):
    person = make_person("Quaye", "Efua", email="efua@customs.example")
    account = sign_in(person)
    plan = plan_of(programme, customs, by=organiser)
    assert plan.focal_person == person
    assert plans.edit(plan=plan, by=account, officers=60).officers == 60
    police = organisations.add(name="Police", kind="police", by=SYSTEM)
    with pytest.raises(NotAllowed):
        plans.edit(plan=plan, by=account, organisation=police)
    plans.edit(plan=plan, by=organiser, organisation=police)
    assert plans.edit(plan=plan, by=organiser, organisation=customs).organisation == customs
    added = plans.add_course(plan=plan, title="Airport", officers=20, by=account)
    with pytest.raises(NotAllowed):
        plans.edit(plan=plan, by=focal(plan), officers=1)
    with pytest.raises(NotAllowed):
        plans.close(plan=plan, by=account, reason="No")
    plans.remove_course(course=added, by=organiser)
    assert not plan.planned_courses.exists()
    assert History.objects.filter(act="national_plans.remove_course").count() == 1
