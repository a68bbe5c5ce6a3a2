from django.db import models

from programmes.models.base import Coded


class Message(Coded):
    """A letter or e-mail of the portal: what was said to whom, and whether it left."""

    to = models.CharField(max_length=400)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.subject
