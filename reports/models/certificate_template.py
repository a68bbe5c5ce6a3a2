from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from reports.models.certificate import Certificate


class CertificateTemplate(Coded):
    """One version of how a programme's certificates of one kind look. The highest version is in use; none is changed.

    What is left blank is the portal's own: it prints certificates without any template.
    """

    class Border(models.TextChoices):
        ENGRAVED = "engraved", _("Engraved frame")
        PLAIN = "plain", _("Plain lines")
        NONE = "none", _("No frame")

    class Paper(models.TextChoices):
        A4 = "A4", _("A4")
        LETTER = "Letter", _("US Letter")

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="certificate_templates"
    )
    kind = models.CharField(max_length=14, choices=Certificate.Kind)
    version = models.PositiveSmallIntegerField()
    issuer = models.ForeignKey(
        "programmes.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("issued by"),
        help_text=_("Blank: the organisation that runs the programme."),
    )
    # One tag or two; empty: English and the language of the workshop.
    languages = models.JSONField(default=list, blank=True)
    # {"title" | "intro" | "body": {tag: text}}
    words = models.JSONField(default=dict, blank=True)
    # [{"name", "title": {tag: text}, "signature": {"code", "sha256"} or None}]
    signatories = models.JSONField(default=list, blank=True)
    # [{"code", "sha256"}] of Uploads; the seal is one of them or None
    logos = models.JSONField(default=list, blank=True)
    seal = models.JSONField(null=True, blank=True)
    border = models.CharField(_("frame"), max_length=10, choices=Border, default=Border.ENGRAVED)
    paper = models.CharField(_("paper"), max_length=6, choices=Paper, default=Paper.A4)
    written_by = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["programme", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "version"],
                name="certificate_template_version_once",
                violation_error_message=_("Somebody has just saved this template. Look at the page again."),
            )
        ]

    def __str__(self):
        return _("{kind}, version {version}").format(kind=self.get_kind_display(), version=self.version)
