from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Document(Coded):
    """One paper to render: what it is about, the frozen words it prints, the job that makes it, and the file.

    The paper is rendered from `snapshot` alone, so making it twice gives the same paper.
    """

    class Kind(models.TextChoices):
        GROUP_REPORT = "group_report", _("Group report")
        CERTIFICATE = "certificate", _("Certificate")
        CERTIFICATES = "certificates", _("Certificates in one file")
        SPECIMEN = "specimen", _("Specimen of a certificate")
        TEMPLATE_SPECIMEN = "template_specimen", _("Specimen of a template")
        NAME_LIST = "name_list", _("Names to be checked")
        FIELD_PACK = "field_pack", _("Field pack")
        PROGRAMME_OF_WORK = "programme_of_work", _("Programme of work")
        PARTICIPANTS = "participants", _("List of participants")
        LETTER = "letter", _("Letter")
        ADOPTED_LIST = "adopted_list", _("Adopted recommendations")
        CUE_CARD = "cue_card", _("Cue card")
        BLANK_REPORT = "blank_report", _("Group report to fill in")
        BLANK_REPORTS = "blank_reports", _("Group reports to fill in")
        ASSESSMENT_SHEET = "assessment_sheet", _("Sheet of an assessor to fill in")
        BADGES = "badges", _("Badges")
        OUTCOME = "outcome", _("Outcome document")
        DONOR_REPORT = "donor_report", _("Report to the donor")
        NEWS_ITEM = "news_item", _("Draft news item")
        FIGURES_BRIEF = "figures_brief", _("Programme figures")
        ROSTER = "roster", _("Roster of trainers")

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"

    kind = models.CharField(max_length=20, choices=Kind)
    format = models.CharField(max_length=4, choices=Format, default=Format.PDF)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="documents")
    subject_pk = models.BigIntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=12)
    snapshot = models.JSONField()
    snapshot_sha256 = models.CharField(max_length=64)
    job = models.OneToOneField("programmes.Job", on_delete=models.PROTECT, related_name="document")
    file = models.FileField(upload_to="documents", blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["kind", "subject_pk"], name="document_subject")]
        constraints = [
            # Asking twice for the same words is asking for the same paper.
            models.UniqueConstraint(fields=["kind", "format", "subject_pk", "snapshot_sha256"], name="document_once")
        ]

    def __str__(self):
        return self.title
