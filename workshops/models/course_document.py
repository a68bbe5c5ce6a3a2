from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class CourseDocument(Coded):
    """A document of the course folder every participant receives, with its version and language."""

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="course_documents")
    title = models.CharField(_("title"), max_length=200)
    version = models.CharField(_("version"), max_length=30, blank=True)
    language = models.ForeignKey(
        "programmes.Language", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("language")
    )
    # Copied workshops share the file itself.
    upload = models.ForeignKey("programmes.Upload", on_delete=models.PROTECT, related_name="course_documents")

    class Meta:
        ordering = ["workshop", "title"]

    def __str__(self):
        return self.title
