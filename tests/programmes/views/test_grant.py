import pytest

from programmes.actions import grant as grants
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.models import Grant, RoleKind


@pytest.fixture
def body(by):
    return organisations.add(name="Ministry of the Environment", kind="donor", by=by)


def test_the_administrator_records_a_grant_in_the_browser_and_puts_it_right(client_of, administrator, programme, body):
    client = client_of(administrator)
    sent = {"title": "Phase II", "donor": body.pk, "amount": "250000", "currency": "usd", "credit_line": "Funded by us"}
    answer = client.post(f"/programmes/{programme.slug}/grants/", sent)
    grant = Grant.objects.get()
    assert answer.url == f"/grants/{grant.code}/" and grant.currency == "USD"
    page = client.get(answer.url).content.decode()
    assert "Funded by us" in page and "250,000.00 USD" in page
    bad = client.post(f"/grants/{grant.code}/details/", sent | {"currency": ""})
    assert bad.status_code == 422 and "An amount needs its currency." in bad.content.decode()
    assert client.post(f"/grants/{grant.code}/details/", sent | {"title": "Phase two"}).status_code == 302
    assert client.get(f"/grants/{grant.code}/?first=soon").status_code == 422


def test_an_organiser_reads_and_does_not_record_and_a_facilitator_sees_no_money(
    client_of, organiser, facilitator, stranger, make_actor, programme, body, by
):
    grant = grants.record(programme=programme, by=by, donor=body, title="Phase II")
    client = client_of(organiser)
    assert "Record the grant" not in client.get(f"/programmes/{programme.slug}/grants/").content.decode()
    assert client.post(f"/programmes/{programme.slug}/grants/", {"title": "X"}).status_code == 403
    assert client.get(f"/grants/{grant.code}/details/").status_code == 403
    assert client_of(facilitator).get(f"/programmes/{programme.slug}/grants/").status_code == 403
    for nobody in (facilitator, stranger):
        assert client_of(nobody).get(f"/grants/{grant.code}/").status_code == 404
    donor = make_actor(RoleKind.DONOR)
    words = client_of(donor).get(f"/programmes/{programme.slug}/grants/").content.decode()
    assert "No grant of your organisation" in words
    people.edit(person=donor.person, by=by, organisation=body)
    assert "Phase II" in client_of(donor).get(f"/programmes/{programme.slug}/grants/").content.decode()


def test_the_list_costs_the_same_with_one_grant_and_with_three(client_of, organiser, programme, body, by):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(organiser), []
    for rounds in (1, 2):
        for number in range(rounds):
            grants.record(programme=programme, by=by, donor=body, title=f"Phase {rounds}{number}")
        client.get(f"/programmes/{programme.slug}/grants/")
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/programmes/{programme.slug}/grants/")
        counts.append(len(caught))
    assert counts[0] == counts[1]
