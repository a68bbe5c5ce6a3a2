from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField


class WcoRegion(models.TextChoices):
    AMERICAS = "AMS", _("Americas")
    ASIA_PACIFIC = "AP", _("Asia/Pacific")
    EAST_SOUTH_AFRICA = "ESA", _("East and Southern Africa")
    EUROPE = "EUR", _("Europe")
    MENA = "MENA", _("Middle East and North Africa")
    WEST_CENTRAL_AFRICA = "WCA", _("West and Central Africa")


class CountryQuerySet(models.QuerySet):
    def alphabetical(self):
        """In the reader's language: the name is JSON, so the order is made here and not in the database."""
        return sorted(self, key=lambda country: str(country.name))


class Country(models.Model):
    """A country or area by its UN M49 name; designations that differ by date or programme are Designation rows."""

    iso2 = models.CharField(max_length=2, unique=True)
    iso3 = models.CharField(max_length=3, blank=True)
    m49 = models.CharField(max_length=3, blank=True)
    name = I18nCharField(max_length=200)
    footnote = I18nCharField(max_length=300, blank=True, null=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    m49_region = models.CharField(max_length=60, blank=True)
    m49_subregion = models.CharField(max_length=60, blank=True)
    wco_region = models.CharField(max_length=4, choices=WcoRegion, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["iso2"]
        verbose_name = _("country or area")
        verbose_name_plural = _("countries and areas")

    def __str__(self):
        return str(self.name)

    def called(self, on, programme_id=None):
        """The Designation that holds on this day, or this country itself: both have a name and a footnote.

        The usage of the programme goes before that of everybody.
        """
        holding = [one for one in self._designations if one.holds(on, programme_id)]
        return min(holding, key=lambda one: (one.programme_id is None, one.pk), default=self)

    @cached_property
    def _designations(self):
        return list(self.designations.all())


class Designation(models.Model):
    """How a country was, or is, called: by the date of the workshop, or by the usage of one programme."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="designations")
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.CASCADE, related_name="designations"
    )
    name = I18nCharField(max_length=200)
    used_from = models.DateField(null=True, blank=True)
    used_until = models.DateField(null=True, blank=True)
    footnote = I18nCharField(max_length=300, blank=True, null=True)

    class Meta:
        ordering = ["country", "used_from"]

    def __str__(self):
        return str(self.name)

    def holds(self, on, programme_id):
        return (
            (self.programme_id is None or self.programme_id == programme_id)
            and (self.used_from is None or self.used_from <= on)
            and (self.used_until is None or on <= self.used_until)
        )


class Language(models.Model):
    """A working language of people and workshops, by its BCP 47 tag."""

    tag = models.CharField(max_length=12, unique=True)
    name = I18nCharField(max_length=60)

    class Meta:
        ordering = ["tag"]

    def __str__(self):
        return str(self.name)
