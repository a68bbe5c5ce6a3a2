from django.urls import path

from workshops.views import paper_record

urlpatterns = [
    path("workshops/<str:code>/papers/", paper_record.paper_records, name="paper_records"),
    path("paper-records/<str:code>/file/", paper_record.paper_record_file, name="paper_record_file"),
]
