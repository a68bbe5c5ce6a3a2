from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper


class WordTemplateForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("A .docx with your letterhead and styles."))

    helper = helper(_("Use this file"))
