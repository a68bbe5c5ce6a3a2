from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class GroupQuerySet(models.QuerySet):
    def at_work(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def with_seats(self):
        return self.at_work().filter(taken__lt=F("capacity"))


class Group(Coded):
    """A break-out group. `taken` is the number of its members; the database keeps it between 0 and `capacity`."""

    breakout = models.ForeignKey("workshops.Breakout", on_delete=models.PROTECT, related_name="groups")
    topic = models.ForeignKey("workshops.Topic", on_delete=models.PROTECT, related_name="groups")
    letter = models.CharField(max_length=2)
    room = models.CharField(_("room"), max_length=80, blank=True)
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    # Its people sit, and its words stand, in the other group since.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["breakout", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["breakout", "letter"], name="group_letter_once"),
            models.CheckConstraint(
                condition=Q(taken__gte=0) & Q(taken__lte=F("capacity")),
                name="group_seats_within_capacity",
                violation_error_message=_("The group has no more seats."),
            ),
        ]

    def __str__(self):
        return _("Group {letter}").format(letter=self.letter)

    @property
    def free(self):
        return self.capacity - self.taken

    @property
    def is_full(self):
        return self.taken >= self.capacity
