"""Routes and their versions, what a case is screened and extended by, and panels."""

from django.urls import path

from accreditation.views import candidacy_route, panel, route, screening

urlpatterns = [
    path("programmes/<slug:slug>/route/", route.programme_route, name="programme_route"),
    path("programmes/<slug:slug>/route/versions/", route.route_versions, name="route_versions"),
    path("programmes/<slug:slug>/route/versions/new/", route.new_route_version, name="new_route_version"),
    path("programmes/<slug:slug>/route/versions/new/rows/", route.route_rows, name="route_rows"),
    path("routes/<str:code>/", route.route, name="route"),
    path("candidacies/<str:code>/screenings/", screening.candidacy_screenings, name="candidacy_screenings"),
    path("screenings/<str:code>/file/", screening.screening_file, name="screening_file"),
    path("candidacies/<str:code>/extension/", candidacy_route.candidacy_extension, name="candidacy_extension"),
    path("candidacies/<str:code>/version/", candidacy_route.candidacy_version, name="candidacy_version"),
    path("candidacies/<str:code>/nominator/", candidacy_route.candidacy_nominator, name="candidacy_nominator"),
    path("programmes/<slug:slug>/panels/", panel.programme_panels, name="programme_panels"),
    path("programmes/<slug:slug>/panels/new/", panel.new_panel, name="new_panel"),
    path("panels/<str:code>/", panel.panel, name="panel"),
    path("panels/<str:code>/minutes/", panel.panel_minutes, name="panel_minutes"),
]
