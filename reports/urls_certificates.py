from django.urls import path

from reports.views import certificate_issue, certificate_template, name_check, own_certificate

urlpatterns = [
    path("workshops/<str:code>/certificates/", certificate_issue.workshop_certificates, name="workshop_certificates"),
    path(
        "workshops/<str:code>/certificates/issue/",
        certificate_issue.workshop_certificates_issue,
        name="workshop_certificates_issue",
    ),
    path(
        "workshops/<str:code>/certificates/specimen/",
        certificate_issue.certificate_specimen,
        name="certificate_specimen",
    ),
    path(
        "workshops/<str:code>/certificates/paper/",
        certificate_issue.certificates_paper,
        {"text_only": False},
        name="certificates_paper",
    ),
    path(
        "workshops/<str:code>/certificates/text-only/",
        certificate_issue.certificates_paper,
        {"text_only": True},
        name="certificates_text_only",
    ),
    path("workshops/<str:code>/certificates/zip/", certificate_issue.certificates_zip, name="certificates_zip"),
    path(
        "workshops/<str:code>/certificates/letters/", certificate_issue.certificate_letters, name="certificate_letters"
    ),
    path("workshops/<str:code>/ceremony/", certificate_issue.ceremony, name="ceremony"),
    path("certificate-batches/<str:code>/", certificate_issue.certificate_batch, name="certificate_batch"),
    path(
        "certificate-batches/<str:code>/stop/", certificate_issue.certificate_batch_stop, name="certificate_batch_stop"
    ),
    path(
        "certificate-batches/<str:code>/continuation/",
        certificate_issue.certificate_batch_continuation,
        name="certificate_batch_continuation",
    ),
    path(
        "certificates/<str:code>/correction/", certificate_issue.certificate_correction, name="certificate_correction"
    ),
    path("own-certificates/<str:token>/", own_certificate.own_certificate, name="own_certificate"),
    path("own-certificates/<str:token>/file/", own_certificate.own_certificate_file, name="own_certificate_file"),
    path("workshops/<str:code>/names/", name_check.names, name="names"),
    path("workshops/<str:code>/names/paper/", name_check.names_paper, name="names_paper"),
    path("name-checks/<str:code>/settlement/", name_check.name_check_settlement, name="name_check_settlement"),
    path("own-name/<str:token>/", name_check.own_name, name="own_name"),
    path(
        "programmes/<str:slug>/certificate-templates/",
        certificate_template.certificate_templates,
        name="certificate_templates",
    ),
    path(
        "programmes/<str:slug>/certificate-templates/<str:kind>/",
        certificate_template.certificate_template,
        name="certificate_template",
    ),
    path(
        "programmes/<str:slug>/certificate-templates/<str:kind>/preview/",
        certificate_template.certificate_template_preview,
        name="certificate_template_preview",
    ),
    path(
        "programmes/<str:slug>/certificate-templates/<str:kind>/specimen/",
        certificate_template.certificate_template_specimen,
        name="certificate_template_specimen",
    ),
]
