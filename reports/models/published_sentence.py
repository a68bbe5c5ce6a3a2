from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class PublishedSentence(Coded):
    """A sentence as it was published: its numbers and the rows behind them stay, whatever is recorded later.

    `sentences`: {tag: [{"text", "figure"}]}, all six languages; `figure` names an entry of `figures`, or is empty.
    `figures`: [{"key", "of", "label", "definition", "value", "qualifier", "counted", "reported", "explanation",
    "lines"}];
    a line is {"amount", "qualifier", "workshop", "day", "text", "note"}, and the amounts add up to the value. No names.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="published_sentences")
    series = models.ForeignKey("programmes.Series", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    workshop = models.ForeignKey(
        "workshops.Workshop", null=True, blank=True, on_delete=models.PROTECT, related_name="published_sentences"
    )
    as_of = models.DateField()
    where = models.CharField(_("where it is published"), max_length=300, blank=True)
    sentences = models.JSONField()
    figures = models.JSONField(default=list, blank=True)
    footnotes = models.JSONField(default=list, blank=True)
    # The language of labels and explanations, which are kept as they were read.
    language = models.CharField(max_length=12)
    # Over sentences and figures: what was seen is what is kept.
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_because=""),
                name="published_sentence_withdrawn_because",
            )
        ]

    def __str__(self):
        subject = self.workshop or self.series or self.programme
        return _("Sentence on {subject}, {day}").format(subject=subject, day=self.as_of.isoformat())
