"""The words of History for national training."""

from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "national_trainings.set_rules": _("rules of national training set"),
        "national_plans.open": _("plan of national training opened"),
        "national_plans.edit": _("plan changed"),
        "national_plans.agree": _("the administration agreed to the plan"),
        "national_plans.close": _("plan closed"),
        "national_plans.reopen": _("plan opened again"),
        "national_plans.name_focal_point": _("focal point named"),
        "national_plans.renew_link": _("link of the focal point made anew"),
        "national_plans.add_course": _("course added to the plan"),
        "national_plans.remove_course": _("course taken off the plan"),
        "deliveries.report": _("national course reported"),
        "deliveries.join": _("trainer put beside the others: the same course"),
        "deliveries.correct": _("report of a course put right"),
        "deliveries.attach_sheet": _("attendance sheet attached"),
        "deliveries.expire_sheet": _("attendance sheet deleted on its day"),
        "deliveries.confirm": _("course confirmed"),
        "deliveries.put_aside": _("report of a course put aside"),
        "deliveries.reopen": _("course taken back to reported"),
        "national_plans.send_link": _("link sent to the focal point"),
        "national_plans.remind": _("focal point told that courses wait"),
        "trainer_links.give": _("personal link given to a trainer"),
        "trainer_links.end": _("personal link ended"),
        "trainer_links.send": _("personal link sent to a trainer"),
        "trainer_links.fail": _("the letter did not leave"),
        "teaching_questions.ask": _("asked what was taught since the workshop"),
        "teaching_questions.reply": _("answered what was taught since the workshop"),
        "pupils.name": _("officer trained here teaches now"),
        "pupils.remove": _("no longer named as somebody who teaches"),
    }
)
