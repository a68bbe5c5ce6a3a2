import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import ALPHABET, Coded


class Phase(models.TextChoices):
    BEFORE = "before", _("Test before")
    AFTER = "after", _("Test after")


class KnowledgeTest(Coded):
    """The same questions before and after a workshop, so that what was learned shows."""

    class Way(models.TextChoices):
        NAMED = "named", _("By name: the result counts for completion")
        PRIVATE = "private", _("By a private code: nobody can tell whose it is")
        ELSEWHERE = "elsewhere", _("Answered elsewhere: only the results are typed in")

    class State(models.TextChoices):
        PREPARED = "prepared", _("Not open yet")
        BEFORE = "before", _("Test before is open")
        BETWEEN = "between", _("Test before is closed")
        AFTER = "after", _("Test after is open")
        CLOSED = "closed", _("Closed")

    OPEN = {State.BEFORE: Phase.BEFORE, State.AFTER: Phase.AFTER}

    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.PROTECT, related_name="knowledge_test")
    way = models.CharField(_("how it is answered"), max_length=10, choices=Way, default=Way.NAMED)
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)

    class Meta:
        ordering = ["workshop"]

    def __str__(self):
        return str(_("Test of the workshop"))

    @property
    def phase(self):
        """The phase that is open to answers now, or None."""
        return self.OPEN.get(self.state)


def new_key():
    """An ID nobody else gives: the same question keeps it in every workshop it is copied to."""
    return "Q" + "".join(secrets.choice(ALPHABET) for _place in range(4))


class KnowledgeItem(Coded):
    """One question. Its `key` is its ID for ever: copies keep it, so that workshops can be compared."""

    test = models.ForeignKey(KnowledgeTest, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(_("ID"), max_length=16, default=new_key)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("question"))
    module = models.ForeignKey("programmes.Module", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["test", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["test", "key"],
                name="knowledge_item_key_once",
                violation_error_message=_("Another question of this test already has that ID."),
            )
        ]

    def __str__(self):
        return self.text

    @property
    def rights(self):
        """The options that are right. Reads the prefetched rows."""
        return {option.pk for option in self.options.all() if option.is_right}


class KnowledgeOption(models.Model):
    item = models.ForeignKey(KnowledgeItem, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    is_right = models.BooleanField(default=False)

    class Meta:
        ordering = ["item", "position"]
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="knowledge_option_once")]

    def __str__(self):
        return self.text
