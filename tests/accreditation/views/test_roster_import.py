"""Loading a roster in the browser, from pasted cells to taking it back; and what follows on a trainer's page."""

from datetime import timedelta

from django.urls import reverse

from accreditation.models import Accreditation, Notice, Renewal
from programmes.models import Import
from programmes.rules import clock

TEXT = "\n".join(
    (
        "Name\tCountry\tAdministration\tTitle\tAccredited on\tLetter\tValid until",
        "RUSU Elena\tGhana\tGhana Customs\tExpert\t14.02.2017\tWCO 17/118\t31.12.2099",
        "BONDAR Dmytro\tGhana\tGhana Customs\tExpert\t2017\t\t",
    )
)


def test_paste_correct_load_and_take_back(client_of, administrator, organiser, programme, ghana):
    browser = client_of(administrator)
    assert client_of(organiser).get(reverse("roster_imports")).status_code == 403
    assert browser.post(reverse("roster_imports"), {"programme": programme.pk, "text": ""}).status_code == 422
    browser.post(reverse("roster_imports"), {"programme": programme.pk, "text": TEXT})
    batch = Import.objects.get()
    code = [batch.code]
    page = browser.get(reverse("roster_import", args=code)).content.decode()
    assert "14 February 2017" in page and "2017-01-01?" in page and "The letter is the proof" in page
    assert "Put 1 trainer on the roster" in page
    assert client_of(organiser).get(reverse("roster_import", args=code)).status_code == 404
    browser.post(reverse("roster_import_entries", args=code))
    assert Accreditation.objects.count() == 1
    row = batch.rows.get(number=2)
    still_wrong = {f"{row.code}-letter": ""}
    assert browser.post(reverse("roster_import_corrections", args=code), still_wrong).status_code in (302, 422)
    browser.post(reverse("roster_row_acceptance", args=[row.code]) + "?field=granted_on")
    assert browser.post(reverse("roster_row_keeping", args=[row.code]) + "?field=letter").status_code == 422
    browser.post(reverse("roster_import_entries", args=code), {f"{row.code}-letter": "WCO 17/119"})
    assert Accreditation.objects.count() == 2
    assert browser.get(reverse("roster_import_headings", args=code)).status_code == 200
    assert browser.get(reverse("roster_import_file", args=code)).status_code == 200
    browser.post(reverse("roster_import_reversal", args=code))
    assert not Accreditation.objects.exists()


def test_notice_plan_settlement_and_renewal_in_the_browser(client_of, administrator, programme, ghana):
    browser = client_of(administrator)
    browser.post(reverse("roster_imports"), {"programme": programme.pk, "text": TEXT})
    browser.post(reverse("roster_import_entries", args=[Import.objects.get().code]))
    code = [Accreditation.objects.get().code]
    day = (clock.today() + timedelta(days=20)).isoformat()
    sent = {"reason": "Two cancelled.", "to_put_right": "A plan.", "answer_by": day}
    notice = reverse("accreditation_give_notice", args=code)
    assert browser.post(notice, sent | {"answer_by": "2001-01-01"}).status_code == 422
    assert browser.post(notice, sent).status_code == 302
    assert browser.get(notice).status_code == 409
    plan = reverse("notice_plan", args=[Notice.objects.get().code])
    assert browser.post(plan, {"plan": "Ask earlier.", "planned_on": clock.today()}).status_code == 302
    assert "Ask earlier." in browser.get(reverse("accreditation", args=code)).content.decode()
    assert browser.post(reverse("accreditation_settle", args=code), {"reason": "Done."}).status_code == 302
    renewal = reverse("accreditation_renew", args=code)
    assert "31 December 2099" in browser.get(renewal).content.decode()
    decided = {"decided_by": "Director", "decided_on": clock.today(), "valid_until": "2101-12-31"}
    assert browser.post(renewal, decided | {"valid_until": "2050-01-01"}).status_code == 422
    seen = browser.get(renewal).context["form"]["ended_on"].value()
    assert browser.post(renewal, decided | {"ended_on": "2098-01-01"}).status_code == 409, "renewed meanwhile"
    assert browser.post(renewal, decided | {"ended_on": seen}).status_code == 302
    assert Renewal.objects.get().decided_by == "Director"
    assert browser.post(reverse("accreditation_leave", args=code), {"reason": "Retires."}).status_code == 302
    assert "Former trainer" in browser.get(reverse("accreditation", args=code)).content.decode()
