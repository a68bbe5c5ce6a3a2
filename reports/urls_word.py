from django.urls import path

from reports.views import word

urlpatterns = [
    path("group-reports/<str:code>/word/", word.group_report_word, name="group_report_word"),
    path("workshops/<str:code>/participant-list/word/", word.participants_word, name="participants_word"),
    path("workshops/<str:code>/programme-of-work/word/", word.agenda_word, name="agenda_word"),
    path("workshops/<str:code>/letters/word/", word.letters_paper, {"format": "docx"}, name="letters_word"),
    path("workshops/<str:code>/letters/pdf/", word.letters_paper, {"format": "pdf"}, name="letters_pdf"),
    path("programmes/<slug:slug>/word-template/", word.programme_word_template, name="programme_word_template"),
    path(
        "programmes/<slug:slug>/word-template/removal/",
        word.programme_word_template_removal,
        name="programme_word_template_removal",
    ),
    path(
        "programmes/<slug:slug>/word-template/file/",
        word.programme_word_template_file,
        name="programme_word_template_file",
    ),
]
