"""Plans of national training: written by hand or out of a group's report, agreed by the administration, closed."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from accreditation.models import NationalPlan, PlannedCourse
from accreditation.rules import national_plan as plan_rules
from accreditation.rules import national_training
from accreditation.rules.national_plan import MOVES
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

WRITTEN = ("starts_on", "ends_on", "officers", "courses", *plan_rules.TEXTS, "remark")


def open(*, programme, organisation, by, workshop=None, report=None, **fields):
    """Begin a plan of an administration. Courses reported before the plan belong to it from now on."""
    if not plan_rules.can_open(by, programme):
        raise NotAllowed(_("Organisers of the programme open the plan of an administration."))
    if not organisation.is_administration:
        raise Invalid(_("A plan of national training is an administration's."), field="organisation")
    if workshop and workshop.programme_id != programme.pk:
        raise Invalid(_("This workshop belongs to another programme."), field="workshop")
    with refusals():
        plan = NationalPlan(programme=programme, organisation=organisation, workshop=workshop, report=report)
        _write(plan, fields)
        organisation.deliveries.filter(programme=programme, plan=None).update(plan=plan)
        history.record("national_plans.open", plan, by=by, to_state=plan.state)
        return plan


def fill_from_report(*, report, by, organisation=None):
    """Make the plan of what a group has written about national training. Without `organisation`, the workshop's host.

    Returns the NationalPlan; what was asked as a number and written in words stands in its remark.
    """
    workshop = report.group.breakout.workshop
    if not plan_rules.can_open(by, workshop.programme):
        raise NotAllowed(_("Organisers of the programme open the plan of an administration."))
    answers = plan_rules.answers_of(report)
    if not answers:
        raise Conflict(_("The report of this group says nothing of a training plan yet."))
    organisation = organisation or plan_rules.administration_of(workshop)
    if organisation is None:
        raise Invalid(_("Choose the administration whose plan it is."), field="organisation")
    return open(
        programme=workshop.programme,
        organisation=organisation,
        workshop=workshop,
        report=report,
        by=by,
        **plan_rules.from_answers(answers),
    )


def edit(*, plan, by, **fields):
    _must_edit(plan, by)
    with refusals():
        plan = NationalPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        _must_be_open(plan)
        organisation = fields.pop("organisation", None)
        if organisation and organisation.pk != plan.organisation_id:
            _give_to(plan, organisation, by)
        changed = [name for name in WRITTEN if name in fields and fields[name] != getattr(plan, name)]
        _write(plan, fields)
        history.record("national_plans.edit", plan, by=by, changed=changed)
        return plan


def _give_to(plan, organisation, by):
    """It was opened for the wrong administration; organisers put that right until a course is reported."""
    _must_keep(plan, by)
    if not organisation.is_administration:
        raise Invalid(_("A plan of national training is an administration's."), field="organisation")
    if plan.deliveries.exists():
        raise Conflict(_("Courses of this plan are reported already; it stays with its administration."))
    plan.organisation = organisation


def agree(*, plan, by, agreed_by, agreed_on, reference=""):
    """The administration agrees: who said so for it, on which day, by which letter."""
    if not agreed_by.strip():
        raise Invalid(_("Say who agreed for the administration."), field="agreed_by")
    if agreed_on > clock.today() + timedelta(days=1):
        raise Invalid(_("This date is still to come."), field="agreed_on")
    with refusals():
        return perform(
            MOVES,
            plan,
            "agree",
            by=by,
            history_act="national_plans.agree",
            reason=reference.strip(),
            agreed_by=agreed_by.strip(),
            agreed_on=agreed_on,
            agreed_reference=reference.strip(),
        )


def close(*, plan, by, reason):
    """Its time is over, or nothing will come of it: the courses stay."""
    with refusals():
        return perform(MOVES, plan, "close", by=by, history_act="national_plans.close", reason=reason)


def reopen(*, plan, by, reason):
    with refusals():
        plan.refresh_from_db()
        plan.state = NationalPlan.State.DRAFT
        plan.validate_constraints()
        return perform(MOVES, plan, "reopen", by=by, history_act="national_plans.reopen", reason=reason)


def name_focal_point(*, plan, name, email, by, person=None):
    """Say who confirms for the administration. Another address makes the link anew: the old one was somebody else's.

    Somebody of the programme with this e-mail is that person, and confirms when signed in, too.
    """
    _must_keep(plan, by)
    name, email = " ".join(name.split()), email.strip()
    if not name:
        raise Invalid(_("Give the name of the focal point."), field="name")
    with refusals():
        plan = NationalPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        known = plan.programme.people.known().filter(email__iexact=email) if email else []
        person = person or next(iter(known), None)
        if plan.focal_email.casefold() != email.casefold():
            plan.link_serial += 1
        plan.focal_name, plan.focal_email, plan.focal_person = name, email, person
        plan.link_until = _until(plan) if email else None
        plan.full_clean(exclude=["code", "programme", "organisation"], validate_unique=False)
        plan.save()
        history.record("national_plans.name_focal_point", plan, by=by, name=name)
        return plan


def renew_link(*, plan, by):
    """The link of the focal point so far opens nothing any more. Returns the plan with the new one."""
    _must_keep(plan, by)
    with refusals():
        named = NationalPlan.objects.filter(pk=plan.pk, focal_email__gt="")
        if not named.update(link_serial=F("link_serial") + 1, link_until=_until(plan)):
            raise Conflict(_("No focal point with an e-mail is named yet."))
        plan.refresh_from_db()
        history.record("national_plans.renew_link", plan, by=by, until=plan.link_until)
        return plan


def add_course(*, plan, title, by, place="", by_when=None, officers=None):
    """One planned course, where the plan is as exact as that."""
    _must_edit(plan, by)
    _must_be_open(plan)
    with refusals():
        course = PlannedCourse(plan=plan, title=title.strip(), place=place.strip(), by_when=by_when, officers=officers)
        course.full_clean(exclude=["code", "plan"])
        course.save()
        history.record("national_plans.add_course", plan, by=by, title=course.title)
        return course


def remove_course(*, course, by):
    _must_edit(course.plan, by)
    _must_be_open(course.plan)
    with refusals():
        history.record("national_plans.remove_course", course.plan, by=by, title=course.title)
        course.delete()


def _write(plan, fields):
    for name in WRITTEN:
        if name in fields:
            value = fields[name]
            setattr(plan, name, value.strip() if isinstance(value, str) else value)
    plan.full_clean(exclude=["code"])
    plan.save()


def _until(plan):
    return clock.today() + timedelta(days=national_training.of(plan.programme).link_days)


def _must_edit(plan, by):
    if not plan_rules.can_edit(by, plan):
        raise NotAllowed(_("The organisers and the focal point of the administration write its plan."))


def _must_keep(plan, by):
    if not plan_rules.can_keep(by, plan):
        raise NotAllowed(_("Organisers of the programme say who confirms for an administration."))


def _must_be_open(plan):
    if plan.state == NationalPlan.State.CLOSED:
        raise Conflict(_("This plan is closed. Open it again first."))
