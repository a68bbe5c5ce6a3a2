"""Plans of national training: whose they are, what a group's report says of one, and who may do what."""

import re
import unicodedata

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accreditation.models import NationalPlan, PlannedCourse
from accreditation.rules import national_training
from programmes.models import ADMINISTRATIONS, Organisation
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Invalid
from workshops.models import Answer, GroupReport, Workshop
from workshops.models.breakout import NUMBERS

TEXTS = ("designates", "portfolio", "agendas", "progress", "effect", "method", "reported_to")


def visible_to(actor):
    """The team and the donors of the programme, and the focal point."""
    if actor.is_system:
        return NationalPlan.objects.all()
    mine = Q(focal_person_id=actor.person_id) if actor.person_id else Q(pk=actor.opens("national_plan") or 0)
    return NationalPlan.objects.filter(mine | Q(programme_id__in=actor.programme_ids(*national_training.READERS)))


def courses_visible_to(actor):
    return PlannedCourse.objects.filter(plan__in=visible_to(actor))


def is_focal(actor, plan):
    """The focal point of this plan: signed in, or by the link."""
    if plan is None:
        return False
    by_account = actor.kind == "user" and bool(actor.person_id) and actor.person_id == plan.focal_person_id
    return by_account or actor.opens("national_plan") == plan.pk


def can_open(actor, programme):
    return programme_rules.can_organise(actor, programme)


def can_edit(actor, plan):
    """Organisers, and the focal point with an account; a link confirms, and writes no plan."""
    return programme_rules.can_organise(actor, plan.programme) or (bool(actor.person_id) and is_focal(actor, plan))


def can_keep(actor, plan):
    """Say who the focal point is, write to them, close the plan."""
    return programme_rules.can_organise(actor, plan.programme)


def sees_names(actor, plan):
    return national_training.sees_names(actor, plan.programme) or is_focal(actor, plan)


def reports_visible_to(actor):
    """Reports a plan can be made of: those of the workshops this actor organises."""
    return GroupReport.objects.filter(
        group__breakout__workshop__programme__in=programme_rules.organised_by(actor)
    ).select_related("group__breakout__workshop__programme", "group__breakout__workshop__host", "group__topic")


def answers_of(report):
    """The answers of a group to what a training plan asks, in order."""
    rows = Answer.objects.filter(report=report, question__isnull=False).exclude(question__plan_field="")
    return list(rows.exclude(text="").select_related("question").order_by("question__position"))


def from_answers(answers):
    """{field of a plan: value}. A number that is not written as one is kept word for word as the remark."""
    found, unread = {}, []
    for answer in answers:
        name, text = answer.question.plan_field, answer.text.strip()
        if name in NUMBERS:
            number = _number(text)
            found[name] = number
            if number is None or not _is_plain(text):
                unread.append(f"{answer.question.get_plan_field_display()}: {text}")
        elif text:
            found[name] = "\n".join(filter(None, [found.get(name, ""), text]))
    return found | {"remark": "\n".join(unread)}


def _is_plain(text):
    return re.fullmatch(r"\d+", text) is not None


def _number(text):
    """The number a text is, in the digits of any script, or begins with; None for words and for what is too large."""
    match = re.match(r"\d+", text)
    if not match:
        return None
    number = int("".join(str(unicodedata.digit(digit)) for digit in match[0][:9]))
    return number if 0 < number <= 30_000 else None


def agreement_is_whole(plan):
    if not plan.agreed_by.strip() or plan.agreed_on is None:
        raise Invalid(_("Say who agreed for the administration, and when."), field="agreed_by")


S = NationalPlan.State
MOVES = Moves(
    Move("agree", (S.DRAFT,), S.AGREED, _("The administration agrees"), can_edit),
    Move("close", (S.DRAFT, S.AGREED), S.CLOSED, _("Close the plan"), can_keep, asks_reason=True),
    Move("reopen", (S.CLOSED,), S.DRAFT, _("Open the plan again"), can_keep, asks_reason=True),
)


def administration_of(workshop):
    """Whose plan a report is: of the administration most officers came from, else the host of a national workshop.

    None where neither says it, and somebody has to.
    """
    there = workshop.participations.counted().filter(organisation__kind__in=ADMINISTRATIONS)
    most = there.order_by().values("organisation").annotate(n=Count("pk")).order_by("-n", "organisation")[:1]
    if most and most[0]["n"] * 2 > there.count():
        return Organisation.objects.get(pk=most[0]["organisation"])
    is_host = workshop.kind == Workshop.Kind.NATIONAL and workshop.host and workshop.host.is_administration
    return workshop.host if is_host else None


def narrowed(plans, *, programme=None, state=None):
    if programme:
        plans = plans.filter(programme=programme)
    return plans.filter(state=state) if state else plans


def reports_with_a_plan(actor, workshop):
    """Reports of this workshop that say something of a training plan and have not been made into one."""
    said = Answer.objects.exclude(text="").exclude(question__plan_field="").filter(question__isnull=False)
    rows = reports_visible_to(actor).filter(group__breakout__workshop=workshop, national_plan=None)
    return list(rows.filter(pk__in=said.values("report_id")).order_by("pk"))
