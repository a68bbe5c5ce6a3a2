from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Erasure(Coded):
    """Somebody is to be forgotten: who asked and when, what was decided, and what became of it.

    What could name the person again (reason, answer, spellings) is emptied when it is carried out.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        AGREED = "agreed", _("Being carried out")
        DONE = "done", _("Carried out")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    OPEN = (State.ASKED, State.AGREED)

    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="erasures")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    reason = models.TextField(blank=True, max_length=2000)
    answer = models.TextField(blank=True, max_length=2000)
    # Other ways the name is written, one a line, chosen by whoever decides.
    spellings = models.TextField(blank=True, max_length=2000)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    # Names in the storage of what must still go, so that a worker that died is followed by one that knows.
    leftovers = models.JSONField(default=list)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["asked", "agreed"]),
                name="erasure_once",
                violation_error_message=_("Erasure of this person has been asked for already."),
            )
        ]

    def __str__(self):
        return f"{_('Erasure')} {self.code}"
