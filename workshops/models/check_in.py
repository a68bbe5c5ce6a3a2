from django.db import models


class CheckIn(models.Model):
    """Somebody came through the door: kept as it happened, whatever is recorded of the half-day afterwards.

    The device gives each a name of its own, so that one sent twice is one.
    """

    client_id = models.CharField(max_length=40, unique=True)
    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="check_ins")
    day = models.DateField()
    half = models.CharField(max_length=10)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    received_from = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["happened_at", "pk"]
        indexes = [models.Index(fields=["participation", "day", "half"], name="check_in_of_half_day")]

    def __str__(self):
        return f"{self.participation}, {self.happened_at:%Y-%m-%d %H:%M}"
