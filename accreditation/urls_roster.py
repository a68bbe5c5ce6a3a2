"""Trainers: what they say of themselves, and the roster they stand on."""

from django.urls import path

from accreditation.views import accreditation, notice, roster, trainer_profile

urlpatterns = [
    path("accreditation/roster/", roster.roster, name="roster"),
    path("accreditation/roster/outside/", roster.roster_outside, name="roster_outside"),
    path("accreditation/roster/forecast/", roster.roster_forecast, name="roster_forecast"),
    path("accreditation/roster/file/", roster.roster_file, name="roster_file"),
    path("people/<str:code>/trainer-profile/", trainer_profile.trainer_profile, name="trainer_profile"),
    path("people/<str:code>/trainer-profile/periods/", trainer_profile.trainer_periods, name="trainer_periods"),
    path("people/<str:code>/trainer-profile/consent/", trainer_profile.trainer_consent, name="trainer_consent"),
    path("people/<str:code>/paper-consent/", trainer_profile.person_paper_consent, name="person_paper_consent"),
    path(
        "availability-periods/<str:code>/removal/",
        trainer_profile.availability_period_removal,
        name="availability_period_removal",
    ),
    path("accreditations/<str:code>/notice/", notice.accreditation_notice, name="accreditation_give_notice"),
    path("accreditations/<str:code>/settlement/", accreditation.accreditation_settlement, name="accreditation_settle"),
    path("accreditations/<str:code>/renewal/", notice.accreditation_renewal, name="accreditation_renew"),
    path("notices/<str:code>/plan/", notice.notice_plan, name="notice_plan"),
]
