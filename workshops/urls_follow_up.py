from django.urls import path

from workshops.views import follow_up, register, status_report

urlpatterns = [
    path("programmes/<slug:slug>/recommendations/", register.recommendations, name="recommendations"),
    path("programmes/<slug:slug>/recommendations.csv", register.recommendations_csv, name="recommendations_csv"),
    path("workshops/<str:code>/follow-up/", follow_up.follow_up, name="follow_up"),
    path("workshops/<str:code>/follow-up/refusal/", follow_up.follow_up_refusal, name="follow_up_refusal"),
    path("workshops/<str:code>/follow-up/ending/", follow_up.follow_up_ending, name="follow_up_ending"),
    path("workshops/<str:code>/follow-up/contacts/", follow_up.follow_up_contacts, name="follow_up_contacts"),
    path(
        "follow-up-contacts/<str:code>/removal/",
        follow_up.follow_up_contact_removal,
        name="follow_up_contact_removal",
    ),
    path("follow-up-contacts/<str:code>/link/", follow_up.follow_up_contact_link, name="follow_up_contact_link"),
    path(
        "follow-up-contacts/<str:code>/letters/",
        follow_up.follow_up_contact_letters,
        name="follow_up_contact_letters",
    ),
    path(
        "recommendations/<str:code>/status-reports/",
        status_report.recommendation_status_reports,
        name="recommendation_status_reports",
    ),
    path("follow-up/<str:token>/", status_report.follow_up_link, name="follow_up_link"),
]
