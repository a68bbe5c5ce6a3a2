from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "missions.request": _("what the host asked for recorded"),
        "missions.release": _("everybody of the team released"),
        "missions.form_anew": _("team to be completed anew"),
        "missions.record_lead_release": _("release of the lead expert recorded"),
        "missions.replace_co_trainer": _("co-trainer replaced"),
        "missions.begin": _("mission began"),
        "missions.set_dates": _("other dates set"),
        "missions.postpone": _("confirmation asked for again, for the other dates"),
        "mission_evaluations.correct": _("mission evaluation put right"),
        "mission_evaluations.count_evaluation": _("mission evaluation put right: recommended"),
        "mission_evaluations.take_back_evaluation": _("mission evaluation put right: another one is needed"),
        "second_signatures.sign": _("mission evaluation signed by a second person"),
        "reflections.write": _("reflection on the mission written"),
        "host_feedback.make_link": _("link for the feedback of the host made"),
        "host_feedback.name_contact": _("contact of the host named"),
        "host_feedback.ask": _("letter to the host that asks for feedback"),
        "host_feedback.fail": _("a letter to the host did not leave"),
        "host_feedback.give": _("feedback of the host recorded"),
        "teaching.record": _("who taught what put down"),
    }
)
