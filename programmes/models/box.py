from django.db import models


class Box(models.Model):
    """One box of a form that saves by itself, with its own version: two devices on different boxes never collide.

    Whatever is written box by box has its boxes as `answers` and everything ever typed as `revisions`.
    """

    key = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self):
        return self.key


class BoxRevision(models.Model):
    """Everything that was ever typed into a box, kept even when it was refused. Autosave's history is here."""

    key = models.CharField(max_length=40)
    base_version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    author = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    author_label = models.CharField(max_length=200)
    at = models.DateTimeField()
    accepted = models.BooleanField()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.key} v{self.base_version}"
