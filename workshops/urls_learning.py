from django.urls import path

from workshops.views import requirement

urlpatterns = [
    path("workshops/<str:code>/completion/", requirement.workshop_completion, name="workshop_completion"),
    path("workshops/<str:code>/requirements/", requirement.workshop_requirements, name="workshop_requirements"),
    path("programmes/<slug:slug>/requirements/", requirement.programme_requirements, name="programme_requirements"),
    path("participations/<str:code>/results/", requirement.requirement_results, name="requirement_results"),
    path(
        "requirement-results/<str:code>/removal/",
        requirement.requirement_result_removal,
        name="requirement_result_removal",
    ),
    path("requirement-results/<str:code>/file/", requirement.requirement_result_file, name="requirement_result_file"),
]
