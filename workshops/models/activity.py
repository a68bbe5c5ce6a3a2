from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Qualifier, SourceStatement
from programmes.models.base import Coded
from workshops.models.workshop import Activity


class ActivityRecord(Coded):
    """One row of an archive: the original text of every column, and what was understood of it.

    It has one workshop, or several where the row stands for several sessions.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="activity_records")
    # "002:51", the source and its line; or "text:" and a digest of title, days and place where the row has neither.
    key = models.CharField(max_length=120, unique=True)
    # The same for every row with this title, these days and this place: finds the row again without its number.
    content_key = models.CharField(max_length=80, db_index=True)
    digest = models.CharField(max_length=64)
    original = models.JSONField(help_text=_("[[heading, text]] of every column, verbatim."))
    read = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    countries = models.ManyToManyField("programmes.Country", blank=True, related_name="activity_records")
    position = models.PositiveSmallIntegerField(null=True, help_text=_("Which one of a series, as the words say."))
    position_of = models.PositiveSmallIntegerField(null=True)
    position_words = models.CharField(max_length=300, blank=True)
    # Trainers the source says were certified: never an accreditation, which is decided by name.
    certified = models.PositiveIntegerField(null=True)
    statements = models.ManyToManyField("programmes.SourceStatement", blank=True, related_name="+")
    # The activity stood in the portal before: the row only says what a source says of it, and changes nothing there.
    is_linked = models.BooleanField(default=False)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return self.key

    def column(self, heading):
        return next((text for name, text in self.original if name == heading), "")


class ActivitySession(models.Model):
    """The workshops a row became: one, or one a session."""

    record = models.ForeignKey(ActivityRecord, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField(default=1)
    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.CASCADE, related_name="activity_session")

    class Meta:
        ordering = ["record", "number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="activity_session_number_once")]

    def __str__(self):
        return f"{self.record}, {self.number}"


class ActivityStatement(models.Model):
    """What a source says of one activity that has its own records here: it stands beside them and adds nothing."""

    record = models.ForeignKey(ActivityRecord, on_delete=models.CASCADE, related_name="said")
    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="source_statements")
    figure = models.CharField(max_length=20, choices=SourceStatement.Figure)
    value = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    source = models.CharField(max_length=300)
    words = models.TextField(blank=True, help_text=_("The words of the source, verbatim."))

    class Meta:
        ordering = ["record", "pk"]

    def __str__(self):
        return f"{self.get_figure_display()}: {self.get_qualifier_display()} {self.value}"

    @property
    def as_of(self):
        return self.workshop.ends_on


class ActivityParty(models.Model):
    """Who a row names, in its words: an organisation of the portal where it is one, open where nobody has said."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        PARTNER = "partner", _("Partner")
        HOST = "host", _("Host")
        DONOR = "donor", _("Donor")
        AGENCY = "agency", _("Agency of participants")

    record = models.ForeignKey(ActivityRecord, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=Role)
    words = models.CharField(max_length=300)
    organisation = models.ForeignKey("programmes.Organisation", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["record", "pk"]

    def __str__(self):
        return self.words


class ActivityWord(models.Model):
    """What somebody has said a word of an archive means; every later file is read with it."""

    class Sort(models.TextChoices):
        COUNTRY = "country", _("Country")
        ORGANISATION = "organisation", _("Organisation")
        KIND = "kind", _("Kind")

    sort = models.CharField(max_length=12, choices=Sort)
    key = models.CharField(max_length=300)
    words = models.CharField(max_length=300)
    country = models.ForeignKey("programmes.Country", null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("programmes.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    activity = models.CharField(max_length=24, choices=Activity, blank=True)
    chosen_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["sort", "key"]
        constraints = [
            models.UniqueConstraint(fields=["sort", "key"], name="activity_word_once"),
            models.CheckConstraint(
                condition=Q(country__isnull=False, organisation__isnull=True, activity="")
                | Q(country__isnull=True, organisation__isnull=False, activity="")
                | Q(country__isnull=True, organisation__isnull=True) & ~Q(activity=""),
                name="activity_word_means_one_thing",
            ),
        ]

    def __str__(self):
        return self.words
