"""The objects of this floor whose history can be read, and what is told along with each."""

from django.urls import reverse

from programmes.models import Person
from programmes.rules import history
from workshops.models import (
    AgendaItem,
    Breakout,
    BreakoutTemplate,
    ChecklistItem,
    CourseDocument,
    Group,
    GroupReport,
    Headcount,
    Letter,
    Membership,
    PaperRecord,
    Participation,
    Recommendation,
    ReportAttachment,
    StatusReport,
    Topic,
    Workshop,
)
from workshops.rules import breakout as breakout_rules
from workshops.rules import breakout_template as breakout_template_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import membership as membership_rules
from workshops.rules import participation as participation_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import workshop as workshop_rules


def _inside_workshop(workshop):
    rows = (Participation, AgendaItem, Headcount, ChecklistItem, CourseDocument, Letter, PaperRecord, Breakout)
    return [(model, model.objects.filter(workshop=workshop)) for model in rows]


def _inside_breakout(breakout):
    rows = (Topic, Group, Membership, Recommendation)
    reports = GroupReport.objects.filter(group__breakout=breakout)
    return [*((model, model.objects.filter(breakout=breakout)) for model in rows), (GroupReport, reports)]


def _inside_group(group):
    return [
        (Membership, Membership.objects.filter(group=group)),
        (GroupReport, GroupReport.objects.filter(group=group)),
    ]


def _inside_report(report):
    return [
        (Recommendation, report.recommendations.all()),
        (ReportAttachment, ReportAttachment.objects.filter(report=report)),
    ]


def _inside_participation(participation):
    return [
        (Membership, Membership.objects.filter(participation=participation)),
        (Letter, Letter.objects.filter(participation=participation)),
    ]


history.register(
    "workshops",
    Workshop,
    visible_to=workshop_rules.visible_to,
    may=workshop_rules.can_organise,
    page=lambda workshop: reverse("workshop", args=[workshop.code]),
    also=_inside_workshop,
)
history.register(
    "participations",
    Participation,
    visible_to=participation_rules.visible_to,
    may=lambda actor, one: workshop_rules.can_organise(actor, one.workshop),
    page=lambda one: reverse("participation_details", args=[one.code]),
    also=_inside_participation,
)
history.register(
    "breakouts",
    Breakout,
    visible_to=breakout_rules.visible_to,
    may=lambda actor, one: workshop_rules.can_organise(actor, one.workshop),
    page=lambda one: reverse("breakout", args=[one.code]),
    also=_inside_breakout,
)
history.register(
    "groups",
    Group,
    visible_to=membership_rules.groups_visible_to,
    may=lambda actor, one: workshop_rules.can_organise(actor, one.breakout.workshop),
    page=lambda one: reverse("group", args=[one.code]),
    also=_inside_group,
)
history.register(
    "group-reports",
    GroupReport,
    visible_to=group_report_rules.visible_to,
    may=lambda actor, one: workshop_rules.can_organise(actor, one.group.breakout.workshop),
    page=lambda one: reverse("group_report", args=[one.code]),
    also=_inside_report,
)
history.register(
    "recommendations",
    Recommendation,
    visible_to=recommendation_rules.visible_to,
    may=lambda actor, one: workshop_rules.can_organise(actor, one.breakout.workshop),
    page=lambda one: reverse("plenary", args=[one.breakout.code]),
    also=lambda one: [(StatusReport, StatusReport.objects.filter(recommendation=one))],
)
history.register(
    "breakout-templates",
    BreakoutTemplate,
    visible_to=breakout_template_rules.visible_to,
    may=breakout_template_rules.can_write,
    page=lambda one: reverse("breakout_template", args=[one.programme.slug, one.code]),
)


@history.tell_along(Person)
def of_person(person):
    return [(Participation, Participation.objects.filter(person=person))]
