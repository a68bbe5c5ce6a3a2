from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Sex
from programmes.models.base import Coded


class ParticipationQuerySet(models.QuerySet):
    def trainees(self):
        """Those who are trained. Facilitators, observers, experts and hosts are at the workshop and are not counted."""
        return self.filter(kind=Participation.Kind.PARTICIPANT)

    def counted(self):
        return self.trainees().exclude(state__in=[*Participation.AWAY, Participation.State.TO_INVITE])

    def present(self):
        return self.exclude(state__in=Participation.AWAY)


class Participation(Coded):
    """One person at one workshop, in one capacity, with the post and administration of that day.

    An officer may be listed without a name ("Police officer, Thailand"): counted and seated, never printed.
    """

    class Kind(models.TextChoices):
        PARTICIPANT = "participant", _("Participant")
        FACILITATOR = "facilitator", _("Facilitator")
        OBSERVER = "observer", _("Observer")
        RESOURCE_PERSON = "resource_person", _("Resource person")
        LEAD_EXPERT = "lead_expert", _("Lead expert")
        CO_TRAINER = "co_trainer", _("Co-trainer")
        INTERPRETER = "interpreter", _("Interpreter")
        HOST_OFFICIAL = "host_official", _("Host official")

    class State(models.TextChoices):
        TO_INVITE = "to_invite", _("To be invited")
        INVITED = "invited", _("Invited")
        DECLINED = "declined", _("Declined")
        EXPECTED = "expected", _("Expected")
        COMPLETED = "completed", _("Workshop completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        NO_SHOW = "no_show", _("Did not come")

    # Those who will not come, or did not; their places and seats are free.
    AWAY = (State.DECLINED, State.WITHDRAWN, State.NO_SHOW)

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    listed_as = models.CharField(_("listed as"), max_length=160, blank=True)
    kind = models.CharField(_("takes part as"), max_length=20, choices=Kind, default=Kind.PARTICIPANT)
    state = models.CharField(max_length=12, choices=State, default=State.EXPECTED)
    number = models.PositiveIntegerField(_("personal number"))
    organisation = models.ForeignKey(
        "programmes.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("administration"),
    )
    country = models.ForeignKey(
        "programmes.Country", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("country")
    )
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True, default="")
    post = models.CharField(_("post"), max_length=160, blank=True)
    # A substitute keeps the funding, the seat and the number of whoever was replaced; the badge is new.
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    follows_in = models.ForeignKey(
        "programmes.Language",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("follows in"),
        help_text=_("The language of interpretation; blank: the workshop's."),
    )
    # Agencies join and leave in the middle: whoever is expected later, or only until a day, misses nothing.
    expected_from = models.DateField(_("comes on"), null=True, blank=True, help_text=_("Blank: from the first day."))
    expected_until = models.DateField(_("stays until"), null=True, blank=True, help_text=_("Blank: to the last day."))
    # A badge that was lost stops opening the room when the next one is made.
    badge_serial = models.PositiveSmallIntegerField(default=1)
    # The one line of reason by which somebody counts as having completed although something was missing.
    completed_despite = models.CharField(max_length=300, blank=True, default="")

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["workshop", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"],
                name="participation_once",
                violation_error_message=_("This person is already on the list of this workshop."),
            ),
            models.UniqueConstraint(fields=["workshop", "number"], name="participation_number_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(listed_as=""),
                name="participation_names_somebody",
                violation_error_message=_("Give a name, or say how the officer is listed."),
            ),
            models.CheckConstraint(
                condition=Q(expected_from__isnull=True)
                | Q(expected_until__isnull=True)
                | Q(expected_until__gte=F("expected_from")),
                name="participation_stays_after_coming",
                violation_error_message=_("Nobody leaves before they come: look at the two days."),
            ),
        ]

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self):
        return self.person.full_name if self.person_id else self.listed_as

    @property
    def list_name(self):
        return self.person.list_name if self.person_id else self.listed_as

    @property
    def agency(self):
        """The word behind a name in the room: the kind of service, or the country at a regional workshop."""
        return self.organisation.get_kind_display() if self.organisation_id else ""

    @property
    def is_trainee(self):
        return self.kind == self.Kind.PARTICIPANT
