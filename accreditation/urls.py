from django.urls import include, path

from accreditation.urls_national import urlpatterns as national_patterns
from accreditation.urls_roster import urlpatterns as roster_patterns
from accreditation.urls_roster_import import urlpatterns as roster_import_patterns
from accreditation.views import accreditation, assessment, board, candidacy, co_trainer, decision, mission, sheet
from programmes.views import history
from workshops.views import offline

urlpatterns = [
    *history.paths("accreditation"),
    *roster_patterns,
    *roster_import_patterns,
    *national_patterns,
    path("accreditation/", board.board, name="accreditation_board"),
    path("accreditation/roster/new/", accreditation.new_accreditation, name="new_accreditation"),
    path("participations/<str:code>/candidacy/", candidacy.participation_candidacy, name="participation_candidacy"),
    path("candidacies/<str:code>/", candidacy.candidacy, name="candidacy"),
    path("candidacies/<str:code>/assessments/", assessment.candidacy_assessments, name="candidacy_assessments"),
    path("candidacies/<str:code>/sheet/", sheet.candidacy_sheet, name="candidacy_sheet"),
    path("candidacies/<str:code>/paper-sheet/", sheet.candidacy_paper_sheet, name="candidacy_paper_sheet"),
    path("sheets/", sheet.sheet_list, name="sheets"),
    # Its address is its scope: the sheets open without a network, as the pages of a group do.
    path("sheets/sw.js", offline.service_worker, name="sheet_worker"),
    path("sheets/<str:code>/", sheet.sheet, name="sheet"),
    path("sheets/<str:code>/changes/", sheet.sheet_changes, name="sheet_changes"),
    path("sheets/<str:code>/signature/", sheet.sheet_signature, name="sheet_signature"),
    path("assessments/<str:code>/withdrawal/", assessment.assessment_withdrawal, name="assessment_withdrawal"),
    path("candidacies/<str:code>/pass/", assessment.candidacy_pass, name="candidacy_pass"),
    path("candidacies/<str:code>/postponement/", candidacy.candidacy_reason, {"act": "not_yet"}, "candidacy_not_yet"),
    path("candidacies/<str:code>/new-attempt/", candidacy.candidacy_try_again, name="candidacy_try_again"),
    path("candidacies/<str:code>/withdrawal/", candidacy.candidacy_reason, {"act": "withdraw"}, "candidacy_withdraw"),
    path("candidacies/<str:code>/missions/", candidacy.candidacy_missions, name="candidacy_missions"),
    path("candidacies/<str:code>/decision/", decision.candidacy_decision, name="candidacy_decision"),
    path("", include("accreditation.urls_route")),
    path("", include("accreditation.urls_mission")),
    path("", include("accreditation.urls_call")),
    path("missions/", mission.mission_list, name="missions"),
    path("missions/new/", mission.new_mission, name="new_mission"),
    path("workshops/<str:code>/mission/", mission.workshop_mission, name="workshop_mission"),
    path("missions/<str:code>/", mission.mission, name="mission"),
    path("missions/<str:code>/lead/", mission.mission_lead, name="mission_lead"),
    path("missions/<str:code>/co-trainers/", mission.mission_co_trainers, name="mission_co_trainers"),
    path("missions/<str:code>/confirmation/", mission.mission_move, {"act": "confirm"}, "mission_confirm"),
    path("missions/<str:code>/closure/", mission.mission_move, {"act": "close"}, "mission_close"),
    path("missions/<str:code>/cancellation/", mission.mission_cancel, name="mission_cancel"),
    path("co-trainers/<str:code>/release/", co_trainer.co_trainer_release, name="co_trainer_release"),
    path("co-trainers/<str:code>/removal/", co_trainer.co_trainer_removal, name="co_trainer_removal"),
    path("co-trainers/<str:code>/evaluation/", co_trainer.co_trainer_evaluation, name="co_trainer_evaluation"),
    path("accreditations/<str:code>/", accreditation.accreditation, name="accreditation"),
    *(
        path(
            f"accreditations/<str:code>/{noun}/", accreditation.accreditation_move, {"act": act}, f"accreditation_{act}"
        )
        for noun, act in {
            "suspension": "suspend",
            "reinstatement": "reinstate",
            "departure": "leave",
            "withdrawal": "withdraw",
        }.items()
    ),
]
