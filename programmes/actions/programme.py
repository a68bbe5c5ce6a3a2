from django.utils.translation import get_language
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Programme, Series
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed


def found(*, by, partners=(), languages=(), **fields):
    """Found a programme. Fields are those of Programme."""
    if not (by.is_system or by.is_system_administrator):
        raise NotAllowed(_("The system administrator founds programmes."))
    with refusals():
        programme = Programme(**fields)
        programme.full_clean(exclude=["code"])
        programme.save()
        programme.partners.set(partners)
        programme.languages.set(languages)
        history.record("programmes.found", programme, by=by, programme=programme)
        return programme


def edit(*, programme, by, **changes):
    """Change a programme's words and rules. A word is changed in the reader's language; its translations stay."""
    if not programme_rules.can_administer(by, programme):
        raise NotAllowed(_("The programme administrator changes its rules."))
    with refusals():
        programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        before = {name: str(getattr(programme, name) or "") for name in changes}
        for name, value in changes.items():
            if name in ("title", "purpose", "trainer_title"):
                value = _in_this_language(getattr(programme, name), value)
            setattr(programme, name, value)
        programme.full_clean(exclude=["code"])
        programme.save()
        changed = {n: v for n, v in before.items() if v != str(getattr(programme, n) or "")}
        history.record("programmes.edit", programme, by=by, programme=programme, before=changed)
        return programme


def _in_this_language(text, words):
    data = getattr(text, "data", None)
    data = dict(data) if isinstance(data, dict) else {"en": str(data or "")}
    if words != str(text or ""):
        data[get_language() or "en"] = words
    return LazyI18nString(data)


def add_series(*, programme, by, **fields):
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Only organisers of the programme add a series."))
    with refusals():
        series = Series(programme=programme, **fields)
        series.full_clean(exclude=["code"])
        series.save()
        history.record("programmes.add_series", series, by=by)
        return series
