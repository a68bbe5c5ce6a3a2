from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from programmes.models import Module
from workshops.models import KnowledgeTest, Phase
from workshops.rules import knowledge_test as test_rules


class TestForm(forms.Form):
    """The workshop gets its test: how it is answered, and whose questions it begins with."""

    way = forms.ChoiceField(
        label=_("How it is answered"), choices=KnowledgeTest.Way, widget=forms.RadioSelect, initial="named"
    )
    source = forms.ModelChoiceField(
        KnowledgeTest.objects.none(),
        label=_("Questions of an earlier workshop"),
        required=False,
        to_field_name="code",
        empty_label=_("None: they are written here"),
    )

    helper = helper(_("Prepare the test"), Layout("way", "source"))

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources
        self.fields["source"].label_from_instance = lambda test: (
            f"{test.workshop}, {test.workshop.place}, {test.workshop.starts_on.year}"
        )


class ItemForm(forms.Form):
    text = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))
    options = forms.CharField(
        label=_("Options"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("One a line, from two to six. Put a star before what is right: * HCFC-22"),
    )
    key = forms.CharField(
        label=_("ID"),
        max_length=16,
        required=False,
        widget=forms.TextInput(attrs={"size": 8, "dir": "ltr", "autocomplete": "off"}),
        help_text=_("Blank: the portal gives one. Copies keep it."),
    )
    module = forms.ModelChoiceField(Module.objects.none(), label=_("Module"), required=False)

    def __init__(self, *args, test, item=None, **kwargs):
        if item:
            kwargs["initial"] = {
                "text": item.text,
                "options": test_rules.text_of(item.options.all()),
                "key": item.key,
                "module": item.module_id,
            }
        super().__init__(*args, **kwargs)
        modules = Module.objects.filter(curriculum__programme=test.workshop.programme_id)
        self.fields["module"].queryset = modules
        layout = ["text", "options", Row("key", "module") if modules.exists() else "key"]
        if len(layout) and not modules.exists():
            del self.fields["module"]
        self.helper = helper(_("Save the question") if item else _("Add the question"), Layout(*layout))


class TypedResultsForm(forms.Form):
    """Pasted from a sheet: who, before, after."""

    text = forms.CharField(
        label=_("Results"),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=_("One person a line: number or name, before, after. For example: 101 55 72, or HASAN Noora 14/20."),
    )
    single = forms.ChoiceField(
        label=_("Where a line has one result"), choices=Phase, widget=forms.RadioSelect, initial=Phase.AFTER
    )
    source = forms.CharField(
        label=_("Where they come from"), max_length=160, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
