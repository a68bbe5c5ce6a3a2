"""Lists on their way in. Other kinds of lists hang their own pages on imports/<code>/."""

from django.urls import path

from workshops.views import participant_import as view

urlpatterns = [
    path("workshops/<str:code>/lists/", view.participant_imports_of, name="participant_imports"),
    path("imports/<str:code>/participants/", view.participant_import, name="participant_import"),
    path("imports/<str:code>/participants/corrections/", view.import_corrections, name="import_corrections"),
    path("imports/<str:code>/participants/acceptance/", view.import_acceptance, name="import_acceptance"),
    path("imports/<str:code>/participants/headings/", view.import_headings, name="import_headings"),
    path("imports/<str:code>/participants/entries/", view.import_participations, name="import_participations"),
    path("imports/<str:code>/participants/disposal/", view.import_discard, name="import_discard"),
    path("imports/<str:code>/participants/reversal/", view.import_undo, name="import_undo"),
    path("imports/<str:code>/participants/file/", view.import_file, name="import_file"),
    path("import-rows/<str:code>/acceptance/", view.import_row_acceptance, name="import_row_acceptance"),
    path("import-rows/<str:code>/keeping/", view.import_row_keeping, name="import_row_keeping"),
    path("import-rows/<str:code>/sameness/", view.import_row_sameness, name="import_row_sameness"),
    path("import-rows/<str:code>/difference/", view.import_row_difference, name="import_row_difference"),
]
