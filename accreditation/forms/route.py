from django import forms
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from accreditation.library.routes import ROUTES


class RouteForm(forms.Form):
    key = forms.ChoiceField(label=_("Route"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(key, str(LazyI18nString(row["title"]))) for key, row in ROUTES.items()]
