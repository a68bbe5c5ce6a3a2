"""Names leave the programme by a deliberate act of an organiser, with a reason, or not at all."""

import pytest
from django.urls import reverse

from programmes.models import History, RoleKind
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import list_release as list_releases
from reports.models import Document
from reports.queries import field_pack as query


def release(workshop, by, to="Ann Auditor, Court of Audit", reason="Audit of the grant"):
    return list_releases.release(
        workshop=workshop, to=to, reason=reason, snapshot=query.participant_list(workshop), by=by
    )


def test_a_release_is_a_paper_of_its_own_and_stands_in_history(workshop, add_participant, organiser):
    add_participant("Hasan", "Noora")
    document = release(workshop, organiser)
    assert document.snapshot["released"]["to"] == "Ann Auditor, Court of Audit"
    entry = History.objects.get(act="list_releases.release")
    assert (entry.reason, entry.actor_person) == ("Audit of the grant", organiser.person)
    assert "Ann Auditor" in entry.details


def test_only_organisers_release_and_never_without_a_reason_or_a_recipient(
    workshop, add_participant, organiser, facilitator, make_actor
):
    with pytest.raises(Conflict):
        release(workshop, organiser)
    add_participant("Hasan", "Noora")
    for somebody in (facilitator, make_actor(RoleKind.DONOR)):
        with pytest.raises(NotAllowed):
            release(workshop, somebody)
    for blank in ({"to": " "}, {"reason": " "}):
        with pytest.raises(Invalid):
            release(workshop, organiser, **blank)
    assert not Document.objects.exists()


def test_the_page_releases_and_tells_of_it_afterwards(client_of, workshop, add_participant, organiser, make_actor):
    add_participant("Hasan", "Noora")
    url, client = reverse("participant_list_releases", args=[workshop.code]), client_of(organiser)
    assert client.post(url, {"to": "Ann Auditor"}).status_code == 422
    client.post(url, {"to": "Ann Auditor", "reason": "Audit of the grant"})
    document = Document.objects.get()
    told = client.get(url).content.decode()
    assert "Audit of the grant" in told and "Ann Auditor" in told
    donor = client_of(make_actor(RoleKind.DONOR))
    assert donor.get(reverse("document", args=[document.code])).status_code == 404
    assert donor.get(url).status_code == 403
