from datetime import datetime, timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class AgendaItem(Coded):
    class Kind(models.TextChoices):
        TEACHING = "teaching", _("Presentation or lesson")
        EXERCISE = "exercise", _("Practical exercise")
        BREAKOUT = "breakout", _("Break-out")
        PLENARY = "plenary", _("Plenary")
        CEREMONY = "ceremony", _("Opening or closing")
        BREAK = "break", _("Break")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="agenda")
    day = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60, validators=[MinValueValidator(5)])
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TEACHING)
    track = models.CharField(_("parallel track"), max_length=40, blank=True)
    room = models.CharField(_("room"), max_length=80, blank=True)
    module = models.ForeignKey(
        "programmes.Module", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("module taught")
    )
    taught_by = models.ManyToManyField(
        "workshops.Participation", blank=True, related_name="agenda_items", verbose_name=_("given by")
    )

    class Meta:
        ordering = ["day", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=5),
                name="agenda_item_has_length",
                violation_error_message=_("An agenda item lasts at least five minutes."),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def ends_at(self):
        return (datetime.combine(self.day, self.starts_at) + timedelta(minutes=self.minutes)).time()
