from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import WcoRegion
from programmes.models.base import Coded


class TrainerProfileQuerySet(models.QuerySet):
    def with_lists(self):
        """Topics, languages, regions and periods, at a number of queries that does not grow with the rows."""
        return self.prefetch_related("topics__module", "languages__language", "regions", "periods")


class TrainerProfile(Coded):
    """What a trainer says of themselves: what they teach, in which languages and regions, and when they can come.

    Whether they agree to be shown outside their programmes stands with the person (`public_consent`).
    """

    person = models.OneToOneField("programmes.Person", on_delete=models.PROTECT, related_name="trainer_profile")
    about = models.TextField(_("about you as a trainer"), max_length=1500, blank=True)
    availability = models.CharField(_("availability, in a word"), max_length=200, blank=True)
    changed_at = models.DateTimeField()

    objects = TrainerProfileQuerySet.as_manager()

    class Meta:
        ordering = ["person__family_name", "pk"]

    def __str__(self):
        return str(self.person)


class TrainerTopic(models.Model):
    """One topic somebody teaches: a module of a curriculum, or words of their own."""

    profile = models.ForeignKey(TrainerProfile, on_delete=models.CASCADE, related_name="topics")
    module = models.ForeignKey("programmes.Module", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=160, blank=True)
    # Every language of a module's title, or the words: what a search by topic looks through.
    search_key = models.CharField(max_length=400, db_index=True)

    class Meta:
        ordering = ["profile", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "search_key"], name="trainer_topic_once"),
        ]

    def __str__(self):
        return str(self.module) if self.module_id else self.words


class TeachingLanguage(models.Model):
    """A language somebody teaches in. Working languages stand with the person; these say what a class may expect."""

    class Level(models.TextChoices):
        TEACHES = "teaches", _("Teaches in it")
        ASSISTS = "assists", _("Can help in it")

    profile = models.ForeignKey(TrainerProfile, on_delete=models.CASCADE, related_name="languages")
    language = models.ForeignKey("programmes.Language", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=8, choices=Level, default=Level.TEACHES)

    class Meta:
        ordering = ["profile", "-level", "language__tag"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "language"], name="teaching_language_once"),
        ]

    def __str__(self):
        return f"{self.language}, {self.get_level_display()}"


class TeachingRegion(models.Model):
    profile = models.ForeignKey(TrainerProfile, on_delete=models.CASCADE, related_name="regions")
    region = models.CharField(max_length=4, choices=WcoRegion)

    class Meta:
        ordering = ["profile", "region"]
        constraints = [models.UniqueConstraint(fields=["profile", "region"], name="teaching_region_once")]

    def __str__(self):
        return self.get_region_display()


class AvailabilityPeriodQuerySet(models.QuerySet):
    def unavailable(self, starts_on, ends_on):
        """Periods in which somebody cannot come, that touch these days."""
        return self.filter(kind=AvailabilityPeriod.Kind.UNAVAILABLE, starts_on__lte=ends_on, ends_on__gte=starts_on)


class AvailabilityPeriod(Coded):
    """From a day to a day, both included: cannot come, or offers to."""

    class Kind(models.TextChoices):
        UNAVAILABLE = "unavailable", _("Not available")
        AVAILABLE = "available", _("Available")

    profile = models.ForeignKey(TrainerProfile, on_delete=models.CASCADE, related_name="periods")
    kind = models.CharField(_("what"), max_length=12, choices=Kind, default=Kind.UNAVAILABLE)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    note = models.CharField(_("note"), max_length=120, blank=True)

    objects = AvailabilityPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["profile", "starts_on", "pk"]
        indexes = [models.Index(fields=["kind", "starts_on", "ends_on"], name="availability_days")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="availability_in_order",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.starts_on} – {self.ends_on}"
