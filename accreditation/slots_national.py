"""What national training puts on pages of other nouns and floors, and whose history can be read."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Delivery, NationalPlan, TeachingQuestion
from accreditation.rules import (
    acts_national,  # noqa: F401  the words of History
    delivery_figures,
    delivery_tree,
    national_training,
)
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import national_plan as plan_rules
from programmes.rules import clock, history
from programmes.rules import programme as programme_rules
from programmes.slots import Held, MenuItem, Need, Section, fill


def can_open(actor):
    """Team and donors; focal points; trainers who have something to report."""
    if actor.holds(*national_training.READERS):
        return True
    if actor.kind != "user" or not actor.person_id:
        return False
    return (
        NationalPlan.objects.filter(focal_person_id=actor.person_id).exists()
        or national_training.programmes_taught_by(actor.person).exists()
    )


@fill("menu")
def menu(actor):
    return [MenuItem(_("National training"), reverse("national_courses"), 45)] if can_open(actor) else []


@fill("home.needs", 60)
def courses_to_confirm(actor):
    """For focal points with an account; and, for organisers, courses nobody is named to confirm."""
    found, url = [], reverse("national_courses") + "?state=reported"
    waiting = delivery_rules.waiting_for(actor)
    number = waiting.count()
    if number:
        sentence = ngettext(
            "{n} course waits for your confirmation", "{n} courses wait for your confirmation", number
        ).format(n=number)
        first = waiting.first()
        found.append(Need(sentence, url, _("Confirm"), _("The first is “{course}”.").format(course=first)))
    organised = actor.programme_ids(*programme_rules.STAFF)
    if organised:
        alone = Delivery.objects.waiting().filter(programme_id__in=organised)
        number = alone.exclude(plan__in=NationalPlan.objects.exclude(focal_name="")).count()
        if number:
            sentence = ngettext(
                "{n} national course is reported, and no focal point is named to confirm it",
                "{n} national courses are reported, and no focal point is named to confirm them",
                number,
            ).format(n=number)
            found.append(Need(sentence, url, _("See them")))
    return found


@fill("workshop.sections")
def training_after_workshop(actor, workshop):
    """What came of the workshop at home, in one line; and the plans the groups have written."""
    if workshop.kind not in national_training.TRAINING or not national_training.can_read(actor, workshop.programme):
        return []
    organises = programme_rules.can_organise(actor, workshop.programme)
    reports = plan_rules.reports_with_a_plan(actor, workshop) if organises else []
    plans = list(workshop.national_plans.select_related("organisation"))
    if workshop.ends_on >= clock.today() and not reports and not plans:
        return []
    context = {
        "workshop": workshop,
        "totals": delivery_tree.of_workshop(workshop).totals,
        "plans": plans,
        "reports": reports,
        "beside": True,
    }
    return [Section("accreditation/delivery/_of_workshop.html", context, 40)]


@fill("person.sections")
def taught_by_person(actor, person):
    """The national courses of a trainer, those the actor may see, with the share of the teaching."""
    rows = person.taught.filter(delivery__in=delivery_rules.visible_to(actor).counted()).select_related(
        "delivery__organisation", "delivery__programme"
    )
    found = list(rows.order_by("-delivery__starts_on", "-pk")[:20])
    if not found:
        return []
    reached = delivery_figures.reached(Delivery.objects.filter(pk__in=rows.values("delivery_id")))
    return [Section("accreditation/delivery/_of_person.html", {"rows": found, "reached": reached}, 25)]


@fill("programme.sections")
def training_of_programme(actor, programme):
    if not national_training.can_read(actor, programme):
        return []
    context = {
        "programme": programme,
        "reached": delivery_figures.reached_by(programme),
        "plans": programme.national_plans.exclude(state="closed").count(),
        "can_keep": programme_rules.can_organise(actor, programme),
    }
    return [Section("accreditation/delivery/_of_programme.html", context, 46)]


@fill("own_data", 51)
def national_training_of(person):
    lines = [
        (
            f"{_('National course')}, {row.delivery}",
            f"{date_format(row.delivery.starts_on, 'j F Y')}, {row.delivery.get_state_display()}",
        )
        for row in person.taught.select_related("delivery__organisation")
    ]
    lines += [(_("Focal point"), str(one)) for one in person.national_plans.select_related("organisation")]
    lines += [
        (_("Personal link for reporting courses"), f"{one.programme}, {date_format(one.ends_on, 'j F Y')}")
        for one in person.trainer_links.select_related("programme")
    ]
    lines += [
        (str(one), ", ".join(filter(None, [one.get_answer_display(), one.words])) or _("not answered"))
        for one in person.teaching_questions.select_related("workshop")
    ]
    lines += [(_("Trained at a national course, teaches now"), str(one.delivery)) for one in person.pupil_of.all()]
    return [Held(_("National training"), lines)]


history.register(
    "deliveries",
    Delivery,
    visible_to=delivery_rules.visible_to,
    may=lambda actor, one: programme_rules.can_organise(actor, one.programme),
    page=lambda one: reverse("delivery", args=[one.code]),
)
history.register(
    "national-plans",
    NationalPlan,
    visible_to=plan_rules.visible_to,
    may=lambda actor, one: programme_rules.can_organise(actor, one.programme),
    page=lambda one: reverse("national_plan", args=[one.code]),
    also=lambda one: [(TeachingQuestion, TeachingQuestion.objects.filter(plan=one))],
)
