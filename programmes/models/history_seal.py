from django.db import models


class HistorySeal(models.Model):
    """One link of the chain over History: which rows it closes, what they digest to, and the link before it.

    Membership stands here and not on the rows, so that a History row is inserted once and never written again.
    """

    number = models.PositiveBigIntegerField(unique=True)
    first_pk = models.BigIntegerField()
    last_pk = models.BigIntegerField()
    rows = models.TextField(help_text="Primary keys as ranges: 1-400,402-500.")
    count = models.PositiveIntegerField()
    batch_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}: {self.rows}"
