from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from programmes.models.base import Coded


class Programme(Coded):
    """A training programme and the rules that differ from one to the next, as data with sensible defaults."""

    class Usage(models.TextChoices):
        ADMINISTRATIONS = "administrations", _("administrations")
        COUNTRIES = "countries", _("countries")
        JURISDICTIONS = "jurisdictions", _("jurisdictions")

    slug = models.SlugField(unique=True)
    title = I18nCharField(_("title"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=20)
    organisation = models.ForeignKey(
        "programmes.Organisation",
        on_delete=models.PROTECT,
        verbose_name=_("run by"),
        related_name="programmes_run",
    )
    partners = models.ManyToManyField("programmes.Organisation", blank=True, related_name="programmes_supported")
    languages = models.ManyToManyField("programmes.Language", blank=True)
    purpose = I18nTextField(_("purpose"), blank=True, null=True)
    is_active = models.BooleanField(default=True)

    # Words of the programme: what it calls those who come, and those it has accredited.
    usage = models.CharField(max_length=20, choices=Usage, default=Usage.ADMINISTRATIONS)
    trainer_title = I18nCharField(_("title of its trainers"), max_length=120, blank=True, null=True)
    certificate_prefix = models.SlugField(max_length=12, unique=True)

    # Rules, with the defaults of the field: form D.6 for groups and minutes.
    group_capacity = models.PositiveSmallIntegerField(
        _("seats in a group"), default=10, validators=[MinValueValidator(2), MaxValueValidator(40)]
    )
    group_minimum = models.PositiveSmallIntegerField(_("note below"), default=8)
    choice_minutes = models.PositiveSmallIntegerField(_("minutes to choose a group"), default=10)
    working_minutes = models.PositiveSmallIntegerField(
        _("minutes of work in groups"), default=60, help_text=_("Where the agenda does not say.")
    )
    writing_minutes = models.PositiveSmallIntegerField(_("minutes to write the report"), default=15)
    presenting_minutes = models.PositiveSmallIntegerField(_("minutes to present"), default=10)
    attendance_percent = models.PositiveSmallIntegerField(_("attendance required, %"), default=80)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark of tests, %"), default=60)
    writing_days = models.PositiveSmallIntegerField(_("days a workshop stays open for writing"), default=90)
    restricted_days = models.PositiveSmallIntegerField(
        _("days passport and medical data are kept"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("After the last day of the workshop; then they delete themselves."),
    )

    # Counts only where an end was decided: without one there is nothing to remind of.
    reminds_of_expiry = models.BooleanField(
        _("trainers get a letter before their accreditation ends"),
        default=True,
        help_text=_("180, 90 and 30 days before; never where no end was decided."),
    )

    # A programme that consents is read by everybody: numbers without names, and no results of few.
    has_open_figures = models.BooleanField(
        _("its figures may be read by everybody"),
        default=False,
        help_text=_("A page without sign-in: numbers and definitions, nobody named, no results of fewer than five."),
    )

    class Meta:
        ordering = ["acronym"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group_minimum__lte=F("group_capacity")),
                name="programme_minimum_fits_capacity",
                violation_error_message=_("The smallest group cannot be larger than the seats in a group."),
            ),
            models.CheckConstraint(
                condition=Q(attendance_percent__lte=100) & Q(pass_mark__lte=100),
                name="programme_percentages",
                violation_error_message=_("A percentage cannot be above 100."),
            ),
        ]

    def __str__(self):
        return str(self.title)


class Series(Coded):
    """A numbered run of workshops within a programme: "the 9th session", "third of three"."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="series")
    slug = models.SlugField()
    title = I18nCharField(_("title"), max_length=200)
    planned = models.PositiveSmallIntegerField(_("workshops planned in all"), null=True, blank=True)

    class Meta:
        ordering = ["programme", "slug"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "slug"],
                name="series_once_per_programme",
                violation_error_message=_("This programme already has a series of that name."),
            )
        ]

    def __str__(self):
        return str(self.title)


class Curriculum(Coded):
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="curricula")
    title = I18nCharField(max_length=200)
    version = models.CharField(max_length=20)

    class Meta:
        ordering = ["programme", "version"]
        verbose_name_plural = "curricula"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "version"],
                name="curriculum_version_once",
                violation_error_message=_("This programme already has a curriculum of that version."),
            )
        ]

    def __str__(self):
        return f"{self.title} {self.version}"


class Module(Coded):
    curriculum = models.ForeignKey(Curriculum, on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField()
    title = I18nCharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=60)

    class Meta:
        ordering = ["curriculum", "number"]
        constraints = [models.UniqueConstraint(fields=["curriculum", "number"], name="module_number_once")]

    def __str__(self):
        return str(self.title)
