from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName
from programmes.models import Organisation
from reports.models import CertificateTemplate
from reports.rules import certificate_template as template_rules

SIDES, PEOPLE, LOGOS = range(2), range(template_rules.MOST_SIGNATORIES), range(template_rules.MOST_LOGOS)
WORDS = {"title": _("Title"), "intro": _("Above the name"), "body": _("Below the name")}


class TemplateForm(forms.Form):
    """One version of a template as one page. A blank text is the portal's own."""

    issuer = ChoiceByName(
        Organisation.objects.none(),
        label=_("Issued by"),
        required=False,
        help_text=_("A partner organisation; blank: the one that runs the programme."),
    )
    language_1 = forms.ChoiceField(label=_("Language"), required=False)
    language_2 = forms.ChoiceField(label=_("Beside it"), required=False)
    border = forms.ChoiceField(label=_("Frame"), choices=CertificateTemplate.Border)
    paper = forms.ChoiceField(label=_("Paper"), choices=CertificateTemplate.Paper)
    seal = forms.FileField(label=_("Seal"), required=False)
    without_seal = forms.BooleanField(label=_("Take the seal away"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, look, **kwargs):
        super().__init__(*args, **kwargs)
        self.look = look
        own_names = dict(settings.LANGUAGES)
        tags = [(tag, own_names[tag]) for tag in template_rules.PRINTED]
        self.fields["issuer"].queryset = Organisation.objects.all()
        self.fields["language_1"].choices = [("", _("English, and the language of the workshop")), *tags]
        self.fields["language_2"].choices = [("", _("none")), *tags]
        for side in SIDES:
            for name, label in WORDS.items():
                widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"}) if name == "body" else None
                field = forms.CharField(label=label, required=False, max_length=1000)
                field.widget = widget or forms.TextInput(attrs={"dir": "auto"})
                self.fields[f"{name}_{side}"] = field
        for n in PEOPLE:
            self.fields[f"signer_{n}"] = forms.CharField(label=_("Name"), required=False, max_length=120)
            for side in SIDES:
                label = _("Post") if side == 0 else _("Post, second language")
                self.fields[f"post_{n}_{side}"] = forms.CharField(label=label, required=False, max_length=160)
            self.fields[f"signature-{n}"] = forms.FileField(label=_("Signature, as a picture"), required=False)
            self.fields[f"without-signature-{n}"] = forms.BooleanField(label=_("Sign by hand"), required=False)
        for n in LOGOS:
            self.fields[f"logo-{n}"] = forms.FileField(label=_("Logo {n}").format(n=n + 1), required=False)
            self.fields[f"without-logo-{n}"] = forms.BooleanField(label=_("Take it away"), required=False)

    def written(self):
        """The look that was typed, with the pictures that stay; whole after `is_valid`."""
        data = self.cleaned_data
        languages = [tag for tag in (data.get("language_1"), data.get("language_2")) if tag]
        tags = languages or ["en"]
        words = {}
        for name in WORDS:
            texts = {tag: " ".join(data.get(f"{name}_{n}", "").split()) for n, tag in enumerate(tags)}
            words[name] = {tag: text for tag, text in texts.items() if text}
        before = self.look["signatories"]
        people = []
        for n in PEOPLE:
            posts = {tag: " ".join(data.get(f"post_{n}_{side}", "").split()) for side, tag in enumerate(tags)}
            name = " ".join(data.get(f"signer_{n}", "").split())
            if not name and not any(posts.values()):
                continue
            signature = before[n].get("signature") if n < len(before) else None
            if data.get(f"without-signature-{n}"):
                signature = None
            people.append({"name": name, "title": {t: p for t, p in posts.items() if p}, "signature": signature})
        logos = [one for n, one in enumerate(self.look["logos"]) if not data.get(f"without-logo-{n}")]
        return {
            "issuer": data.get("issuer"),
            "languages": languages,
            "words": words,
            "signatories": people,
            "logos": logos,
            "seal": None if data.get("without_seal") else self.look["seal"],
            "border": data.get("border") or CertificateTemplate.Border.ENGRAVED,
            "paper": data.get("paper") or CertificateTemplate.Paper.A4,
        }

    def given_files(self):
        """{"logo-0": file, …}: a new logo comes after those that stay."""
        files = {name: file for name, file in self.files.items() if name.startswith("signature-") or name == "seal"}
        stays = sum(not self.cleaned_data.get(f"without-logo-{n}") for n, _one in enumerate(self.look["logos"]))
        for n in LOGOS:
            if f"logo-{n}" in self.files:
                place = n if n < stays else stays
                stays = max(stays, place + 1)
                files[f"logo-{place}"] = self.files[f"logo-{n}"]
        return files


def initial_of(look, seen):
    """What stands in the boxes."""
    tags = look["languages"] or ["en"]
    found = {"issuer": look["issuer"], "border": look["border"], "paper": look["paper"], "seen": seen}
    found |= {f"language_{n + 1}": tag for n, tag in enumerate(look["languages"])}
    for name, texts in look["words"].items():
        found |= {f"{name}_{n}": texts.get(tag, "") for n, tag in enumerate(tags)}
    for n, one in enumerate(look["signatories"]):
        found[f"signer_{n}"] = one["name"]
        found |= {f"post_{n}_{side}": one["title"].get(tag, "") for side, tag in enumerate(tags)}
    return found
