from datetime import timedelta

from django.urls import reverse

from accreditation.models import AvailabilityPeriod, TrainerProfile
from programmes.rules import clock


def test_a_trainer_keeps_their_own_page(client_of, make_person, sign_in, organiser, english, by):
    trainer = sign_in(make_person("Hasan", "Noora"))
    url = reverse("trainer_profile", args=[trainer.person.code])
    browser = client_of(trainer)
    assert "You as a trainer" in browser.get(url).content.decode()
    sent = {"topics": "Labels\nRisk profiling", "teaches": [english.pk], "regions": ["AP"]}
    assert browser.post(url, sent).status_code == 302
    page = browser.get(url).content.decode()
    assert "Risk profiling" in page and TrainerProfile.objects.get().topics.count() == 2
    today = clock.today()
    periods = reverse("trainer_periods", args=[trainer.person.code])
    days = {"period-kind": "unavailable", "period-starts_on": today, "period-ends_on": today + timedelta(days=1)}
    assert browser.post(periods, days | {"period-ends_on": "soon"}).status_code == 422
    assert browser.post(periods, days).status_code == 302
    period = AvailabilityPeriod.objects.get()
    assert browser.post(reverse("trainer_consent", args=[trainer.person.code]), {"shown": "yes"}).status_code == 302
    trainer.person.refresh_from_db()
    assert trainer.person.public_consent
    other = client_of(organiser)
    assert "Not available" in other.get(reverse("person", args=[trainer.person.code])).content.decode()
    assert other.post(reverse("trainer_consent", args=[trainer.person.code]), {"shown": "yes"}).status_code == 403
    assert other.post(reverse("availability_period_removal", args=[period.code])).status_code == 302
    assert not AvailabilityPeriod.objects.exists()


def test_an_administrator_records_what_was_agreed_on_paper(client_of, make_person, administrator, organiser):
    person = make_person("Hasan", "Noora")
    url = reverse("person_paper_consent", args=[person.code])
    assert client_of(organiser).get(url).status_code == 403
    browser = client_of(administrator)
    assert browser.post(url, {"agreed_on": "2020-02-03"}).status_code == 422
    assert browser.post(url, {"agreed_on": "2020-02-03", "reference": "Letter 7"}).status_code == 302
    assert "Letter 7" in browser.get(reverse("trainer_profile", args=[person.code])).content.decode()
