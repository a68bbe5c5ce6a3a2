from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class WordTemplate(Coded):
    """The programme's own .docx: its letterhead, styles and footer carry every Word paper of the programme."""

    programme = models.OneToOneField("programmes.Programme", on_delete=models.CASCADE, related_name="word_template")
    upload = models.ForeignKey("programmes.Upload", on_delete=models.PROTECT, verbose_name=_("file"))

    class Meta:
        ordering = ["programme"]

    def __str__(self):
        return str(self.upload)
