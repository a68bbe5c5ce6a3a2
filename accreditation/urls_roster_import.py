"""An existing roster on its way in."""

from django.urls import path

from accreditation.views import roster_import as view

urlpatterns = [
    path("accreditation/roster/lists/", view.roster_imports_new, name="roster_imports"),
    path("roster-imports/<str:code>/", view.roster_import, name="roster_import"),
    path("roster-imports/<str:code>/corrections/", view.roster_import_corrections, name="roster_import_corrections"),
    path("roster-imports/<str:code>/acceptance/", view.roster_import_acceptance, name="roster_import_acceptance"),
    path("roster-imports/<str:code>/headings/", view.roster_import_headings, name="roster_import_headings"),
    path("roster-imports/<str:code>/entries/", view.roster_import_entries, name="roster_import_entries"),
    path("roster-imports/<str:code>/disposal/", view.roster_import_disposal, name="roster_import_disposal"),
    path("roster-imports/<str:code>/reversal/", view.roster_import_reversal, name="roster_import_reversal"),
    path("roster-imports/<str:code>/file/", view.roster_import_file, name="roster_import_file"),
    path("roster-import-rows/<str:code>/acceptance/", view.roster_row_acceptance, name="roster_row_acceptance"),
    path("roster-import-rows/<str:code>/keeping/", view.roster_row_keeping, name="roster_row_keeping"),
    path("roster-import-rows/<str:code>/sameness/", view.roster_row_sameness, name="roster_row_sameness"),
    path("roster-import-rows/<str:code>/difference/", view.roster_row_difference, name="roster_row_difference"),
]
