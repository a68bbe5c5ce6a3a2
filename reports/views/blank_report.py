"""The report form to fill in by hand, with exactly the fields of the form on the screen."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.rules.refusal import Conflict
from programmes.views.loading import must, visible_or_404
from reports.models import Document
from reports.queries import field_pack as query
from reports.views.asking import ask
from workshops.rules import breakout as breakout_rules
from workshops.rules import membership as membership_rules
from workshops.rules import workshop as workshop_rules

OF_WORKSHOP = ("programme__organisation", "language", "country", "host")
K = Document.Kind


def _related(path):
    return [f"{path}__{name}" for name in OF_WORKSHOP]


@require_POST
def blank_report(request, code):
    """The form of one group, for its members and for whoever runs the room."""
    rows = membership_rules.groups_visible_to(request.actor).select_related(*_related("breakout__workshop"))
    group = visible_or_404(rows, code=code)
    workshop = group.breakout.workshop
    may = workshop_rules.can_run_room(request.actor, workshop) or membership_rules.is_member(request.actor, group.pk)
    must(may, _("The form of a group is printed by its members and by those who run the room."))
    if group.merged_into_id:
        raise Conflict(_("This group was merged into another; the report is written there."))
    return ask(
        request,
        kind=K.BLANK_REPORT,
        subject=group,
        workshop=workshop,
        title=f"{K.BLANK_REPORT.label}, {group}, {workshop}",
        snapshot=query.blank_reports(group.breakout, group),
    )


@require_POST
def blank_reports(request, code):
    """The forms of all groups, for whoever runs the room."""
    rows = breakout_rules.visible_to(request.actor).select_related(*_related("workshop"))
    breakout = visible_or_404(rows, code=code)
    workshop = breakout.workshop
    may = workshop_rules.can_run_room(request.actor, workshop)
    must(may, _("The forms of all groups are printed by those who run the room."))
    snapshot = query.blank_reports(breakout)
    if not snapshot["blank_reports"]:
        raise Conflict(_("There is no topic yet, so there is no form to print."))
    return ask(
        request,
        kind=K.BLANK_REPORTS,
        subject=breakout,
        workshop=workshop,
        title=f"{K.BLANK_REPORTS.label}, {workshop}",
        snapshot=snapshot,
    )
