import secrets

from django.db import models


def new_salt():
    """128 random bits a row: what its words digest to cannot be found by trying names."""
    return secrets.token_hex(16)


class HistoryQuerySet(models.QuerySet):
    def about(self, *objects):
        """Entries of these objects, newest first."""
        wanted = models.Q(pk__in=[])
        for thing in objects:
            wanted |= models.Q(subject_type=thing._meta.label_lower, subject_pk=thing.pk)
        return self.filter(wanted)


class History(models.Model):
    """Who did what to which object, when and why. Written in the transaction of the act; never changed.

    Erasing a person is the one exception: words about them give way, and their digests stay (`rules/chain.py`).
    """

    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=10)
    actor_person = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    actor_label = models.CharField(max_length=200)
    programme = models.ForeignKey("programmes.Programme", null=True, on_delete=models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=60)
    subject_pk = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    act = models.CharField(max_length=60)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30, blank=True)
    reason = models.TextField(blank=True)
    details = models.TextField(default="{}", help_text="Canonical JSON: sorted keys, no spaces.")
    # The four personal columns (actor_label, subject_label, reason, details) enter the chain as digests with this salt.
    salt = models.CharField(max_length=32, default=new_salt)
    proof = models.TextField(blank=True, default="", help_text="Canonical JSON of the digests of words erased since.")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "history"
        indexes = [
            models.Index(fields=["subject_type", "subject_pk", "-at"], name="history_subject"),
            # What happened last in a programme: whether its figures are still those that were counted.
            models.Index(fields=["programme", "id"], name="history_programme"),
        ]

    def __str__(self):
        return f"{self.act}: {self.subject_label}"
