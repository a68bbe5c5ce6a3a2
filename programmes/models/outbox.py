from django.db import models


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at__isnull=True).order_by("pk")


class Outbox(models.Model):
    """Something happened; the relay tells the workers. Written in the transaction of the act, so neither is lost."""

    event = models.CharField(max_length=80)
    object_pk = models.BigIntegerField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "outbox"
        indexes = [models.Index(fields=["id"], condition=models.Q(sent_at__isnull=True), name="outbox_waiting")]

    def __str__(self):
        return f"{self.event} {self.object_pk}"
