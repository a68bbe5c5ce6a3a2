"""Who taught what on a mission: one row a person and agenda item, in minutes."""

from django.utils.translation import gettext as _

from accreditation.actions import mission_date
from accreditation.models import Lesson
from accreditation.rules import teaching as teaching_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def record(*, mission, minutes, by):
    """Put down the whole table anew: {(agenda item, co-trainer or None for the lead): minutes}; 0 is not taught."""
    if not teaching_rules.mission_rules.can_evaluate(by, mission):
        raise NotAllowed(_("The lead expert and the organisers put down who taught what."))
    with refusals():
        mission = mission_date.begin(mission=mission, by=by)
        if not teaching_rules.can_record(by, mission):
            raise Conflict(_("The mission has not begun, or is called off."))
        items = set(teaching_rules.items(mission).values_list("pk", flat=True))
        places = set(mission.co_trainers.values_list("pk", flat=True))
        rows = []
        for (item, place), number in minutes.items():
            if item.pk not in items or (place and place.pk not in places):
                raise Conflict(_("The agenda or the team has changed. Look at the page again."))
            if number > item.minutes:
                raise Invalid(
                    _("“{item}” lasts {minutes} minutes; nobody taught longer.").format(
                        item=item, minutes=item.minutes
                    ),
                    field=teaching_rules.field(item, place.code if place else teaching_rules.LEAD),
                )
            if number:
                rows.append(Lesson(mission=mission, item=item, co_trainer=place, minutes=number))
        mission.lessons.all().delete()
        Lesson.objects.bulk_create(rows)
        total = sum(row.minutes for row in rows)
        for place in mission.co_trainers.all():
            mine = sum(row.minutes for row in rows if row.co_trainer == place)
            place.share = round(100 * mine / total) if total else None
            place.save(update_fields=["share"])
        history.record("teaching.record", mission, by=by, lessons=len(rows), minutes=sum(row.minutes for row in rows))
        return mission
