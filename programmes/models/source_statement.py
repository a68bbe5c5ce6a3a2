from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Qualifier(models.TextChoices):
    """How exact a declared number is, in the words of the source."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("some")
    AT_LEAST = "at_least", _("at least")
    MORE_THAN = "more_than", _("more than")
    UP_TO = "up_to", _("up to")


class SourceStatement(Coded):
    """A total somebody published: figure, value, qualifier, and through which session or date it counts.

    "In total, 170 representatives from 60 countries have been trained" (31 October 2017) is two statements through
    session 9 of its series. Rows of later sessions add to it; rows of earlier ones are already inside.
    """

    class Figure(models.TextChoices):
        PERSONS = "persons", _("persons trained")
        CUSTOMS = "customs", _("Customs officers")
        POLICE = "police", _("Police officers")
        ADMINISTRATIONS = "administrations", _("administrations")
        COUNTRIES = "countries", _("countries")
        ACCREDITED = "accredited", _("accredited trainers")
        SESSIONS = "sessions", _("workshops held")

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="statements")
    series = models.ForeignKey(
        "programmes.Series", null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    figure = models.CharField(max_length=20, choices=Figure)
    value = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    through_session = models.PositiveSmallIntegerField(null=True, blank=True)
    as_of = models.DateField()
    source = models.CharField(max_length=300, help_text=_("Who published it, where and when."))
    words = models.TextField(blank=True, help_text=_("The sentence of the source, verbatim."))

    class Meta:
        ordering = ["programme", "figure", "as_of"]
        constraints = [
            models.CheckConstraint(
                condition=Q(through_session__isnull=True) | Q(series__isnull=False),
                name="statement_session_has_series",
                violation_error_message=_("A number of sessions needs the series it counts."),
            )
        ]

    def __str__(self):
        return f"{self.get_figure_display()}: {self.get_qualifier_display()} {self.value}"
