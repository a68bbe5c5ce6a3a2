from django import forms
from django.utils.translation import gettext_lazy as _

from accreditation.models import TeachingQuestion


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What was taught since?"), choices=TeachingQuestion.Answer.choices, widget=forms.RadioSelect()
    )
    words = forms.CharField(
        label=_("In a few words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    use_required_attribute = False
