from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from programmes.models.job import Job


class Import(Coded):
    """A list on its way in: parsed, matched, shown, then applied row by row; undone as a whole.

    The floor above knows what `subject_pk` is (for kind "participants": a workshop). The source is never changed.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Being checked")
        DONE = "done", _("Added")
        DISCARDED = "discarded", _("Discarded")
        UNDONE = "undone", _("Undone")

    kind = models.CharField(max_length=30)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="imports")
    subject_pk = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    upload = models.ForeignKey("programmes.Upload", null=True, on_delete=models.PROTECT, related_name="imports")
    source_name = models.CharField(max_length=200)
    headings = models.JSONField(default=list, help_text="[{column, heading, field}] as recognised or chosen.")
    notes = models.JSONField(default=list, help_text="Sentences about the file as a whole.")
    created_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["kind", "subject_pk"], name="import_subject")]

    def __str__(self):
        return self.source_name

    def worker_job(self):
        """The worker's job of a long list, the last one asked for; None for a list that was added at once."""
        asked = next((note["job"] for note in self.notes if note["code"] == "adding"), None)
        return Job.objects.select_related("asked_by").filter(pk=asked).first() if asked else None


class ImportRow(Coded):
    """One row as it came (`cells`), as it is understood (`values`), and what became of it."""

    class State(models.TextChoices):
        READY = "ready", _("Ready")
        TO_FIX = "to_fix", _("A cell to correct")
        DUPLICATE = "duplicate", _("Possibly known already")
        ADDED = "added", _("Added")
        LEFT_OUT = "left_out", _("Left out")

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True, help_text="The line of the file it begins on.")
    cells = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    problems = models.JSONField(default=dict, help_text="{field: sentence}")
    proposals = models.JSONField(default=dict, help_text="{field: value to accept}")
    remarks = models.JSONField(default=list, help_text="Grey information: has attended twice already.")
    state = models.CharField(max_length=10, choices=State, default=State.READY)
    match = models.ForeignKey("programmes.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    match_reason = models.CharField(max_length=200, blank=True)
    made_person = models.BooleanField(default=False)
    result_pk = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["batch", "number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_row_number_once")]

    def __str__(self):
        return f"{self.batch}, {self.number}"
