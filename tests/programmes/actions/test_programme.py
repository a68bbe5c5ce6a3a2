"""Programmes: founded by the system administrator, furnished by those who run them."""

import pytest

from programmes.actions import programme as programmes
from programmes.models import History, Programme, RoleKind
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

FIELDS = {"slug": "iwt", "title": "Wildlife", "acronym": "IWT", "certificate_prefix": "iwt"}


def test_the_system_administrator_founds_a_programme_and_history_says_so(make_actor, unep, english):
    founder = make_actor(RoleKind.SYSTEM_ADMINISTRATOR)
    programme = programmes.found(by=founder, organisation=unep, languages=[english], partners=[unep], **FIELDS)
    assert (list(programme.languages.all()), list(programme.partners.all())) == ([english], [unep])
    entry = History.objects.about(programme).get()
    assert (entry.act, entry.actor_label) == ("programmes.found", founder.label)


def test_an_administrator_of_one_programme_founds_no_other(administrator, unep):
    with pytest.raises(NotAllowed):
        programmes.found(by=administrator, organisation=unep, **FIELDS)
    assert not Programme.objects.filter(slug="iwt").exists()


def test_a_smallest_group_larger_than_the_seats_is_refused_in_words(unep, by):
    with pytest.raises((Invalid, Conflict), match="smallest group"):
        programmes.found(by=by, organisation=unep, group_minimum=12, group_capacity=10, **FIELDS)


def test_an_organiser_adds_a_series_once(organiser, programme):
    series = programmes.add_series(programme=programme, by=organiser, title="Ozone", slug="ozone", planned=10)
    assert History.objects.about(series).get().programme == programme
    with pytest.raises((Invalid, Conflict), match="already has a series"):
        programmes.add_series(programme=programme, by=organiser, title="Ozone", slug="ozone")
    assert programme.series.count() == 1


def test_a_facilitator_adds_no_series(facilitator, programme):
    with pytest.raises(NotAllowed):
        programmes.add_series(programme=programme, by=facilitator, title="Ozone", slug="ozone")


def test_a_programme_is_edited_by_its_administrator_and_keeps_its_translations(administrator, organiser, programme):
    from i18nfield.strings import LazyI18nString

    programme.title = LazyI18nString({"en": "Ozone", "fr": "Ozone, formation"})
    programme.save()
    with pytest.raises(NotAllowed):
        programmes.edit(programme=programme, title="Mine now", by=organiser)
    edited = programmes.edit(programme=programme, title="Ozone training", presenting_minutes=8, by=administrator)
    assert edited.title.data == {"en": "Ozone training", "fr": "Ozone, formation"}
    assert edited.presenting_minutes == 8
