"""Archives of activities on their way in."""

from django.urls import path

from workshops.views import activity_import as view
from workshops.views import activity_link

ONE = "activity-imports/<str:code>/"
urlpatterns = [
    path("activity-imports/", view.activity_imports_new, name="activity_imports"),
    path(ONE, view.activity_import, name="activity_import"),
    path(f"{ONE}corrections/", view.activity_import_corrections, name="activity_import_corrections"),
    path(f"{ONE}acceptance/", view.activity_import_acceptance, name="activity_import_acceptance"),
    path(f"{ONE}headings/", view.activity_import_headings, name="activity_import_headings"),
    path(f"{ONE}words/", view.activity_import_words, name="activity_import_words"),
    path(f"{ONE}open-words/", view.activity_import_open_words, name="activity_import_open_words"),
    path(f"{ONE}entries/", view.activity_import_entries, name="activity_import_entries"),
    path(f"{ONE}disposal/", view.activity_import_disposal, name="activity_import_disposal"),
    path(f"{ONE}reversal/", view.activity_import_reversal, name="activity_import_reversal"),
    path(f"{ONE}file/", view.activity_import_file, name="activity_import_file"),
    path(f"{ONE}report/", view.activity_import_report, name="activity_import_report"),
    path("activity-import-rows/<str:code>/acceptance/", view.activity_row_acceptance, name="activity_row_acceptance"),
    path("activity-import-rows/<str:code>/keeping/", view.activity_row_keeping, name="activity_row_keeping"),
    path("activity-import-rows/<str:code>/activity/", activity_link.activity_row_link, name="activity_row_link"),
    path(
        "activity-import-rows/<str:code>/activity/removal/",
        activity_link.activity_row_link_removal,
        name="activity_row_link_removal",
    ),
]
