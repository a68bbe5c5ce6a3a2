"""What one version of a route asks otherwise than another, in sentences."""

from collections import Counter

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accreditation.models import Route
from accreditation.rules import route as route_rules


def between(old, new):
    """Sentences, the most telling first; empty when both ask the same."""
    return [*_of_rows(old, new), *_of_settings(old, new), *_of_criteria(old, new)]


def _of_settings(old, new):
    for name in route_rules.SETTINGS:
        before, after = _words(getattr(old, name)), _words(getattr(new, name))
        if before != after:
            label = capfirst(str(Route._meta.get_field(name).verbose_name))
            yield _("{what}: {after} instead of {before}.").format(what=label, before=before, after=after)


def _words(value):
    if value is True or value is False:
        return _("yes") if value else _("no")
    return _("none") if value is None else str(value)


def _of_rows(old, new):
    before, after = ([route_rules.said(row) for row in route.requirements.all()] for route in (old, new))
    yield from _gone_and_new(before, after, _("Now asked for: {what}."), _("No longer asked for: {what}."))
    if before != after and Counter(before) == Counter(after):
        yield _("The requirements stand in another order.")


def _of_criteria(old, new):
    before, after = ([_criterion(row) for row in route.criteria.all()] for route in (old, new))
    yield from _gone_and_new(before, after, _("New in the rubric: {what}."), _("No longer in the rubric: {what}."))
    if before != after and Counter(before) == Counter(after):
        yield _("The criteria stand in another order.")
    anchors = [{_criterion(row): _anchors(row) for row in route.criteria.all()} for route in (old, new)]
    for name in after:
        if name in anchors[0] and anchors[0][name] != anchors[1][name]:
            yield _("The scores are described otherwise: {what}.").format(what=name)


def _gone_and_new(before, after, now, gone):
    yield from (now.format(what=what) for what in (Counter(after) - Counter(before)).elements())
    yield from (gone.format(what=what) for what in (Counter(before) - Counter(after)).elements())


def _criterion(row):
    words = str(row.title)
    if row.kind == row.Kind.YES_NO:
        words = _("{criterion} (yes or no)").format(criterion=words)
    return _("{criterion}, decisive").format(criterion=words) if row.is_decisive else words


def _anchors(row):
    return [str(getattr(row, f"anchor_{score}") or "") for score in (1, 2, 3, 4)]
