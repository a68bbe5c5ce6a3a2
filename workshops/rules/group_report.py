from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict
from workshops.models import GroupReport, Membership
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import membership as membership_rules
from workshops.rules import workshop as workshop_rules

PUBLISHED = (GroupReport.State.PRESENTED, GroupReport.State.SUBMITTED, GroupReport.State.ACCEPTED)


def visible_to(actor):
    """A draft is its group's and the facilitators'; what was presented is the whole workshop's."""
    if actor.is_system:
        return GroupReport.objects.all()
    if opened := actor.opens("workshop"):
        heard = Q(group__breakout__workshop=opened, state__in=PUBLISHED)
        return GroupReport.objects.filter(_of_own_group(actor) | heard).distinct()
    if actor.is_guest:
        return _of_guest(actor)
    if not actor.person_id:
        return GroupReport.objects.none()
    team = actor.programme_ids(*STAFF, RoleKind.FACILITATOR)
    mine = "group__breakout__workshop__participations__"
    here = {f"{mine}person_id": actor.person_id}
    return GroupReport.objects.filter(
        Q(group__breakout__workshop__programme_id__in=team)
        | _of_own_group(actor)
        | Q(**here, **{f"{mine}kind__in": workshop_rules.TEACHING})
        | Q(**here, state__in=PUBLISHED)
    ).distinct()


def _of_guest(actor):
    """A guest who facilitates reads what facilitators read, at that one workshop; an assessor reads no report."""
    return GroupReport.objects.filter(group__breakout__workshop_id__in=actor.workshop_ids(RoleKind.FACILITATOR))


def _of_own_group(actor):
    """Of the group one sits in, or is the laptop of; and of those that were merged into it."""
    if laptop := actor.opens("group"):
        return Q(group=laptop) | Q(group__merged_into=laptop)
    return door_rules.me(actor, "group__memberships__participation__") | door_rules.me(
        actor, "group__merged_into__memberships__participation__"
    )


def can_facilitate(actor, report):
    return breakout_rules.can_facilitate(actor, report.group.breakout)


def is_secretary(actor, report):
    """Holds the pen: the secretary, or whoever types on the one laptop of the group."""
    if actor.opens("group"):
        return actor.opens("group") == report.group_id
    return Membership.objects.filter(
        door_rules.me(actor, "participation__"), group_id=report.group_id, is_secretary=True
    ).exists()


def can_write(actor, report):
    """The secretary fills the form in; a facilitator types a paper in at its true time."""
    if report.group.merged_into_id:
        return False
    open_still = report.group.breakout.workshop.is_open_for_writing(clock.now())
    return can_facilitate(actor, report) or (open_still and is_secretary(actor, report))


def may_leave_text(actor, report):
    """Members of the group, and whoever wrote before: text they send too late is refused, and kept.

    Members of a group that was merged sit in the other by now; their pages may be open still.
    """
    group = report.group
    is_member = membership_rules.is_member(actor, group.pk) or (
        group.merged_into_id is not None and membership_rules.is_member(actor, group.merged_into_id)
    )
    return group.breakout.workshop.is_open_for_writing(clock.now()) and (is_member or _has_written(actor, report))


def _has_written(actor, report):
    person = actor.recorded_person
    return person is not None and report.revisions.filter(author=person).exists()


def may_send_late(actor, report, epoch):
    """Was the pen of this report, or may have been when the page was opened: it is refused, and the text is kept."""
    opened_before = epoch is not None and epoch != report.epoch
    return _has_written(actor, report) or (opened_before and may_leave_text(actor, report))


def _can_reopen(actor, report):
    return workshop_rules.can_write(actor, report.group.breakout.workshop)


def _recommends(report):
    if not report.recommendations.exists():
        raise Conflict(_("A report needs at least one recommendation; one line is enough."))


S = GroupReport.State
MOVES = Moves(
    Move("mark_ready", (S.DRAFT, S.RETURNED), S.READY, _("Ready to present"), can_write),
    Move("present", (S.DRAFT, S.READY, S.RETURNED), S.PRESENTED, _("Has presented"), can_facilitate),
    Move("submit", (S.PRESENTED,), S.SUBMITTED, _("Submit to facilitator"), can_write, _recommends),
    Move("return", (S.SUBMITTED,), S.RETURNED, _("Return for correction"), can_facilitate, None, True),
    Move("resubmit", (S.RETURNED,), S.SUBMITTED, _("Submit again"), can_write, _recommends),
    Move("accept", (S.SUBMITTED,), S.ACCEPTED, _("Accept as final"), can_facilitate),
    Move("reopen", (S.ACCEPTED,), S.RETURNED, _("Reopen"), _can_reopen, None, True),
)
