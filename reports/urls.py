from django.urls import include, path

from programmes.views import history
from reports.views import certificate, document, verification

urlpatterns = [
    path("v/<str:token>", verification.verification, name="verification"),
    path("certificates/", certificate.certificates, name="certificates"),
    path("certificates/<str:code>/", certificate.certificate, name="certificate"),
    path("certificates/<str:code>/withdrawal/", certificate.certificate_withdrawal, name="certificate_withdrawal"),
    path(
        "accreditations/<str:code>/certificate/",
        certificate.accreditation_certificate,
        name="accreditation_certificate",
    ),
    path(
        "participations/<str:code>/certificate/",
        certificate.participation_certificate,
        name="participation_certificate",
    ),
    path("group-reports/<str:code>/documents/", document.group_report_documents, name="group_report_documents"),
    path("documents/<str:code>/", document.document, name="document"),
    path("documents/<str:code>/attempts/", document.document_attempts, name="document_attempts"),
    path("documents/<str:code>/file/", document.document_file, name="document_file"),
    *history.paths("reports"),
    path("", include("reports.urls_certificates")),
    path("", include("reports.urls_figures")),
    path("", include("reports.urls_grant")),
    path("", include("reports.urls_papers")),
    path("", include("reports.urls_room")),
    path("", include("reports.urls_word")),
]
