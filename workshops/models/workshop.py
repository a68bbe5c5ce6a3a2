from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded, search_key


class Kind(models.TextChoices):
    """A preset of what is shown; unused parts are absent and can be added any day."""

    NATIONAL = "national", _("National workshop")
    REGIONAL = "regional", _("Regional workshop")
    ACCREDITATION = "accreditation", _("Accreditation workshop")
    FIELD_MISSION = "field_mission", _("Field mission")
    OTHER = "other", _("Other activity")


class Activity(models.TextChoices):
    """What sort of activity a source calls it, beside the preset of its page."""

    TOT_COURSE = "tot_course", _("Train-the-trainer course")
    TRAINING = "training", _("Training")
    PILOT_TRAINING = "pilot_training", _("Pilot training")
    CASCADE_TRAINING = "cascade_training", _("Training given by those trained")
    WORKSHOP = "workshop", _("Workshop")
    STUDY_VISIT = "study_visit", _("Study visit")
    MENTORSHIP_VISIT = "mentorship_visit", _("Mentorship visit")
    NEEDS_ASSESSMENT = "needs_assessment", _("Training needs assessment")
    EXPERT_MEETING = "expert_meeting", _("Expert meeting")
    COORDINATION_MEETING = "coordination_meeting", _("Coordination meeting")
    MEETING = "meeting", _("Meeting")
    STEERING_MEETING = "steering_meeting", _("Steering or policy meeting")
    CONFERENCE = "conference", _("Conference")
    SIDE_EVENT = "side_event", _("Side event or presentation")
    VISIT = "visit", _("Official visit or consultation")
    CAMPAIGN = "campaign", _("Campaign event")
    LAUNCH = "launch", _("Agreement or launch")
    ANNOUNCEMENT = "announcement", _("Announcement or results")


class Part(models.TextChoices):
    AGENDA = "agenda", _("Agenda")
    PEOPLE = "people", _("People")
    BREAKOUT = "breakout", _("Break-out")
    ACCREDITATION = "accreditation", _("Accreditation")
    MISSION = "mission", _("Field mission")
    LEARNING = "learning", _("Test and evaluation")
    CERTIFICATES = "certificates", _("Certificates")


PRESETS = {
    Kind.NATIONAL: [Part.AGENDA, Part.PEOPLE, Part.BREAKOUT, Part.LEARNING, Part.CERTIFICATES],
    Kind.REGIONAL: [Part.AGENDA, Part.PEOPLE, Part.BREAKOUT, Part.LEARNING, Part.CERTIFICATES],
    Kind.ACCREDITATION: [Part.AGENDA, Part.PEOPLE, Part.ACCREDITATION, Part.LEARNING, Part.CERTIFICATES],
    Kind.FIELD_MISSION: [Part.AGENDA, Part.PEOPLE, Part.MISSION],
    Kind.OTHER: [Part.PEOPLE],
}


class WorkshopQuerySet(models.QuerySet):
    def upcoming(self, today):
        return self.filter(state=Workshop.State.SCHEDULED, starts_on__gt=today).order_by("starts_on", "pk")

    def running(self, today):
        return self.filter(state=Workshop.State.SCHEDULED, starts_on__lte=today, ends_on__gte=today).order_by(
            "starts_on", "pk"
        )

    def held(self):
        """Not called off; whether it is over is a question of dates."""
        return self.exclude(state__in=[Workshop.State.CANCELLED, Workshop.State.POSTPONED])

    def with_numbers(self):
        """`people`: trainees who came or are expected; `open_people`: not yet completed; `counted`: declared heads."""
        trainee = Q(participations__kind="participant")
        coming = Q(participations__state__in=["invited", "expected"])
        open_or_done = trainee & (coming | Q(participations__state="completed"))
        declared = (
            self.model.headcounts.rel.related_model.objects.filter(workshop=models.OuterRef("pk"))
            .order_by()
            .values("workshop")
            .annotate(total=models.Sum("number"))
            .values("total")
        )
        return self.annotate(
            people=models.Count("participations", filter=open_or_done, distinct=True),
            open_people=models.Count("participations", filter=trainee & coming),
            counted=models.Subquery(declared),
        )

    def over(self, today):
        return self.held().filter(ends_on__lt=today)


class Workshop(Coded):
    """One workshop, field mission or other activity, with its dates as local dates of its own time zone."""

    Kind = Kind
    Part = Part

    class State(models.TextChoices):
        # Planned, running and held are one state in the table: the dates move a workshop, not a button.
        SCHEDULED = "scheduled", _("Scheduled")
        REPORTED = "reported", _("Reported")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    programme = models.ForeignKey(
        "programmes.Programme",
        on_delete=models.PROTECT,
        related_name="workshops",
        verbose_name=_("programme"),
    )
    series = models.ForeignKey(
        "programmes.Series",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workshops",
        verbose_name=_("series"),
    )
    series_number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=240)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NATIONAL)
    activity = models.CharField(_("sort of activity"), max_length=24, choices=Activity, blank=True, default="")
    parts = models.JSONField(default=list, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.ForeignKey(
        "programmes.Country", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("country")
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    language = models.ForeignKey("programmes.Language", on_delete=models.PROTECT, verbose_name=_("language"))
    host = models.ForeignKey(
        "programmes.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workshops_hosted",
        verbose_name=_("host"),
    )
    organisers = models.ManyToManyField(
        "programmes.Organisation", blank=True, related_name="workshops_organised", verbose_name=_("organisers")
    )
    partners = models.ManyToManyField(
        "programmes.Organisation", blank=True, related_name="workshops_partnered", verbose_name=_("partners")
    )
    donors = models.ManyToManyField(
        "programmes.Organisation", blank=True, related_name="workshops_funded", verbose_name=_("donors")
    )
    summary = models.TextField(_("what it is about"), blank=True)
    # What it cost in all, where somebody knows: figures say what that makes for each participant.
    cost = models.DecimalField(
        _("cost"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    cost_currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capital letters: USD, EUR, CHF."))],
    )
    state = models.CharField(max_length=12, choices=State, default=State.SCHEDULED)
    has_check_in = models.BooleanField(default=False)
    # What completion asks here; blank: what the programme asks. A pass mark of 0 says that the result does not count.
    attendance_percent = models.PositiveSmallIntegerField(_("attendance required, %"), null=True, blank=True)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark of tests, %"), null=True, blank=True)
    has_own_requirements = models.BooleanField(default=False)
    reopened_until = models.DateField(null=True, blank=True)
    search_key = models.CharField(max_length=500, editable=False, default="", db_index=True)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="workshop_ends_after_start",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_number"],
                name="workshop_series_number_once",
                violation_error_message=_("Another workshop of this series already has that number."),
            ),
            models.CheckConstraint(
                condition=(Q(attendance_percent__isnull=True) | Q(attendance_percent__lte=100))
                & (Q(pass_mark__isnull=True) | Q(pass_mark__lte=100)),
                name="workshop_marks_are_percentages",
                violation_error_message=_("A percentage goes from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | ~Q(cost_currency=""),
                name="workshop_cost_has_currency",
                violation_error_message=_("A cost needs its currency."),
            ),
            models.CheckConstraint(
                condition=Q(series_number__isnull=True) | Q(series__isnull=False),
                name="workshop_number_has_series",
                violation_error_message=_("A number in the series needs the series."),
            ),
        ]

    def __str__(self):
        return self.title

    def computed_search_key(self):
        country = getattr(self.country, "name", "")
        return search_key(self.title, self.city, country, self.programme.acronym)[:500]

    @property
    def zone(self):
        return ZoneInfo(self.time_zone)

    def today(self, now):
        return now.astimezone(self.zone).date()

    def has_part(self, part):
        return part in self.parts

    def shown_state(self, now):
        """The word on the screen: dates move it. Returns (slug, word)."""
        if self.state != self.State.SCHEDULED:
            return self.state, self.get_state_display()
        today = self.today(now)
        if today < self.starts_on:
            return "planned", _("Planned")
        if today <= self.ends_on:
            return "running", _("Running")
        return "held", _("Held")

    def day_number(self, now):
        return (self.today(now) - self.starts_on).days + 1

    @property
    def days(self):
        return [self.starts_on + timedelta(days=n) for n in range((self.ends_on - self.starts_on).days + 1)]

    def writing_ends_on(self):
        """Late is accepted, but not for ever: the programme's days after the end, or a later reopening."""
        usual = self.ends_on + timedelta(days=self.programme.writing_days)
        return max(usual, self.reopened_until) if self.reopened_until else usual

    def is_open_for_writing(self, now):
        return self.state != self.State.CANCELLED and self.today(now) <= self.writing_ends_on()

    @property
    def place(self):
        return ", ".join(str(part) for part in (self.city, self.country) if part)

    @property
    def country_of_its_day(self):
        """The name its country had on the first day, in the usage of the programme: what papers print."""
        return str(self.country.called(self.starts_on, self.programme_id).name) if self.country else ""

    @property
    def place_of_its_day(self):
        return ", ".join(filter(None, (self.city, self.country_of_its_day)))

    def moment(self, day, time):
        return datetime.combine(day, time, tzinfo=self.zone)
