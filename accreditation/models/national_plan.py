from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class NationalTraining(models.Model):
    """How a programme keeps up with what its trainers teach at home. Without a row, the defaults are meant."""

    programme = models.OneToOneField("programmes.Programme", on_delete=models.CASCADE, related_name="national_training")
    asks = models.BooleanField(
        _("ask what was taught since"),
        default=True,
        help_text=_("Trainers and focal points get one letter at each of these months after a workshop."),
    )
    months = models.CharField(_("months after the workshop"), max_length=40, default="3, 6, 12")
    sheet_days = models.PositiveSmallIntegerField(
        _("days attendance sheets are kept"),
        default=365,
        help_text=_("After the last day of a course; then the photograph deletes itself. The numbers stay."),
    )
    link_days = models.PositiveSmallIntegerField(_("days a personal link opens"), default=365)

    class Meta:
        ordering = ["programme"]

    def __str__(self):
        return str(self.programme)

    @property
    def month_list(self):
        return sorted({int(part) for part in self.months.replace(";", ",").split(",") if part.strip().isdigit()})


class NationalPlan(Coded):
    """What an administration intends to teach at home after a workshop, in the fields of form D.6, topic 3."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        AGREED = "agreed", _("Agreed")
        CLOSED = "closed", _("Closed")

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="national_plans", verbose_name=_("programme")
    )
    organisation = models.ForeignKey(
        "programmes.Organisation",
        on_delete=models.PROTECT,
        related_name="national_plans",
        verbose_name=_("administration"),
    )
    workshop = models.ForeignKey(
        "workshops.Workshop", null=True, blank=True, on_delete=models.PROTECT, related_name="national_plans"
    )
    # The report of the group that thought it out, where there is one.
    report = models.OneToOneField(
        "workshops.GroupReport", null=True, blank=True, on_delete=models.PROTECT, related_name="national_plan"
    )
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("by when"), null=True, blank=True)
    officers = models.PositiveIntegerField(_("officers to train"), null=True, blank=True)
    courses = models.PositiveSmallIntegerField(_("courses to hold"), null=True, blank=True)
    designates = models.TextField(_("who designates the trainers"), blank=True)
    portfolio = models.TextField(_("documents in the portfolio"), blank=True)
    agendas = models.TextField(_("agendas adjusted"), blank=True)
    progress = models.TextField(_("who monitors progress"), blank=True)
    effect = models.TextField(_("who monitors the effect"), blank=True)
    method = models.TextField(_("how it is monitored"), blank=True)
    reported_to = models.TextField(_("who is told"), blank=True)
    # What the group wrote where a number was asked and could not be read as one.
    remark = models.TextField(_("remark"), blank=True)
    agreed_by = models.CharField(_("agreed by"), max_length=200, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    agreed_reference = models.CharField(_("reference"), max_length=160, blank=True)
    # The focal point: an officer of the administration who confirms what is reported, by account or by link.
    focal_name = models.CharField(_("name"), max_length=200, blank=True)
    focal_email = models.EmailField(_("e-mail"), blank=True)
    focal_person = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="national_plans"
    )
    link_serial = models.PositiveSmallIntegerField(default=1)
    link_until = models.DateField(_("the link opens until"), null=True, blank=True)

    class Meta:
        ordering = ["programme", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=~Q(state="closed"),
                name="national_plan_one_open",
                violation_error_message=_("This administration has a plan of this programme already. Close it first."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="national_plan_ends_after_it_begins",
                violation_error_message=_("The period ends on its first day or later."),
            ),
        ]

    def __str__(self):
        return _("National training, {administration}").format(administration=self.organisation)

    @property
    def focal_point(self):
        return self.focal_name or (str(self.focal_person) if self.focal_person_id else "")


class PlannedCourse(Coded):
    """One course of a plan, where the plan is as exact as that."""

    plan = models.ForeignKey(NationalPlan, on_delete=models.CASCADE, related_name="planned_courses")
    title = models.CharField(_("course"), max_length=200)
    place = models.CharField(_("place"), max_length=120, blank=True)
    by_when = models.DateField(_("by when"), null=True, blank=True)
    officers = models.PositiveSmallIntegerField(_("officers"), null=True, blank=True)

    class Meta:
        ordering = ["plan", F("by_when").asc(nulls_last=True), "pk"]

    def __str__(self):
        return self.title
