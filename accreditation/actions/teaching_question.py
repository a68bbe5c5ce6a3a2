"""What was taught since a workshop: asked by the clock, answered behind a personal link, kept as answered."""

from django.utils.translation import gettext as _

from accreditation.actions import trainer_link as trainer_links
from accreditation.models import NationalTraining, TeachingQuestion
from accreditation.rules import national_training
from accreditation.rules import teaching_question as question_rules
from accreditation.rules.words import months_later
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.models import Workshop

LONGEST = 1000


def ask_due(*, by):
    """Ask every trainer and focal point whose month has come, once. Returns how many letters were written."""
    rules = {one.programme_id: one for one in NationalTraining.objects.all()}
    furthest = max([12, *(month for one in rules.values() for month in one.month_list)])
    today = clock.today()
    held = Workshop.objects.held().filter(
        kind__in=national_training.TRAINING,
        ends_on__lt=today,
        ends_on__gte=months_later(today, -furthest) - question_rules.STILL_ASKED,
    )
    asked = 0
    for workshop in held.select_related("programme"):
        months = question_rules.due_months(
            workshop, rules.get(workshop.programme_id) or NationalTraining(programme=workshop.programme)
        )
        if months:
            asked += _ask_about(workshop, months, by)
    return asked


def _ask_about(workshop, months, by):
    known = TeachingQuestion.objects.filter(workshop=workshop, months=months)
    people = (
        national_training.trained_at(Workshop.objects.filter(pk=workshop.pk))
        .exclude(person__email="")
        .exclude(person__in=known.filter(person__isnull=False).values("person"))
        .select_related("person")
    )
    plans = workshop.national_plans.exclude(state="closed").exclude(focal_email="")
    plans = plans.exclude(pk__in=known.filter(plan__isnull=False).values("plan")).select_related("programme")
    asked = sum(_ask(workshop, months, by, person=row.person) for row in people)
    return asked + sum(_ask(workshop, months, by, plan=plan) for plan in plans)


def _ask(workshop, months, by, person=None, plan=None):
    """One if this beat has won; nothing when another was faster."""
    with refusals():
        question, is_new = TeachingQuestion.objects.get_or_create(
            workshop=workshop, months=months, person=person, plan=plan, defaults={"asked_at": clock.now()}
        )
        if not is_new:
            return 0
        link = trainer_links.ensure(programme=workshop.programme, person=person) if person else None
        if plan:
            trainer_links.ensure_focal(plan=plan)
        trainer_links.queue(link=link, plan=plan, question=question)
        history.record("teaching_questions.ask", question, by=by, programme=workshop.programme, months=months)
        return 1


def reply(*, question, answer, by, words=""):
    """What whoever was asked says; it may be changed later, and what it was before stands in History."""
    if not question_rules.opens_for(by, question):
        raise NotAllowed(_("Whoever was asked answers."))
    words = words.strip().replace("\r\n", "\n")
    if len(words) > LONGEST:
        raise Invalid(_("Say it in fewer words."), field="words")
    with refusals():
        question = TeachingQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
        before = question.answer
        question.answer, question.words = answer, words
        question.answered_at, question.answered_label = clock.now(), by.label
        question.full_clean(exclude=["code", "person", "plan"])
        question.save()
        history.record(
            "teaching_questions.reply",
            question,
            by=by,
            programme=question.workshop.programme,
            from_state=before,
            to_state=answer,
        )
        return question
