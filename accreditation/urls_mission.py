"""The record of a mission: its request, dates and releases, who taught what, the papers it leaves behind."""

from django.urls import path

from accreditation.views import co_trainer, mission, mission_record

urlpatterns = [
    path("missions/<str:code>/request/", mission.mission_request, name="mission_request"),
    path("missions/<str:code>/dates/", mission.mission_dates, name="mission_dates"),
    path("missions/<str:code>/lead/release/", mission.mission_lead_release, name="mission_lead_release"),
    path("missions/<str:code>/teaching/", mission_record.mission_teaching, name="mission_teaching"),
    path("missions/<str:code>/host-feedback/", mission_record.mission_host_feedback, name="mission_host_feedback"),
    path("missions/<str:code>/host-link/", mission_record.mission_host_link, name="mission_host_link"),
    path("missions/<str:code>/host-contact/", mission_record.mission_host_contact, name="mission_host_contact"),
    path("missions/<str:code>/host-letters/", mission_record.mission_host_letters, name="mission_host_letters"),
    path("host-feedback/<str:token>/", mission_record.host_feedback_link, name="host_feedback_link"),
    path("co-trainers/<str:code>/replacement/", co_trainer.co_trainer_replacement, name="co_trainer_replacement"),
    path(
        "co-trainers/<str:code>/evaluation/correction/", co_trainer.co_trainer_correction, name="co_trainer_correction"
    ),
    path(
        "co-trainers/<str:code>/evaluation/second-signature/",
        co_trainer.co_trainer_second_signature,
        name="co_trainer_second_signature",
    ),
    path("co-trainers/<str:code>/reflection/", co_trainer.co_trainer_reflection, name="co_trainer_reflection"),
]
