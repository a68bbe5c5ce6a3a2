from django import forms
from django.utils.translation import gettext_lazy as _

LEFT_OUT = "-"


class ListForm(forms.Form):
    """Cells copied from Excel, or the file itself; a browser takes a file that is dropped on its field."""

    text = forms.CharField(
        label=_("Paste the cells"),
        help_text=_("Copy the rows in Excel, with their headings, and paste them here."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or drop the file here"),
        help_text=_("Excel (.xlsx) or CSV, up to 5,000 rows. The file is never changed."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class HeadingsForm(forms.Form):
    """One choice a column. Travel papers cannot be chosen: they are not kept with the list."""

    def __init__(self, data=None, *, batch, sample, fields):
        super().__init__(data)
        for column in batch.headings:
            if column["reason"] == "travel":
                continue
            number = column["column"]
            heading = f"“{column['heading']}”" if column["heading"] else _("Column {n}").format(n=number + 1)
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading,
                choices=[(LEFT_OUT, _("Left out")), *fields.items()],
                initial=column["field"] or LEFT_OUT,
                help_text=", ".join(cells[number] for cells in sample if cells[number])[:120],
            )

    def chosen(self):
        return {int(name.partition("-")[2]): field for name, field in self.cleaned_data.items()}


def typed(data, fields):
    """({row code: {field: text}}, {row code: kind of service}) out of what the page of the rows posts."""
    cells, services = {}, {}
    for name, text in data.items():
        first, _dash, second = name.partition("-")
        if first == "service":
            services[second] = text
        elif second in fields:
            cells.setdefault(first, {})[second] = text.replace("\x00", "")
    return cells, services
