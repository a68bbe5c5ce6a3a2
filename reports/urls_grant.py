from django.urls import path

from reports.models import Document
from reports.views import grant_report, indicator

F = Document.Format
REPORTS = {"word": F.DOCX, "pdf": F.PDF, "tables": F.XLSX}

urlpatterns = [
    *(
        path(
            f"grants/<str:code>/reports/{noun}/",
            grant_report.grant_report,
            {"format": format},
            name=f"grant_report_{noun}",
        )
        for noun, format in REPORTS.items()
    ),
    path("workshops/<str:code>/news-item/", grant_report.workshop_news_item, name="workshop_news_item"),
    path("grants/<str:code>/indicators/", indicator.grant_indicators, name="grant_indicators"),
    path("indicators/<str:code>/", indicator.indicator, name="indicator"),
    path("indicators/<str:code>/entries/", indicator.indicator_entries, name="indicator_entries"),
    path("indicators/<str:code>/removal/", indicator.indicator_removal, name="indicator_removal"),
    path("indicator-entries/<str:code>/removal/", indicator.indicator_entry_removal, name="indicator_entry_removal"),
]
