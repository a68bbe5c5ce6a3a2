"""The two letters of a mission: written from its page on the machinery all letters use."""

from workshops.models import Letter


def test_the_team_is_invited_and_its_administrations_are_asked_at_an_address_somebody_types(walk, client_of, workshop):
    walk.to("mission_planned")
    office, hub = client_of(walk.organiser), f"/workshops/{walk.mission.workshop.code}/letters/"
    page = office.get(f"/missions/{walk.mission.code}/").content.decode()
    assert f"{hub}?kind=mission_invitation" in page and f"{hub}?kind=release_request" in page
    # The page opens with the letter of the hour.
    page = office.get(hub).content.decode()
    assert "as co-trainer" in page and "as lead expert" in page
    page = office.get(f"{hub}?kind=release_request").content.decode()
    assert "E-mail of Customs Affairs" in page and "Takes part as: co-trainer" in page
    place = walk.mission.workshop.participations.get(person=walk.candidacy.person)
    data = {"kind": "release_request", "language": "en", "to": place.code, f"seen-{place.code}": "0"}
    wrong = office.post(hub, data | {f"address-{place.code}": "not an address"})
    assert wrong.status_code == 422 and not Letter.objects.exists()
    assert office.post(hub, data | {f"address-{place.code}": "hr@customs.example"}).status_code == 302
    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == ("hr@customs.example", "release_request")
    assert "Noora Hasan" in letter.subject and "[" not in letter.body
    other = office.get(f"/workshops/{workshop.code}/letters/").content.decode()
    assert "mission_invitation" not in other


def test_a_request_without_an_address_is_reported_and_not_sent(walk, client_of):
    walk.to("mission_planned")
    place = walk.mission.workshop.participations.get(person=walk.candidacy.person)
    data = {"kind": "release_request", "language": "en", "to": place.code, f"seen-{place.code}": "0"}
    answer = client_of(walk.organiser).post(f"/workshops/{walk.mission.workshop.code}/letters/", data, follow=True)
    assert "has no e-mail" in answer.content.decode() and not Letter.objects.exists()
