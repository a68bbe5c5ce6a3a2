"""Whose history who may read, and how an entry is told in words.

Every object that has a page has a history: its floor registers it here, and one view and one fold serve them all.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.models import History
from programmes.rules.chain import ERASED
from programmes.rules.programme import STAFF


def visible_to(actor):
    if actor.is_system:
        return History.objects.all()
    return History.objects.filter(programme_id__in=actor.programme_ids(*STAFF))


@dataclass(frozen=True)
class Subject:
    """A kind of object with a history of its own.

    `also(thing)` answers [(model, queryset)]: what lies inside the thing and is told along with it.
    """

    noun: str
    name: str
    model: type
    visible_to: Callable
    may: Callable
    page: Callable
    also: Callable = lambda thing: []
    is_own: Callable = lambda actor, thing: False


SUBJECTS = {}
_TOLD_ALONG = defaultdict(list)


def register(noun, model, **rules):
    """`noun` is the plural of the URL; the address is called `<model>_history`."""
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in model.__name__).lstrip("_") + "_history"
    SUBJECTS[model] = Subject(noun=noun, name=name, model=model, **rules)


def tell_along(model):
    """For a floor above the thing's own: loader(thing) -> [(model, queryset)], told along with it."""

    def add(loader):
        _TOLD_ALONG[model].append(loader)
        return loader

    return add


def subject_of(thing):
    return SUBJECTS[type(thing)]


def can_see(actor, thing):
    subject = subject_of(thing)
    return bool(actor and actor.person_id) and (subject.may(actor, thing) or subject.is_own(actor, thing))


def about(actor, thing):
    """Entries about a thing and what lies inside it, newest first: those of the programmes the actor runs.

    Somebody who looks at what was done with their own data sees all of it, whichever programme did it.
    """
    subject = subject_of(thing)
    wanted = Q(subject_type=thing._meta.label_lower, subject_pk=thing.pk)
    along = [pair for loader in _TOLD_ALONG[type(thing)] for pair in loader(thing)]
    for model, rows in [*subject.also(thing), *along]:
        wanted |= Q(subject_type=model._meta.label_lower, subject_pk__in=rows.order_by().values("pk"))
    entries = History.objects if subject.is_own(actor, thing) else visible_to(actor)
    return entries.filter(wanted)


# -- words

NOTES = {
    "number": gettext_lazy("number"),
    "title": gettext_lazy("title"),
    "reference": gettext_lazy("reference"),
    "released_on": gettext_lazy("released on"),
    "topic": gettext_lazy("topic"),
    "group": gettext_lazy("group"),
    "duty": gettext_lazy("role in the group"),
    "co_trainer": gettext_lazy("co-trainer"),
    "minutes": gettext_lazy("minutes"),
    "rows": gettext_lazy("rows"),
    "added": gettext_lazy("added"),
    "taken_back": gettext_lazy("taken back"),
    "part": gettext_lazy("part"),
    "released_to": gettext_lazy("released to"),
    "paid_by": gettext_lazy("paid by"),
}


def moved(entry):
    """(from, to) in words; ("", "") for an act that moves nothing."""
    words = _states(entry.subject_type)
    return words.get(entry.from_state, entry.from_state), words.get(entry.to_state, entry.to_state)


def notes(entry):
    """[(label, value)] of what an entry knows besides: what stood there before, and a few plain numbers and names.

    What is not known by name here is not shown: details are written for machines.
    """
    details = _details(entry)
    before = details.get("before")
    found = []
    if isinstance(before, dict):
        found = [(_label(entry.subject_type, name), _before(value)) for name, value in before.items()]
    for name, label in NOTES.items():
        value = details.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            found.append((capfirst(label), str(value)))
    return found


def _before(value):
    if isinstance(value, list | dict):
        return _("was otherwise")
    return _("was “{value}”").format(value=value) if value not in ("", None) else _("was empty")


def _details(entry):
    try:
        details = json.loads(entry.details)
    except ValueError:
        return {}
    return details if isinstance(details, dict) else {}


def _model(label):
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _states(label):
    model = _model(label)
    try:
        return dict(model._meta.get_field("state").choices or ()) if model else {}
    except FieldDoesNotExist:
        return {}


def _label(label, name):
    model = _model(label)
    try:
        return capfirst(model._meta.get_field(name).verbose_name) if model else name
    except FieldDoesNotExist:
        return capfirst(name.replace("_", " "))


def shown_name(label):
    """A name in an entry, or the words that stand where one was erased."""
    return _("an erased person") if label == ERASED else label


def shown_reason(reason):
    return _("erased with the person it named") if reason == ERASED else reason
