from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "workshops.schedule": _("workshop scheduled"),
        "workshops.copy": _("made from an earlier workshop"),
        "checklist_items.add": _("put on the checklist"),
        "checklist_items.tick": _("checklist ticked"),
        "checklist_items.remove": _("taken off the checklist"),
        "course_documents.add": _("put into the course folder"),
        "course_documents.remove": _("taken out of the course folder"),
        "workshops.edit": _("workshop changed"),
        "workshops.add_part": _("part added"),
        "workshops.postpone": _("postponed"),
        "workshops.cancel": _("cancelled"),
        "workshops.resume": _("scheduled again"),
        "workshops.report": _("marked as reported"),
        "workshops.reopen": _("reopened"),
        "agenda_items.add": _("agenda item added"),
        "agenda_items.edit": _("agenda item changed"),
        "agenda_items.remove": _("agenda item removed"),
        "participations.add": _("put on the list"),
        "participations.edit": _("entry on the list changed"),
        "participations.invite": _("invited"),
        "participations.confirm": _("is coming"),
        "participations.decline": _("declined"),
        "participations.complete": _("workshop completed"),
        "participations.complete_all": _("workshop completed by all present"),
        "participations.withdraw": _("withdrawn from the workshop"),
        "participations.mark_absent": _("did not come"),
        "participations.restore": _("back on the list"),
        "restricted_data.put_down": _("passport or medical data put down"),
        "restricted_data.read": _("passport and medical data looked at"),
        "restricted_data.remove": _("passport and medical data deleted"),
        "restricted_data.expire": _("passport and medical data deleted when their days were over"),
        "headcounts.declare": _("headcount declared"),
        "headcounts.remove": _("headcount removed"),
    }
)
