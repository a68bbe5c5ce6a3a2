"""A grant is recorded and put right by the programme administrator; a donor finds their own and no other."""

from datetime import date

import pytest

from programmes.actions import grant as grants
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.models import History, RoleKind
from programmes.rules import actor as actors
from programmes.rules import grant as grant_rules
from programmes.rules.refusal import Invalid, NotAllowed


@pytest.fixture
def donor_body(by):
    return organisations.add(name="Ministry of the Environment", kind="donor", by=by)


@pytest.fixture
def grant(programme, by, donor_body):
    return grants.record(
        programme=programme, by=by, donor=donor_body, title="Phase II", reference="ENV/19",
        starts_on=date(2019, 1, 1), ends_on=date(2020, 12, 31), amount=250000, currency="USD",
        credit_line="Funded by  the “Ministry”", disclaimer="The views are not the donor’s.",
    )  # fmt: skip


def test_only_the_programme_administrator_records_and_edits_a_grant(administrator, organiser, grant, donor_body):
    with pytest.raises(NotAllowed):
        grants.record(programme=grant.programme, by=organiser, donor=donor_body, title="Phase III")
    with pytest.raises(NotAllowed):
        grants.edit(grant=grant, by=organiser, title="Mine")
    edited = grants.edit(grant=grant, by=administrator, title="Phase two")
    assert edited.credit_line == "Funded by  the “Ministry”", "word for word"
    assert [entry.act for entry in History.objects.about(grant)] == ["grants.edit", "grants.record"]
    assert grant.programme.grants.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"ends_on": date(2018, 1, 1)}, {"currency": ""}, {"currency": "dollars"}, {"currency": "usd"}],
)
def test_what_cannot_be_is_refused_with_a_sentence(administrator, grant, changes):
    with pytest.raises(Invalid):
        grants.edit(grant=grant, by=administrator, **changes)


def test_the_series_of_another_programme_is_refused(administrator, grant, other_programme, by):
    from programmes.actions import programme as programmes

    theirs = programmes.add_series(programme=other_programme, by=by, title="Theirs", slug="theirs")
    with pytest.raises(Invalid, match="another programme"):
        grants.edit(grant=grant, by=administrator, series=theirs)


def test_a_donor_sees_the_grants_of_their_own_organisation_and_a_facilitator_none(
    make_actor, grant, donor_body, unep, by, organiser, facilitator, stranger
):
    donor = make_actor(RoleKind.DONOR)
    theirs = grants.record(programme=grant.programme, by=by, donor=unep, title="Another’s")
    assert list(grant_rules.visible_to(donor)) == [], "nobody knows yet for whom they come"
    people.edit(person=donor.person, by=by, organisation=donor_body)
    donor = actors.for_person(type(donor.person).objects.get(pk=donor.person_id))
    assert list(grant_rules.visible_to(donor)) == [grant]
    assert set(grant_rules.visible_to(organiser)) == {grant, theirs}
    for nobody in (facilitator, stranger):
        assert not grant_rules.visible_to(nobody).exists()


def test_a_period_stays_inside_the_grant(grant):
    whole = grant_rules.period(grant)
    assert (whole.first, whole.last) == (date(2019, 1, 1), date(2020, 12, 31))
    half = grant_rules.period(grant, date(2018, 7, 1), date(2019, 6, 30))
    assert (half.first, half.last) == (date(2019, 1, 1), date(2019, 6, 30))
