import pytest

from programmes.actions import organisation as organisations
from programmes.models import AgencyKind, History, Organisation, RoleKind
from programmes.rules.refusal import Invalid, NotAllowed


@pytest.mark.parametrize("kind", [RoleKind.ORGANISER, RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.SYSTEM_ADMINISTRATOR])
def test_those_who_run_programmes_add_an_organisation(make_actor, bahrain, kind):
    actor = make_actor(kind)
    made = organisations.add(name="Customs Affairs", kind=AgencyKind.CUSTOMS, country=bahrain, by=actor)
    assert History.objects.about(made).get().actor_label == actor.label


@pytest.mark.parametrize("kind", [RoleKind.FACILITATOR, RoleKind.ASSESSOR, RoleKind.DONOR, RoleKind.PARTICIPANT])
def test_others_add_none(make_actor, kind):
    with pytest.raises(NotAllowed):
        organisations.add(name="Somebody", kind=AgencyKind.CUSTOMS, by=make_actor(kind))


def test_it_is_found_in_every_language_of_its_name(organiser):
    name = {"en": "State Customs Committee", "ru": "Государственный таможенный комитет"}
    made = organisations.add(name=name, kind=AgencyKind.CUSTOMS, acronym="SCC", by=organiser)
    for words in ("customs STATE", "ТАМОЖЕННЫЙ", "scc"):
        assert list(Organisation.objects.named(words)) == [made]


def test_a_kind_that_does_not_exist_is_refused_beside_its_field(organiser):
    with pytest.raises(Invalid) as refused:
        organisations.add(name="Somebody", kind="navy", by=organiser)
    assert refused.value.field == "kind"
