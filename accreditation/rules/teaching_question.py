"""What was taught since: asked of trainers and focal points some months after a workshop, each once."""

from datetime import timedelta

from accreditation.models import TeachingQuestion
from accreditation.rules import national_training
from accreditation.rules import trainer_link as link_rules
from accreditation.rules.words import months_later
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from workshops.models import Workshop

# After this the question of a month is passed over: an old workshop does not begin with an old question.
STILL_ASKED = timedelta(days=30)


def visible_to(actor):
    """Answers are read by the team of the programme; by donors as numbers."""
    if actor.is_system:
        return TeachingQuestion.objects.all()
    return TeachingQuestion.objects.filter(workshop__programme_id__in=actor.programme_ids(*programme_rules.TEAM))


def asking_days(workshop, rules):
    """[(months, day)] on which trainers of this workshop are asked; none where nobody is asked."""
    if not rules.asks or workshop.kind not in national_training.TRAINING:
        return []
    if workshop.state in (Workshop.State.CANCELLED, Workshop.State.POSTPONED):
        return []
    return [(months, months_later(workshop.ends_on, months)) for months in rules.month_list]


def due_months(workshop, rules):
    """The last month whose day has come and is not passed over; 0 when there is none."""
    today = clock.today()
    come = [months for months, day in asking_days(workshop, rules) if day <= today <= day + STILL_ASKED]
    return max(come, default=0)


def opens_for(actor, question):
    """Is it this actor, behind a personal link or signed in, who was asked?"""
    if question.plan_id:
        return actor.opens("national_plan") == question.plan_id
    me = link_rules.me(actor)
    return bool(me) and not actor.opens("national_plan") and me.pk == question.person_id


def asked_of_trainer(link):
    """Questions to this trainer in this programme, the latest first."""
    rows = TeachingQuestion.objects.filter(person=link.person, workshop__programme=link.programme)
    return rows.select_related("workshop").order_by("-asked_at", "-pk")


def asked_of_focal(plan):
    return plan.teaching_questions.select_related("workshop").order_by("-asked_at", "-pk")


def answers_of(workshop):
    """Answers about one workshop, the latest first; whoever has not answered stands nowhere."""
    rows = TeachingQuestion.objects.filter(workshop=workshop).exclude(answer="")
    return list(rows.select_related("person", "plan__organisation").order_by("-answered_at", "-pk")[:200])
