from django.db import models


class DoorTry(models.Model):
    """Wrong numbers typed at the door of a break-out, for one personal number; number 0 counts them all.

    Limits are per person and break-out: a venue is one address on the internet, and three typos must not lock a room.
    """

    breakout = models.ForeignKey("workshops.Breakout", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    since = models.DateTimeField()
    failed = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["breakout", "number"], name="door_try_once")]

    def __str__(self):
        return f"{self.breakout} {self.number}: {self.failed}"
