from django.urls import path

from reports.views import adopted_list, blank_report, cue_card, outcome

PDF, WORD = {"format": "pdf"}, {"format": "docx"}

urlpatterns = [
    path("breakouts/<str:code>/adopted-list/", adopted_list.adopted_list, PDF, name="adopted_list"),
    path("breakouts/<str:code>/adopted-list/word/", adopted_list.adopted_list, WORD, name="adopted_list_word"),
    path("groups/<str:code>/cue-card/paper/", cue_card.cue_card, name="cue_card_paper"),
    path("groups/<str:code>/blank-report/", blank_report.blank_report, name="blank_report"),
    path("breakouts/<str:code>/blank-reports/", blank_report.blank_reports, name="blank_reports"),
    path("workshops/<str:code>/outcome/", outcome.outcome, PDF, name="outcome"),
    path("workshops/<str:code>/outcome/word/", outcome.outcome, WORD, name="outcome_word"),
]
