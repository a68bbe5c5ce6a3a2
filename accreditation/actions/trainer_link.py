"""Personal links of trainers, and the letters that carry them and those of the focal points: queued, claimed, sent."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from accreditation.models import Delivery, NationalPlan, TrainerLink, TrainingLetter
from accreditation.rules import national_plan as plan_rules
from accreditation.rules import national_training
from accreditation.rules import trainer_link as link_rules
from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

QUEUED = "accreditation.training_letter.queued"
# Two presses of a button are one letter.
JUST_NOW = timedelta(minutes=5)
EACH = timedelta(days=7)


def give(*, programme, person, by):
    """Give a trainer a link of their own, or open the one they have anew for another time. Returns the link."""
    _must_keep(by, programme)
    if not national_training.is_trainer(person, programme):
        raise Invalid(_("A link is for a trainer of the programme."), field="person")
    with refusals():
        link = ensure(programme=programme, person=person)
        history.record("trainer_links.give", link, by=by, until=link.ends_on)
        return link


def ensure(*, programme, person):
    """The link of a trainer, open for the time the programme has set; part of acts that say who acts."""
    until = clock.today() + timedelta(days=national_training.of(programme).link_days)
    link = TrainerLink.objects.select_for_update(of=("self",)).filter(programme=programme, person=person).first()
    if link is None:
        return TrainerLink.objects.create(programme=programme, person=person, ends_on=until)
    if link.ends_on < until:
        # One that had ended was perhaps passed on: it comes back as another.
        link.serial += link.ends_on < clock.today()
        link.ends_on = until
        link.save(update_fields=["ends_on", "serial"])
    return link


def ensure_focal(*, plan):
    """The same for the link of a focal point with an e-mail."""
    until = clock.today() + timedelta(days=national_training.of(plan.programme).link_days)
    if plan.link_until is None or plan.link_until < until:
        plan.link_serial += plan.link_until is not None and plan.link_until < clock.today()
        plan.link_until = until
        plan.save(update_fields=["link_until", "link_serial"])


def end(*, link, by):
    """The link opens nothing from now on."""
    _must_keep(by, link.programme)
    with refusals():
        yesterday = clock.today() - timedelta(days=1)
        if not TrainerLink.objects.filter(pk=link.pk, ends_on__gt=yesterday).update(
            ends_on=yesterday, serial=F("serial") + 1
        ):
            raise Conflict(_("This link has ended already."))
        history.record("trainer_links.end", link, by=by)


def send(*, link, by):
    """Send a trainer the link by letter."""
    _must_keep(by, link.programme)
    if not link.person.email:
        raise Conflict(_("No e-mail address of {name} is recorded. Give them the link yourself.").format(name=link))
    if not link_rules.is_open(link):
        raise Conflict(_("This link has ended. Give it anew."))
    with refusals():
        TrainerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        _not_twice(link.letters)
        queue(link=link)
        history.record("trainer_links.send", link, by=by)


def send_focal(*, plan, by):
    """Write to the focal point: their link, and how many courses wait."""
    if not plan_rules.can_keep(by, plan):
        raise NotAllowed(_("Organisers of the programme write to its focal points."))
    if not link_rules.is_focal_open(plan):
        raise Conflict(_("Name a focal point with an e-mail first, or make the link anew."))
    with refusals():
        NationalPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        _not_twice(plan.letters)
        queue(plan=plan)
        history.record("national_plans.send_link", plan, by=by)


def remind_focal_points(*, by):
    """One letter a week at most to each focal point for whom courses came in since the last. Returns how many."""
    now = clock.now()
    fresh = Delivery.objects.waiting().filter(plan__isnull=False, plan__focal_email__gt="")
    plans = NationalPlan.objects.filter(pk__in=fresh.order_by().values("plan_id")).exclude(state="closed")
    return sum(_remind(plan.pk, now, by) for plan in plans.order_by("pk"))


def _remind(plan_pk, now, by):
    """One if a course came in after the last letter, which is older than a week; the row decides between two beats."""
    with refusals():
        plan = NationalPlan.objects.select_for_update(of=("self",)).select_related("programme").get(pk=plan_pk)
        last = plan.letters.order_by("-queued_at").first()
        since = last.queued_at if last else None
        waiting = plan.deliveries.waiting()
        if since:
            waiting = waiting.filter(reported_at__gt=since)
        if not link_rules.is_focal_open(plan) or (since and since > now - EACH) or not waiting.exists():
            return 0
        queue(plan=plan)
        history.record("national_plans.remind", plan, by=by)
        return 1


def queue(*, link=None, plan=None, question=None):
    """A letter for a worker; part of acts that say who acts."""
    letter = TrainingLetter.objects.create(link=link, plan=plan, question=question, queued_at=clock.now())
    outbox.write(QUEUED, letter)
    return letter


def _not_twice(letters):
    if letters.filter(queued_at__gt=clock.now() - JUST_NOW, problem="").exists():
        raise Conflict(_("A letter is on its way, or left a moment ago."))


def claim(letter_pk):
    """The letter if this worker has won it; None when another has it, or what it opens has ended meanwhile."""
    letter = (
        TrainingLetter.objects.select_related(
            "link__programme__organisation", "link__person", "plan__programme__organisation",
            "plan__organisation", "question__workshop__language",
        )
        .filter(pk=letter_pk)
        .first()
    )  # fmt: skip
    if letter is None:
        return None
    is_open = link_rules.is_open(letter.link) if letter.link else link_rules.is_focal_open(letter.plan)
    now = clock.now()
    if not is_open or not TrainingLetter.objects.filter(pk=letter_pk, sent_at=None, problem="").update(sent_at=now):
        return None
    letter.sent_at = now
    return letter


def fail(*, letter, sentence, by):
    """Say in one sentence why the letter did not leave; the organisers see it and decide."""
    with refusals():
        TrainingLetter.objects.filter(pk=letter.pk).update(sent_at=None, problem=str(sentence)[:300])
        history.record("trainer_links.fail", letter.link or letter.plan, by=by, reason=str(sentence))


def _must_keep(by, programme):
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Organisers of the programme give its trainers their links."))
