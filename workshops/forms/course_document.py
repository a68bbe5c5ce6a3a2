from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, helper
from programmes.models import Language


class CourseDocumentForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("PDF, Word, Excel, PowerPoint or a picture, up to 20 MB."))
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    version = forms.CharField(label=_("Version"), max_length=30, required=False)
    language = ChoiceByName(Language.objects.all(), label=_("Language"), required=False)

    helper = helper(_("Put into the folder"), Layout("file", "title", Row("version", "language")))
