from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "routes.give": _("route to accreditation given"),
        "routes.change": _("route to accreditation changed: a new version"),
        "candidacies.extend": _("more time to complete the route"),
        "candidacies.change_version": _("moved to the newest version of the route"),
        "case_parties.nominate": _("nominator named"),
        "candidacies.need_more": _("waits for another mission"),
        "screenings.record": _("pre-screening recorded"),
        "panels.record": _("decisions of a panel recorded"),
        "candidacies.open": _("candidacy opened"),
        "candidacies.pass": _("workshop passed"),
        "candidacies.not_yet": _("told “not yet”"),
        "candidacies.try_again": _("tries again"),
        "candidacies.withdraw": _("candidacy withdrawn"),
        "sheets.begin": _("sheet of an assessor begun"),
        "assessments.sign": _("assessment signed"),
        "assessments.withdraw": _("signature of an assessment withdrawn"),
        "missions.plan": _("mission planned"),
        "missions.match": _("lead expert matched"),
        "missions.add_co_trainer": _("placed on a mission as co-trainer"),
        "missions.remove_co_trainer": _("taken off the mission"),
        "missions.record_release": _("release by the administration recorded"),
        "missions.confirm": _("mission confirmed"),
        "missions.evaluate": _("all co-trainers evaluated"),
        "missions.close": _("mission closed"),
        "missions.cancel": _("mission cancelled"),
        "mission_evaluations.sign": _("mission evaluation recorded"),
        "mission_evaluations.evaluate": _("mission evaluated: recommended"),
        "mission_evaluations.send_back": _("mission evaluated: another one is needed"),
        "decisions.accredit": _("decided: accredited"),
        "decisions.repeat": _("decided: another mission"),
        "decisions.decline": _("decided: not accredited"),
        "accreditations.grant": _("put on the roster"),
        "accreditations.load_earlier": _("put on the roster: accredited before the portal"),
        "accreditations.suspend": _("accreditation suspended"),
        "accreditations.reinstate": _("accreditation reinstated"),
        "accreditations.withdraw": _("accreditation withdrawn"),
    }
)
