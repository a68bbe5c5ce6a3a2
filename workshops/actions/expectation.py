"""Who is expected when: agencies may join in week two, and miss nothing of week one."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.models import Participation
from workshops.rules import attendance as attendance_rules


def put_down(*, workshop, by, people, expected_from=None, expected_until=None):
    """These participations come on a day and stay until another; None is the first day, or the last.

    Answers how many that changes.
    """
    if not attendance_rules.can_say_who_is_expected(by, workshop):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    if not people:
        raise Conflict(_("Nobody on the list is meant by that."))
    attendance_rules.check_days(workshop, expected_from, expected_until)
    with refusals():
        rows = Participation.objects.select_for_update(of=("self",)).filter(
            workshop=workshop, pk__in=[one.pk for one in people]
        )
        before = {
            one.number: [str(one.expected_from or ""), str(one.expected_until or "")]
            for one in rows.order_by("pk")
            if (one.expected_from, one.expected_until) != (expected_from, expected_until)
        }
        rows.order_by().update(expected_from=expected_from, expected_until=expected_until)
        if before:
            history.record(
                "expectations.put_down",
                workshop,
                by=by,
                expected_from=expected_from or "",
                expected_until=expected_until or "",
                before=before,
            )
        return len(before)
