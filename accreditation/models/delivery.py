from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded

SEXES = ("women", "men", "unrecorded")
KINDS = ("customs", "police", "others")
NUMBERS = (*SEXES, *KINDS)


def total(prefix=""):
    """The officers of a row as an expression."""
    women, men, unrecorded = (F(f"{prefix}{name}") for name in SEXES)
    return women + men + unrecorded


class DeliveryQuerySet(models.QuerySet):
    def counted(self):
        """What was put aside is not counted anywhere."""
        return self.exclude(state=Delivery.State.PUT_ASIDE)

    def confirmed(self):
        return self.filter(state=Delivery.State.CONFIRMED)

    def waiting(self):
        return self.filter(state=Delivery.State.REPORTED)

    def with_names(self):
        return self.select_related(
            "programme", "organisation", "country", "plan", "curriculum", "language", "sheet", "reported_by"
        ).prefetch_related("taught_by__person__organisation", "modules")

    def latest_first(self):
        return self.order_by("-starts_on", "-pk")


class Delivery(Coded):
    """One national course: what a trainer reports, and beside it what the administration's focal point confirms."""

    class State(models.TextChoices):
        REPORTED = "reported", _("Reported")
        CONFIRMED = "confirmed", _("Confirmed")
        PUT_ASIDE = "put_aside", _("Put aside")

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="deliveries")
    organisation = models.ForeignKey(
        "programmes.Organisation",
        on_delete=models.PROTECT,
        related_name="deliveries",
        verbose_name=_("administration"),
    )
    plan = models.ForeignKey(
        "accreditation.NationalPlan", null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    country = models.ForeignKey("programmes.Country", null=True, blank=True, on_delete=models.PROTECT)
    city = models.CharField(_("place"), max_length=100, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    hours = models.PositiveSmallIntegerField(_("hours taught"), null=True, blank=True)
    topic = models.CharField(_("topic"), max_length=200)
    curriculum = models.ForeignKey("programmes.Curriculum", null=True, blank=True, on_delete=models.PROTECT)
    modules = models.ManyToManyField("programmes.Module", blank=True)
    language = models.ForeignKey("programmes.Language", null=True, blank=True, on_delete=models.PROTECT)
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    unrecorded = models.PositiveIntegerField(_("not recorded"), default=0)
    customs = models.PositiveIntegerField(_("customs"), default=0)
    police = models.PositiveIntegerField(_("police"), default=0)
    others = models.PositiveIntegerField(_("other services"), default=0)
    confirmed_women = models.PositiveIntegerField(null=True, blank=True)
    confirmed_men = models.PositiveIntegerField(null=True, blank=True)
    confirmed_unrecorded = models.PositiveIntegerField(null=True, blank=True)
    confirmed_customs = models.PositiveIntegerField(null=True, blank=True)
    confirmed_police = models.PositiveIntegerField(null=True, blank=True)
    confirmed_others = models.PositiveIntegerField(null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    sheet = models.OneToOneField(
        "programmes.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="delivery"
    )
    # Signatures are names: the photograph goes by itself on this day, the numbers stay.
    sheet_until = models.DateField(null=True, blank=True)
    # The page gives one key a form, so that what a bad network sends twice is kept once.
    form_key = models.CharField(max_length=40, null=True, blank=True, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.REPORTED)
    reported_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reported_label = models.CharField(max_length=200)
    reported_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_label = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Of an organiser who records what the administration has confirmed by letter.
    confirmation_reference = models.CharField(_("reference"), max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["programme", "starts_on"], name="delivery_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delivery_ends_after_it_begins",
                violation_error_message=_("A course ends on its first day or later."),
            ),
            models.CheckConstraint(
                condition=Q(women__gte=1) | Q(men__gte=1) | Q(unrecorded__gte=1),
                name="delivery_has_officers",
                violation_error_message=_("Say how many officers were trained."),
            ),
            models.CheckConstraint(
                condition=Q(
                    women__gte=F("customs") + F("police") + F("others") - F("men") - F("unrecorded"),
                ),
                name="delivery_kinds_fit",
                violation_error_message=_("There are more officers by service than officers in all."),
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | Q(
                    confirmed_at__isnull=False,
                    confirmed_women__isnull=False,
                    confirmed_men__isnull=False,
                    confirmed_unrecorded__isnull=False,
                ),
                name="delivery_confirmed_by_numbers",
                violation_error_message=_("A confirmed course has the numbers that were confirmed."),
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.topic, self.city or str(self.organisation)]))

    @property
    def officers(self):
        """As reported."""
        return self.women + self.men + self.unrecorded

    @property
    def confirmed_officers(self):
        """As confirmed; None before."""
        if self.state != self.State.CONFIRMED:
            return None
        return self.confirmed_women + self.confirmed_men + self.confirmed_unrecorded

    @property
    def days(self):
        return (self.ends_on - self.starts_on).days + 1


class DeliveryTrainer(models.Model):
    """Who taught, and how much of the teaching was theirs, in percent; empty where nobody has said."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="taught_by")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="taught")
    share = models.PositiveSmallIntegerField(_("share of the teaching, percent"), null=True, blank=True)

    class Meta:
        ordering = ["delivery", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "person"],
                name="delivery_trainer_once",
                violation_error_message=_("This trainer is on the course already."),
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=1, share__lte=100),
                name="delivery_share",
                violation_error_message=_("A share of the teaching goes from 1 to 100 percent."),
            ),
        ]

    def __str__(self):
        return str(self.person)


class Pupil(Coded):
    """An officer trained at a national course who teaches now: the next level of the tree."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="pupils")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="pupil_of")

    class Meta:
        ordering = ["delivery", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "person"],
                name="pupil_once",
                violation_error_message=_("This officer is named at this course already."),
            )
        ]

    def __str__(self):
        return str(self.person)
