from django.db import models

from programmes.models.base import Coded


class Upload(Coded):
    """A file somebody gave the portal. Private: a view streams it after asking who may see what it belongs to."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="uploads")
    file = models.FileField(upload_to="uploads")
    name = models.CharField(max_length=200, help_text="As it was called on the sender's machine.")
    content_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name
