"""A route on one page, in one language: its settings, what it asks for, and its rubric, to add, order and remove."""

import re
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Criterion, RouteRequirement
from accreditation.rules import route as route_rules
from workshops.forms.breakout_template import direction

Kind = RouteRequirement.Kind
ROW = re.compile(r"([on]\d{1,3}):([a-z_]{1,14})")
CRITERION = "criterion"
MOST = 40
MONTHS = {"required": False, "min_value": 1, "max_value": 600}


@dataclass(frozen=True)
class Line:
    """One requirement or criterion as the page shows it."""

    key: str
    kind: str
    name: str
    fields: tuple[BoundField, ...]
    anchors: tuple[BoundField, ...]
    place: BoundField
    remove: BoundField
    is_new: bool


class RouteVersionForm(forms.Form):
    """`data` is what was sent to be saved; `typed` is what was sent to be shown again with one row more."""

    use_required_attribute = False

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    award = forms.CharField(label=gettext_lazy("Title of the trainer"), max_length=120)
    mean_required = forms.DecimalField(
        label=gettext_lazy("Mean required"), min_value=1, max_value=4, max_digits=2, decimal_places=1
    )
    lowest_allowed = forms.IntegerField(label=gettext_lazy("Lowest score allowed"), min_value=1, max_value=4)
    completion_months = forms.IntegerField(
        label=gettext_lazy("Months to complete the route"),
        help_text=gettext_lazy("Counted from the day the workshop is passed. Blank: no date."),
        **MONTHS,
    )
    extension_months = forms.IntegerField(label=gettext_lazy("Months an extension adds"), min_value=1, max_value=120)
    validity_months = forms.IntegerField(
        label=gettext_lazy("Valid for, months"), help_text=gettext_lazy("Blank: no end of validity."), **MONTHS
    )
    renewal_deliveries = forms.IntegerField(
        label=gettext_lazy("Courses taught to renew"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("Blank: a renewal asks for a decision alone."),
    )
    nominator_may_decide = forms.BooleanField(label=gettext_lazy("A nominator may decide"), required=False)
    lead_may_decide = forms.BooleanField(label=gettext_lazy("A lead expert of the mission may decide"), required=False)
    # The version the page showed: somebody may make another one while it is being filled in.
    version = forms.IntegerField(widget=forms.HiddenInput, max_value=30_000)
    reason = forms.CharField(
        label=gettext_lazy("What for"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Kept with the version, for whoever reads it later."),
    )

    def __init__(self, route, language, data=None, typed=None):
        self.route, self.language, self.added = route, language, ""
        self.was = {f"o{row.position}": row for row in route.requirements.all()}
        self.was_criterion = {f"o{row.position}": row for row in route.criteria.all()}
        sent = data if data is not None else typed
        self.asked = _rows(sent, "asked") or [(key, row.kind) for key, row in self.was.items()]
        self.rubric = _rows(sent, "rubric") if sent is not None else [(key, CRITERION) for key in self.was_criterion]
        initial = self._stored()
        if typed is not None:
            initial = {name: typed.get(name) for name in typed}
            self._add(initial, typed.get("add", ""))
        super().__init__(data, initial=initial)
        for name in ("title", "award", "reason"):
            self.fields[name].widget.attrs |= self._words
        for number, (key, kind) in enumerate(self.asked, 1):
            self._requirement(number, key, kind)
        for number, (key, _kind) in enumerate(self.rubric, 1):
            self._criterion(number, key)

    @property
    def _words(self):
        return {"lang": self.language, "dir": direction(self.language)}

    # What stands in the current version

    def _stored(self):
        route = self.route
        found = {name: getattr(route, name) for name in route_rules.SETTINGS}
        found |= {name: self._text(found[name]) for name in ("title", "award")} | {"version": route.version}
        for number, (key, row) in enumerate(self.was.items(), 1):
            fields = route_rules.requirement_fields(row) | {"place": number}
            found |= {f"{key}-{name}": self._text(value) for name, value in fields.items()}
        for number, (key, row) in enumerate(self.was_criterion.items(), 1):
            fields = route_rules.criterion_fields(row) | {"place": number}
            found |= {f"c{key}-{name}": self._text(value) for name, value in fields.items()}
        return found

    def _text(self, value):
        """Words in the language of the page; anything else as it is."""
        if not hasattr(value, "localize"):
            return value
        data = value.data
        return data.get(self.language, "") if isinstance(data, dict) else data

    def _add(self, initial, kind):
        """A row of this kind, at the end of its stage: the order of a candidacy is kept by itself."""
        rows = self.rubric if kind == CRITERION else self.asked
        if (kind not in Kind.values and kind != CRITERION) or len(rows) >= MOST:
            return
        key = next(f"n{n}" for n in range(1, 999) if f"n{n}" not in dict(rows))
        rows.append((key, kind))
        self.added = f"c{key}" if kind == CRITERION else key
        if kind == CRITERION:
            return
        rows.sort(key=lambda row: (route_rules.STAGE[row[1]], _place(initial.get(f"{row[0]}-place"))))
        initial |= {f"{one}-place": number for number, (one, _kind) in enumerate(rows, 1)}

    # The boxes

    def _requirement(self, number, key, kind):
        for name in route_rules.FIELDS[kind]:
            self.fields[f"{key}-{name}"] = self._box(name, kind)
        self._order(key, number)

    def _box(self, name, kind):
        label = capfirst(str(RouteRequirement._meta.get_field(name).verbose_name))
        if name == "title":
            return forms.CharField(
                label=label, max_length=160, required=False, widget=forms.TextInput(attrs=self._words)
            )
        if name == "count":
            label = _("Assessors") if kind == Kind.ASSESSMENT else _("How many")
            return forms.IntegerField(label=label, min_value=1, max_value=9, initial=1)
        if name == "percent":
            help_text = _("Blank: what the workshop asks.")
            return forms.IntegerField(label=label, required=False, min_value=1, max_value=100, help_text=help_text)
        if name == "share":
            help_text = _("Blank: no share is asked for.")
            return forms.IntegerField(label=label, required=False, min_value=1, max_value=100, help_text=help_text)
        return forms.BooleanField(label=label, required=False)

    def _criterion(self, number, key):
        at = f"c{key}"
        self.fields[f"{at}-title"] = forms.CharField(
            label=_("Criterion"), max_length=160, widget=forms.TextInput(attrs=self._words)
        )
        self.fields[f"{at}-kind"] = forms.ChoiceField(label=_("Kind"), choices=Criterion.Kind.choices)
        self.fields[f"{at}-is_decisive"] = forms.BooleanField(
            label=_("Decisive: must reach the mean by itself"), required=False
        )
        for score in (1, 2, 3, 4):
            label = _("What a {score} looks like").format(score=score)
            box = forms.Textarea(attrs={"rows": 2} | self._words)
            self.fields[f"{at}-anchor_{score}"] = forms.CharField(
                label=label, max_length=1000, required=False, widget=box
            )
        self._order(at, number)

    def _order(self, at, number):
        self.fields[f"{at}-place"] = forms.IntegerField(
            label=_("Place"), min_value=1, max_value=999, initial=number, widget=forms.NumberInput(attrs={"size": 4})
        )
        self.fields[f"{at}-remove"] = forms.BooleanField(label=_("Remove"), required=False)

    # For the page

    def requirement_lines(self):
        return [self._line(key, key, kind, Kind(kind).label, route_rules.FIELDS[kind]) for key, kind in self.asked]

    def criterion_lines(self):
        names, anchors = ("title", "kind", "is_decisive"), tuple(f"anchor_{score}" for score in (1, 2, 3, 4))
        return [self._line(key, f"c{key}", CRITERION, _("Criterion"), names, anchors) for key, _k in self.rubric]

    def _line(self, key, at, kind, name, names, anchors=()):
        boxes, more = (tuple(self[f"{at}-{one}"] for one in some) for some in (names, anchors))
        return Line(key, kind, name, boxes, more, self[f"{at}-place"], self[f"{at}-remove"], at == self.added)

    # What the action takes

    def answers(self):
        values = self.cleaned_data
        settings = {name: values[name] for name in route_rules.SETTINGS}
        settings |= {name: self._merged(getattr(self.route, name), values[name]) for name in ("title", "award")}
        return {
            "version": values["version"],
            "settings": settings,
            "requirements": [self._requirement_of(key, kind) for key, kind in self._kept(self.asked, "")],
            "criteria": [self._criterion_of(key) for key, _kind in self._kept(self.rubric, "c")],
            "reason": values["reason"],
        }

    def _kept(self, rows, before):
        """Rows that stay, in the order of their places inside each stage."""
        left = [row for row in rows if not self.cleaned_data[f"{before}{row[0]}-remove"]]
        place = {row: self.cleaned_data[f"{before}{row[0]}-place"] for row in left}
        return sorted(left, key=lambda row: (route_rules.STAGE.get(row[1], 0), place[row]))

    def _requirement_of(self, key, kind):
        found = {name: self.cleaned_data[f"{key}-{name}"] for name in route_rules.FIELDS[kind]}
        old = self.was.get(key)
        if "title" in found:
            found["title"] = self._merged(old.title if old and old.kind == kind else None, found["title"])
        return {"kind": kind} | found

    def _criterion_of(self, key):
        found = {name: self.cleaned_data[f"c{key}-{name}"] for name in route_rules.CRITERION}
        old = self.was_criterion.get(key)
        for name in route_rules.CRITERION:
            if name == "title" or name.startswith("anchor"):
                found[name] = self._merged(getattr(old, name) if old else None, found[name])
        return found

    def _merged(self, old, words):
        """What was written in this language, beside what stands in the others."""
        data = getattr(old, "data", old) or {}
        data = dict(data) if isinstance(data, dict) else {"en": data}
        return {tag: text for tag, text in (data | {self.language: words.strip()}).items() if text}


def kinds_to_add():
    return [(kind.value, kind.label) for kind in Kind]


def _rows(sent, name):
    """[(key, kind)] that the page carried; what cannot be read is passed over."""
    found = ROW.findall(sent.get(name, "")) if sent is not None else []
    known = {CRITERION} if name == "rubric" else set(Kind.values)
    rows = [(key, kind) for key, kind in dict(found).items() if kind in known]
    return rows[:MOST]


def _place(value):
    return int(value) if str(value or "").isdecimal() else 999
