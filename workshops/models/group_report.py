from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from programmes.models.box import Box, BoxRevision


class GroupReport(Coded):
    """The one report of a group. `epoch` grows when the secretary changes; `version` with every write and move."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        READY = "ready", _("Ready to present")
        PRESENTED = "presented", _("Presented")
        SUBMITTED = "submitted", _("Submitted to the facilitator")
        RETURNED = "returned", _("Returned for correction")
        ACCEPTED = "accepted", _("Final")

    EDITABLE = (State.DRAFT, State.READY, State.PRESENTED, State.RETURNED)

    group = models.OneToOneField("workshops.Group", on_delete=models.PROTECT, related_name="report")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    epoch = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    presented_at = models.DateTimeField(null=True)
    presented_until = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_late = models.BooleanField(default=False)
    # What was submitted, frozen: canonical JSON and its SHA-256. The facilitator accepts that hash.
    snapshot = models.TextField(blank=True)
    snapshot_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["group"]

    def __str__(self):
        return _("Report of {group}").format(group=self.group)

    @property
    def is_editable(self):
        return self.state in self.EDITABLE


class Answer(Box):
    """One box of the form. `key` is "discussion", "own_issues", "no_agreement" or "q<question pk>"."""

    report = models.ForeignKey(GroupReport, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey("workshops.Question", null=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["report", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="answer_key_once")]


class AnswerRevision(BoxRevision):
    report = models.ForeignKey(GroupReport, on_delete=models.CASCADE, related_name="revisions")

    class Meta:
        ordering = ["report", "pk"]
        indexes = [models.Index(fields=["report", "key", "base_version"], name="revision_box")]
