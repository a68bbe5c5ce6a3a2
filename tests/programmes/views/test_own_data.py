"""Everybody's own page: what is held, consent, the file, and asking to be forgotten; and the administrators' answer."""

from django.urls import reverse

from programmes.models import DataExport, Erasure
from programmes.tasks import data_export as tasks


def test_somebody_reads_what_is_held_agrees_to_be_named_and_takes_the_file_along(
    client_of, organiser, stranger, add_participant
):
    client, url = client_of(organiser), reverse("own_data")
    page = client.get(url).content.decode()
    assert organiser.label in page and "organiser@ods.example" in page and "Roles" in page
    client.post(reverse("own_consent"), {"shown": "yes"})
    organiser.person.refresh_from_db()
    assert organiser.person.public_consent
    client.post(reverse("own_consent"), {"shown": "no"})
    organiser.person.refresh_from_db()
    assert not organiser.person.public_consent
    client.post(reverse("own_exports"))
    export = DataExport.objects.get()
    file = reverse("data_export_file", args=[export.code])
    assert client.get(file).status_code == 404
    assert "hx-get" in client.get(url, headers={"HX-Request": "true"}).content.decode()
    tasks.make(export.pk)
    assert file in client.get(url).content.decode()
    assert client.get(file)["Content-Type"] == "application/zip"
    assert client_of(stranger).get(file).status_code == 404


def test_asking_is_answered_by_the_administrator_and_read_on_the_own_page(
    client_of, organiser, administrator, stranger
):
    own, admin = client_of(organiser), client_of(administrator)
    own.post(reverse("own_erasures"), {"reason": "I leave"})
    asked = Erasure.objects.get()
    url = reverse("erasure", args=[asked.code])
    assert url in admin.get(reverse("home")).content.decode()
    assert (
        "I leave" in admin.get(url).content.decode()
        and asked.person.full_name in admin.get(reverse("erasures")).content.decode()
    )
    assert client_of(stranger).get(url).status_code == 404
    assert own.post(reverse("erasure_agree", args=[asked.code])).status_code == 403
    assert admin.post(reverse("erasure_decline", args=[asked.code]), {"answer": ""}).status_code == 422
    admin.post(reverse("erasure_decline", args=[asked.code]), {"answer": "Audit until May"})
    assert "Audit until May" in own.get(reverse("own_data")).content.decode()
    own.post(reverse("own_erasures"))
    own.post(reverse("erasure_withdrawal", args=[Erasure.objects.first().code]))
    own.post(reverse("own_erasures"))
    assert admin.post(reverse("erasure_agree", args=[Erasure.objects.first().code])).status_code == 302
    assert sorted(Erasure.objects.values_list("state", flat=True)) == ["agreed", "declined", "withdrawn"]
