"""Trainers: what they say of themselves, and the roster they stand on."""

from django.urls import path

from accreditation.views import trainer_profile

urlpatterns = [
    path("people/<str:code>/trainer-profile/", trainer_profile.trainer_profile, name="trainer_profile"),
    path("people/<str:code>/trainer-profile/periods/", trainer_profile.trainer_periods, name="trainer_periods"),
    path("people/<str:code>/trainer-profile/consent/", trainer_profile.trainer_consent, name="trainer_consent"),
    path("people/<str:code>/paper-consent/", trainer_profile.person_paper_consent, name="person_paper_consent"),
    path(
        "availability-periods/<str:code>/removal/",
        trainer_profile.availability_period_removal,
        name="availability_period_removal",
    ),
]
