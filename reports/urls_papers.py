from django.urls import path

from reports.views import assessment_sheet, field_pack, list_release, roster

urlpatterns = [
    path("accreditation/roster/extract/", roster.roster_extract, name="roster_extract"),
    path("candidacies/<str:code>/blank-sheet/", assessment_sheet.candidacy_blank_sheet, name="candidacy_blank_sheet"),
    path("workshops/<str:code>/field-pack/", field_pack.field_pack, name="field_pack"),
    path("workshops/<str:code>/programme-of-work/", field_pack.programme_of_work, name="programme_of_work"),
    path(
        "workshops/<str:code>/participant-list/releases/",
        list_release.participant_list_releases,
        name="participant_list_releases",
    ),
    path("workshops/<str:code>/participant-list/", field_pack.participant_list, name="participant_list"),
    path("workshops/<str:code>/badges/", field_pack.badges, name="badges"),
]
