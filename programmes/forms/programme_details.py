from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from programmes.models import Programme

RULES = (
    "group_capacity", "group_minimum", "choice_minutes", "working_minutes", "writing_minutes", "presenting_minutes",
    "attendance_percent", "pass_mark",
    "writing_days", "restricted_days", "reminds_of_expiry",
    "has_open_figures",
)  # fmt: skip


class ProgrammeDetailsForm(forms.ModelForm):
    """The rules that differ from programme to programme, and its words."""

    title = forms.CharField(label=_("Title"), max_length=200)
    purpose = forms.CharField(label=_("Purpose"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    trainer_title = forms.CharField(label=_("Title of its trainers"), max_length=120, required=False)

    class Meta:
        model = Programme
        fields = ["usage", *RULES]

    helper = helper(
        _("Save"),
        Layout(
            "title",
            "purpose",
            Row("usage", "trainer_title"),
            Fieldset(
                _("Rules"),
                Row("group_capacity", "group_minimum"),
                Row("choice_minutes", "working_minutes"),
                Row("writing_minutes", "presenting_minutes"),
                Row("attendance_percent", "pass_mark"),
                Row("writing_days", "restricted_days"),
                "reminds_of_expiry",
                "has_open_figures",
            ),
        ),
    )

    def _post_clean(self):
        """No instance is built here: the action writes."""

    @classmethod
    def of(cls, programme, data=None):
        words = {name: str(getattr(programme, name) or "") for name in ("title", "purpose", "trainer_title")}
        return cls(data, initial=words | {name: getattr(programme, name) for name in cls.Meta.fields})
