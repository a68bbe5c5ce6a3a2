from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Qualifier, Series, SourceStatement


class StatementForm(forms.Form):
    figure = forms.ChoiceField(label=_("Figure"), choices=SourceStatement.Figure)
    qualifier = forms.ChoiceField(label=_("How exact"), choices=Qualifier)
    value = forms.IntegerField(label=_("Number"), min_value=0, max_value=10_000_000)
    series = ChoiceByName(Series.objects.none(), label=_("Series"), required=False)
    through_session = forms.IntegerField(
        label=_("Through workshop number"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("The last workshop of the series this total includes."),
    )
    as_of = forms.DateField(label=_("As of"), widget=DayInput())
    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("Who published it, where and when."))
    words = forms.CharField(label=_("Words of the source"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = programme.series.all()
        self.helper = helper(
            _("Record the statement"),
            Layout(
                Row("figure", "qualifier", "value"),
                Row("series", "through_session", "as_of"),
                "source",
                "words",
            ),
        )
