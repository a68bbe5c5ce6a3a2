from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "breakouts.set_up": _("break-out set up"),
        "breakouts.open_choice": _("choice of groups opened"),
        "breakouts.start_work": _("work in groups started"),
        "breakouts.open_plenary": _("plenary called"),
        "breakouts.close": _("session closed"),
        "breakouts.select_anew": _("back to the topics"),
        "breakouts.reopen_choice": _("back to the choice of groups"),
        "breakouts.resume_work": _("back to the work in groups"),
        "breakouts.reopen_plenary": _("back to the plenary"),
        "topics.suggest": _("topic suggested"),
        "topics.select": _("topic selected"),
        "topics.leave_out": _("topic left out"),
        "groups.add": _("group added"),
        "memberships.join": _("took a seat"),
        "memberships.leave": _("left the group"),
        "memberships.switch": _("changed the group"),
        "memberships.give_duty": _("duty taken over"),
        "group_reports.mark_ready": _("ready to present"),
        "group_reports.present": _("presented to the plenary"),
        "group_reports.submit": _("submitted to the facilitator"),
        "group_reports.resubmit": _("submitted again"),
        "group_reports.return": _("returned for correction"),
        "group_reports.put_times": _("true time put down"),
        "group_reports.accept": _("accepted as final"),
        "group_reports.reopen": _("reopened"),
        "recommendations.remove": _("recommendation taken out"),
        "recommendations.accept": _("accepted by the plenary"),
        "recommendations.amend": _("accepted as amended"),
        "recommendations.reject": _("not accepted by the plenary"),
        "recommendations.reopen": _("decision reopened"),
    }
)
