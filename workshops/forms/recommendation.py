from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.seal import seal
from workshops.forms.month import MonthField, month_value, month_words
from workshops.models import Recommendation

NEW_ROWS = 3


class RecommendationRow(forms.Form):
    """One recommendation in the report form: the text, and the rest behind "More"."""

    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    addressed_to = forms.CharField(
        label=_("To whom"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    lead = forms.CharField(
        label=_("Lead agency"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    by_when = MonthField(label=_("By the end of"), required=False)
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=[("", "–"), *Recommendation.Priority.choices]
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    # What stands on the server when it is not what stands in the row, and the version to go on from.
    theirs, fresh_version = None, None

    @classmethod
    def of(cls, recommendation, data=None):
        """The row of a stored recommendation; what was posted is laid over it only where somebody typed."""
        initial = cls.stored(recommendation)
        row = cls(data, initial=initial, prefix=f"r{recommendation.pk}")
        return row if data is None or row.is_touched else cls(initial=initial, prefix=row.prefix)

    @classmethod
    def refused(cls, data, recommendation, prefix, *, is_clash):
        """What was typed and not taken, over what is stored now: the next save is made with both in view."""
        initial = cls.stored(recommendation) if recommendation else None
        row = cls(data, initial=initial, prefix=prefix)
        row.is_valid()
        if recommendation:
            row.fresh_version = recommendation.version
            row.theirs = recommendation.text if is_clash else None
        return row

    @classmethod
    def stored(cls, recommendation):
        """What stands in the database, as the boxes hold it."""
        found = {name: getattr(recommendation, name) for name in cls.base_fields}
        return found | {"by_when": month_value(found["by_when"])}

    def posted(self, name):
        return self.data.get(self.add_prefix(name))

    @property
    def is_touched(self):
        """Somebody typed here; an older page that brings back what it was given has not been touched."""
        if not self.is_bound or self.posted("text") is None:
            return False
        return self.posted("seen") != seal(*(self.posted(name) or "" for name in self._typed()))

    @property
    def seen(self):
        """What the writer is shown as standing on the server."""
        if self.is_bound and self.fresh_version is None and self.posted("seen"):
            return self.posted("seen")
        return seal(*(str(self.initial.get(name) or "") for name in self._typed()))

    @property
    def shown_version(self):
        return self.fresh_version or self["version"].value() or ""

    @classmethod
    def _typed(cls):
        return [name for name in cls.base_fields if name != "version"]

    @property
    def values(self):
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return values | {"text": values["text"].replace("\r\n", "\n")}

    @property
    def summary(self):
        """What stands beside the closed "More"."""
        values = [self["addressed_to"].value(), self["lead"].value(), month_words(self["by_when"].value())]
        return ". ".join(value for value in values if value)
